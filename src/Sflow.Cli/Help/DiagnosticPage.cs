namespace Sflow.Cli.Help;

/// <summary>The page of a diagnostic.</summary>
/// <param name="Code">The code, such as <c>SFLOW1302</c>.</param>
/// <param name="Markdown">The text of the page.</param>
internal sealed record DiagnosticPage(string Code, string Markdown)
{
    private const string Folder = "diagnostics/";
    private const string Ending = ".md";
    private const string Prefix = "SFLOW";
    private const int CodeDigits = 4;

    /// <summary>Every code in its order.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Embedded.NamesIn(Folder).Select(file => file[..^Ending.Length])];

    /// <summary>What it is about, such as <c>Undefined name in an expression</c>.</summary>
    public string Title => FirstLine[(FirstLine.IndexOf(": ", StringComparison.Ordinal) + 2)..];

    /// <summary>The severity: <c>error</c>, <c>warning</c> or <c>info</c>.</summary>
    public string Severity => Kind.Split(" · ")[0].ToLowerInvariant();

    private IEnumerable<string> Sentences =>
        MarkdownReader
            .Read(Markdown)
            .Select(block =>
                block switch
                {
                    HeadingBlock heading => heading.Text,
                    ParagraphBlock paragraph => paragraph.Text,
                    ListItemBlock item => item.Text,
                    _ => "",
                }
            );

    private string FirstLine => Markdown[..Markdown.IndexOf('\n', StringComparison.Ordinal)];

    // The second line: *Error · expressions*
    private string Kind => Markdown.Split('\n').First(line => line.StartsWith('*')).Trim('*');

    /// <summary>The page of a code.</summary>
    /// <param name="code">One of <see cref="Codes"/>.</param>
    public static DiagnosticPage Read(string code) => new(code, Embedded.Read(Folder + code + Ending));

    /// <summary>The code that the user means: <c>sflow1302</c> and <c>1302</c> are short forms. Null when there is none.</summary>
    public static string? Find(string word)
    {
        var digits = word.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? word[Prefix.Length..] : word;
        var code = Prefix + digits.TrimStart('-', ' ').PadLeft(CodeDigits, '0');
        return Codes.Contains(code) ? code : null;
    }

    /// <summary>The pages whose sentences contain a word, those with the word in the title first.</summary>
    public static IReadOnlyList<DiagnosticPage> About(string word)
    {
        bool Contains(string text) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
        return
        [
            .. Codes
                .Select(Read)
                .Where(page => page.Sentences.Any(Contains))
                .OrderBy(page => !Contains(page.Title))
                .ThenBy(page => page.Code),
        ];
    }
}
