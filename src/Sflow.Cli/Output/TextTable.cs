using Spectre.Console;
using Spectre.Console.Rendering;

namespace Sflow.Cli.Output;

/// <summary>
/// A table for people. In a pipe, its columns are as wide as their cells, with two spaces between them and nothing cut, so that a
/// script can
/// split them. On a terminal it fits the window: a line is never wrapped; the widest cells are cut.
/// </summary>
/// <param name="columns">The titles. A title that begins with <c>&gt;</c> makes a column whose cells end at the right, for numbers.</param>
internal sealed class TextTable(params string[] columns)
{
    private const string Gap = "  ";
    private const int Narrowest = 4;

    private readonly List<TextCell[]> rows = [];

    /// <summary>The number of rows.</summary>
    public int Count => rows.Count;

    /// <summary>Adds a row. Missing cells are empty. A string is a cell.</summary>
    public void Add(params TextCell[] cells) =>
        rows.Add([.. Enumerable.Range(0, columns.Length).Select(i => i < cells.Length ? cells[i] : TextCell.Empty)]);

    /// <summary>The table as text: the form for pipes.</summary>
    public override string ToString()
    {
        var widths = Widths();
        var result = new StringBuilder();
        foreach (var row in rows.Prepend(Titles()))
        {
            var line = new StringBuilder();
            for (var i = 0; i < columns.Length; i++)
                line.Append(i == 0 ? "" : Gap).Append(Padded(row[i].Text, i, widths[i]));
            result.Append(line.ToString().TrimEnd(' ')).Append('\n');
        }

        return result.ToString();
    }

    /// <summary>Draws the table on a terminal.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="width">Its width.</param>
    public void Draw(IAnsiConsole console, int width)
    {
        var widths = Fitted(Widths(), width - 1 - (Gap.Length * (columns.Length - 1)));
        foreach (var row in rows.Prepend(Titles()))
        {
            var segments = new List<Segment>();
            for (var i = 0; i < columns.Length; i++)
            {
                var isLast = i == columns.Length - 1;
                var text = Padded(Shortened(row[i].Text, widths[i]), i, widths[i]);
                segments.Add(new Segment(i == 0 ? "" : Gap));
                segments.Add(new Segment(isLast ? text.TrimEnd(' ') : text, row[i].Style));
            }

            segments.Add(Segment.LineBreak);
            console.Write(new Segments(segments));
        }
    }

    private static int[] Fitted(int[] widths, int available)
    {
        // The widest column gives first, so that short ones such as numbers stay whole.
        while (widths.Sum() > available && widths.Max() > Narrowest)
            widths[Array.IndexOf(widths, widths.Max())]--;
        return widths;
    }

    private static string Shortened(string text, int width)
    {
        if (WidthOf(text) <= width)
            return text;
        while (text.Length > 0 && WidthOf(text) > width - 1)
            text = text[..^(text.Length > 1 && char.IsLowSurrogate(text[^1]) ? 2 : 1)];
        return text + "…";
    }

    private static int WidthOf(string text) => new Segment(text).CellCount();

    private TextCell[] Titles() => [.. columns.Select(title => new TextCell(title.TrimStart('>'), Decoration.Bold))];

    private int[] Widths() => [.. columns.Select((_, i) => rows.Prepend(Titles()).Max(row => WidthOf(row[i].Text)))];

    private string Padded(string text, int column, int width)
    {
        var space = new string(' ', Math.Max(0, width - WidthOf(text)));
        return columns[column].StartsWith('>') ? space + text : text + space;
    }

    private sealed class Segments(IEnumerable<Segment> segments) : Renderable
    {
        protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => segments;
    }
}
