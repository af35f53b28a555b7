using System.Text.RegularExpressions;

namespace Sflow.Cli.Help;

/// <summary>Reads the Markdown of our own pages: headings, paragraphs, lists, code, tables. Comments of HTML are left out.</summary>
internal static class MarkdownReader
{
    private const string Fence = "```";

    /// <summary>The blocks of a page.</summary>
    public static IReadOnlyList<MarkdownBlock> Read(string page)
    {
        var lines = page.Split('\n');
        List<MarkdownBlock> blocks = [];
        for (var i = 0; i < lines.Length; )
        {
            var line = lines[i];
            if (line.TrimStart().StartsWith(Fence, StringComparison.Ordinal))
                blocks.Add(ReadCode(lines, ref i));
            else if (line.StartsWith('|'))
                blocks.Add(ReadTable(lines, ref i));
            else if (line.Trim().Length == 0 || line.StartsWith("<!--", StringComparison.Ordinal))
                i++;
            else if (line.StartsWith('#'))
                blocks.Add(new HeadingBlock(line.TakeWhile(c => c == '#').Count(), Inline(lines[i++].TrimStart('#').Trim())));
            else if (ListMark.Match(line) is { Success: true } mark)
                blocks.Add(new ListItemBlock(mark.Groups[2].Value, ReadText(lines, ref i, mark.Length), mark.Groups[1].Length));
            else
                blocks.Add(new ParagraphBlock(ReadText(lines, ref i, 0)));
        }

        return blocks;
    }

    private static CodeBlock ReadCode(string[] lines, ref int i)
    {
        var indent = lines[i].Length - lines[i].TrimStart().Length;
        List<string> code = [];
        for (i++; i < lines.Length && !lines[i].TrimStart().StartsWith(Fence, StringComparison.Ordinal); i++)
            code.Add(lines[i].Length >= indent && lines[i][..indent].Trim().Length == 0 ? lines[i][indent..] : lines[i]);
        i++;
        return new CodeBlock(code);
    }

    private static TableBlock ReadTable(string[] lines, ref int i)
    {
        List<IReadOnlyList<string>> rows = [];
        for (; i < lines.Length && lines[i].StartsWith('|'); i++)
        {
            if (!Rule.IsMatch(lines[i]))
                rows.Add([
                    .. CellEnd
                        .Split(lines[i].Trim().Trim('|'))
                        .Select(cell => Inline(cell.Trim().Replace("\\|", "|", StringComparison.Ordinal))),
                ]);
        }

        return new TableBlock(rows);
    }

    // A paragraph ends before an empty line or the start of another block.
    private static string ReadText(string[] lines, ref int i, int markLength)
    {
        var text = new StringBuilder(lines[i++][markLength..]);
        for (; i < lines.Length && lines[i].Trim().Length > 0 && !Starts(lines[i]); i++)
            text.Append(' ').Append(lines[i].Trim());
        return Inline(text.ToString());
    }

    private static bool Starts(string line) =>
        line[0] is '#' or '|' || line.TrimStart().StartsWith(Fence, StringComparison.Ordinal) || ListMark.IsMatch(line);

    // Links lose their targets, except those that can be opened; emphasis loses its marks.
    private static string Inline(string text) =>
        Emphasis.Replace(
            Link.Replace(
                text,
                link =>
                    link.Groups[2].Value.StartsWith("http", StringComparison.Ordinal)
                        ? $"{link.Groups[1].Value} ({link.Groups[2].Value})"
                        : link.Groups[1].Value
            ),
            "$1$2"
        );

    private static readonly Regex ListMark = new(@"\A( *)([-*] |\d+\. )", RegexOptions.CultureInvariant);

    private static readonly Regex Rule = new(@"\A\|[-:| ]+\|\s*\z", RegexOptions.CultureInvariant);

    private static readonly Regex CellEnd = new(@"(?<!\\)\|", RegexOptions.CultureInvariant);

    private static readonly Regex Link = new(@"\[([^\]]+)\]\(([^)\s]+)\)", RegexOptions.CultureInvariant);

    // Not inside of code, where a star is a star.
    private static readonly Regex Emphasis = new(@"(`[^`]*`)|\*{1,2}([^*`]+)\*{1,2}", RegexOptions.CultureInvariant);
}
