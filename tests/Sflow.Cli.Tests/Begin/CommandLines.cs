using System.Text.RegularExpressions;

namespace Sflow.Cli.Tests.Begin;

/// <summary>Command lines that texts show: whether they parse, and whether they work.</summary>
internal static partial class CommandLines
{
    private static readonly Definitions.Verb[] Verbs = [.. new SflowCommand().Root.Subcommands.OfType<Definitions.Verb>()];

    /// <summary>Parses lines; those of verbs that don't exist make the test inconclusive.</summary>
    public static void MustParse(IEnumerable<string> lines)
    {
        List<string> missing = [];
        foreach (var line in lines.Where(line => line.StartsWith("sflow ", StringComparison.Ordinal)))
        {
            if (MissingVerbs(line) is [var verb, ..])
                missing.Add(verb);
            else
                Assert.AreEqual("", string.Join("; ", new SflowCommand().Root.Parse(Words(line)).Errors), line);
        }

        InconclusiveWithout(missing);
    }

    /// <summary>Runs lines in bash, one after the other; each must succeed.</summary>
    public static void MustWork(string folder, IEnumerable<string> lines)
    {
        List<string> missing = [];
        foreach (var line in lines)
        {
            if (MissingVerbs(line) is [var verb, ..])
            {
                missing.Add(verb);
                continue;
            }

            var answer = Bash.Run(folder, line);
            Assert.AreEqual(0, answer.ExitCode, $"{line}\n{answer.Text}");
        }

        InconclusiveWithout(missing);
    }

    /// <summary>The verbs that a text of bash calls and that don't exist.</summary>
    public static IReadOnlyList<string> MissingVerbs(string text) =>
        [.. Call().Matches(text).Select(call => call.Groups[1].Value).Where(verb => Verbs.All(known => known.Name != verb)).Distinct()];

    /// <summary>Ends a test that can't say more.</summary>
    public static void InconclusiveWithout(IReadOnlyList<string> verbs)
    {
        if (verbs.Count > 0)
            Assert.Fail($"there is no verb {string.Join(", ", verbs.Distinct())}");
    }

    /// <summary>The words after <c>sflow</c>. Values in quotes are one word; what goes to a file is left out.</summary>
    public static IReadOnlyList<string> Words(string line) =>
        [
            .. Word()
                .Matches(Redirection().Replace(line, ""))
                .Select(word => word.Value.Replace("\"", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal))
                .Skip(1),
        ];

    [GeneratedRegex(@"(?:^|[\s(;&|])sflow\s+([a-z][a-z-]*)", RegexOptions.Multiline)]
    private static partial Regex Call();

    [GeneratedRegex("""(?:"[^"]*"|'[^']*'|[^\s"'])+""")]
    private static partial Regex Word();

    [GeneratedRegex(@"\s\d?>\s*\S+")]
    private static partial Regex Redirection();
}
