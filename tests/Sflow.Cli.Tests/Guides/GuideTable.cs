using System.Text.RegularExpressions;

namespace Sflow.Cli.Tests.Guides;

/// <summary>The tables and files of the guide for people who come from nv-sflow.</summary>
internal static partial class GuideTable
{
    private static readonly MarkdownPage Page = MarkdownPage.Read(Repository.PathOf("docs", "guides", "from-nv-sflow.md"));

    /// <summary>The rows of the table below a heading, without its titles: the cells.</summary>
    public static IReadOnlyList<string[]> Below(string heading)
    {
        var lines = Page.Text.Split('\n').ToList();
        return
        [
            .. lines
                .Skip(lines.IndexOf("## " + heading) + 1)
                .SkipWhile(line => !line.StartsWith('|'))
                .TakeWhile(line => line.StartsWith('|'))
                .Skip(2)
                .Select(line => line.Trim('|').Split(" | ").Select(cell => cell.Trim()).ToArray()),
        ];
    }

    /// <summary>What is in backticks.</summary>
    public static IReadOnlyList<string> Code(string cell) => [.. Quoted().Matches(cell).Select(match => match.Groups[1].Value)];

    /// <summary>Writes the modules and CSVs of the guide, but not its project, which would be named in scripts.</summary>
    public static void WriteFiles(string folder)
    {
        foreach (
            var block in Page.Blocks.Where(block =>
                block.Info.StartsWith("yaml ", StringComparison.Ordinal) || block.Info.StartsWith("csv ", StringComparison.Ordinal)
            )
        )
            File.WriteAllText(Path.Combine(folder, block.Info.Split(' ')[1]), block.Text);
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
