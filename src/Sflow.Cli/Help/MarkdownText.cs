namespace Sflow.Cli.Help;

/// <summary>Shows a page of Markdown on a terminal.</summary>
internal static class MarkdownText
{
    private const int CodeIndent = 4;
    private const int Gutter = 2;

    /// <summary>Adds a page.</summary>
    public static HelpText Write(HelpText text, string markdown)
    {
        MarkdownBlock? before = null;
        foreach (var block in MarkdownReader.Read(markdown))
        {
            if (!(block is ListItemBlock && before is ListItemBlock))
                text.Gap();
            Write(text, block);
            before = block;
        }

        return text;
    }

    private static void Write(HelpText text, MarkdownBlock block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                text.Heading(heading.Text);
                break;
            case ParagraphBlock paragraph:
                text.Paragraph(paragraph.Text);
                break;
            case ListItemBlock item:
                text.Hanging(item.Mark, item.Text, item.Indent, item.Indent + item.Mark.Length);
                break;
            case CodeBlock code:
                text.Verbatim(code.Lines, CodeIndent);
                break;
            case TableBlock table:
                WriteTable(text, table.Rows);
                break;
        }
    }

    // The last column has the rest of the line; the others are as wide as their widest cell, up to a share of the line.
    private static void WriteTable(HelpText text, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var count = rows.Max(row => row.Count);
        var most = (text.Width - (Gutter * count)) / count;
        List<int> widths =
        [
            .. Enumerable
                .Range(0, count - 1)
                .Select(column => Math.Min(rows.Max(row => Cell(row, column).Length), Math.Max(most, TextWrap.Least))),
        ];
        widths.Add(Math.Max(text.Width - widths.Sum() - (Gutter * count), TextWrap.Least));
        foreach (var row in rows)
        {
            var cells = widths.Select((width, column) => TextWrap.Lines(Cell(row, column), width)).ToList();
            for (var line = 0; line < cells.Max(cell => cell.Count); line++)
            {
                var parts = cells.Select((cell, column) => (line < cell.Count ? cell[line] : "").PadRight(widths[column]));
                text.Verbatim([string.Join(new string(' ', Gutter), parts).TrimEnd()], Gutter);
            }

            if (row == rows[0])
                text.Verbatim(
                    [
                        string.Join(
                            new string(' ', Gutter),
                            widths.Select((width, column) => new string('-', RuleWidth(rows, column, width)))
                        ),
                    ],
                    Gutter
                );
        }
    }

    private static int RuleWidth(IReadOnlyList<IReadOnlyList<string>> rows, int column, int width) =>
        Math.Min(width, rows.Max(row => Cell(row, column).Length));

    private static string Cell(IReadOnlyList<string> row, int column) => column < row.Count ? row[column] : "";
}
