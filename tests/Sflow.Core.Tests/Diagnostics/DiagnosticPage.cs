using System.Text.RegularExpressions;

namespace Sflow.Tests.Diagnostics;

/// <summary>
/// A page of <c>docs/diagnostics</c>. Its first line is <c># CODE: what it says</c>, its third <c>*Severity · what it is about*</c>.
/// The fenced blocks after <c>&lt;!-- example --&gt;</c> are files that give the diagnostic. The one after <c>&lt;!-- message --&gt;</c> is
/// what a build prints. Those after <c>&lt;!-- fixed --&gt;</c> replace files of the example, and the diagnostic is gone.
/// A block names its file in a first line <c># file: NAME</c>; without that line it is the default file of its language.
/// </summary>
internal sealed partial record DiagnosticPage(string Code, string Title, string Severity, string Text)
{
    private static readonly Dictionary<string, string> DefaultNames = new()
    {
        ["yaml"] = "workflow.yaml",
        ["csv"] = "sweep.csv",
        ["xml"] = "Workflow.proj",
        ["handlebars"] = "site.hbs",
    };

    /// <summary>The folder of the pages.</summary>
    public static string Folder { get; } = Repository.PathOf("docs", "diagnostics");

    /// <summary>The codes that have a page, in their order.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [.. Directory.GetFiles(Folder, "*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)!];

    /// <summary>The files of the example by name; empty when there is none to compile.</summary>
    public IReadOnlyDictionary<string, string> Example => Files("example");

    /// <summary>The files of the fixed example, including those that the fix leaves alone; empty when there is none to compile.</summary>
    public IReadOnlyDictionary<string, string> Fixed
    {
        get
        {
            var changed = Files("fixed");
            return changed.Count == 0
                ? changed
                : Example.Where(file => !changed.ContainsKey(file.Key)).Concat(changed).ToDictionary(file => file.Key, file => file.Value);
        }
    }

    /// <summary>What the page says is printed, one diagnostic per line.</summary>
    public string Message => MessageBlock().Match(Text) is { Success: true } match ? match.Groups["text"].Value : "";

    /// <summary>The page of a code.</summary>
    public static DiagnosticPage Read(string code)
    {
        var text = File.ReadAllText(PathOf(code));
        var head = Head().Match(text);
        return head.Success
            ? new DiagnosticPage(head.Groups["code"].Value, head.Groups["title"].Value, head.Groups["severity"].Value, text)
            : throw new InvalidDataException($"{code}.md does not begin as a page does");
    }

    /// <summary>Writes another message into the page's file.</summary>
    public void RewriteMessage(string message) =>
        File.WriteAllText(PathOf(Code), MessageBlock().Replace(Text, match => $"<!-- message -->\n```text\n{message}\n```", 1));

    private static string PathOf(string code) => Path.Combine(Folder, code + ".md");

    private Dictionary<string, string> Files(string section)
    {
        var start = Text.IndexOf($"<!-- {section} -->", StringComparison.Ordinal);
        if (start < 0)
            return [];
        var end = Text.IndexOf("<!-- ", start + 5, StringComparison.Ordinal);
        var blocks = Block().Matches(end < 0 ? Text[start..] : Text[start..end]);
        return blocks.ToDictionary(NameOf, block => block.Groups["text"].Value);
    }

    private static string NameOf(Match block) =>
        FileLine().Match(block.Groups["text"].Value) is { Success: true } line
            ? line.Groups["name"].Value
            : DefaultNames[block.Groups["language"].Value];

    [GeneratedRegex(@"\A# (?<code>SFLOW\d{4}): (?<title>.+)\n\n\*(?<severity>\w+) · .+\*\n")]
    private static partial Regex Head();

    [GeneratedRegex(@"<!-- message -->\n```text\n(?<text>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex MessageBlock();

    [GeneratedRegex(@"^```(?<language>yaml|csv|xml|handlebars)\n(?<text>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\A# file: (?<name>\S+)\n")]
    private static partial Regex FileLine();
}
