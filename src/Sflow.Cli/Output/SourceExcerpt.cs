using Spectre.Console.Rendering;

namespace Sflow.Cli.Output;

/// <summary>The line of a place, and a mark below the place.</summary>
/// <param name="Number">The number of the line.</param>
/// <param name="Line">The line as it may be shown: no control characters, cut to the width.</param>
/// <param name="Indent">The width of what stands before the place.</param>
/// <param name="Width">The width of the place, at least 1.</param>
internal sealed record SourceExcerpt(int Number, string Line, int Indent, int Width)
{
    private const int TabStop = 4;

    // More than a window holds; the rest of a line of megabytes is not looked at.
    private const int MostCharacters = 1000;
    private const string Cut = "…";

    /// <summary>The excerpt for a place; null for a whole file and for an empty line.</summary>
    /// <param name="location">The place.</param>
    /// <param name="columns">The columns for the line.</param>
    public static SourceExcerpt? Of(TextLocation location, int columns)
    {
        if (location.Source is not { } source || location.Line == 0)
            return null;
        var start = source.GetLineStart(location.Line);
        var end = source.Content.AsSpan(start).IndexOfAny('\r', '\n') is var length and >= 0 ? start + length : source.Content.Length;
        var line = source.Content[start..end];
        // A password in a URL must not get into a log; the position of the place would not fit the line without it.
        if (string.IsNullOrWhiteSpace(line) || line.Contains("://", StringComparison.Ordinal) && line.Contains('@'))
            return null;
        var from = Math.Clamp(location.Span.Start - start, 0, line.Length);
        var to = Math.Clamp(location.Span.End - start, from, line.Length);
        var before = Shown(line[Math.Max(0, from - MostCharacters)..from], 0);
        var place = Shown(line[from..Math.Min(to, from + MostCharacters)], WidthOf(before));
        var after = Shown(line[to..Math.Min(line.Length, to + MostCharacters)], WidthOf(before) + WidthOf(place));
        return Fit(location.Line, before, place, after, Math.Max(columns, TabStop + TabStop));
    }

    // The place comes first, then what follows it, then what precedes it.
    private static SourceExcerpt Fit(int number, string before, string place, string after, int columns)
    {
        if (WidthOf(before) > columns / 2 && WidthOf(before) + WidthOf(place) + WidthOf(after) > columns)
            before = Cut + Last(before, Math.Max(columns / 2, columns - 1 - WidthOf(place) - WidthOf(after)) - 1);
        place = First(place, columns - WidthOf(before));
        after = First(after, columns - WidthOf(before) - WidthOf(place));
        return new SourceExcerpt(number, before + place + after, WidthOf(before), Math.Max(WidthOf(place), 1));
    }

    private static string First(string text, int width)
    {
        if (WidthOf(text) <= width)
            return text;
        if (width < 1)
            return "";
        while (WidthOf(text) > width - 1)
            text = text[..^(text.Length > 1 && char.IsLowSurrogate(text[^1]) ? 2 : 1)];
        return text + Cut;
    }

    private static string Last(string text, int width)
    {
        while (WidthOf(text) > width)
            text = text[(text.Length > 1 && char.IsHighSurrogate(text[0]) ? 2 : 1)..];
        return text;
    }

    private static string Shown(string text, int column) => Expand(string.Join('\t', text.Split('\t').Select(SafeText.OneLine)), column);

    private static string Expand(string text, int column)
    {
        while (text.IndexOf('\t', StringComparison.Ordinal) is var tab and >= 0)
        {
            var at = column + WidthOf(text[..tab]);
            text = text[..tab] + new string(' ', TabStop - (at % TabStop)) + text[(tab + 1)..];
        }

        return text;
    }

    private static int WidthOf(string text) => new Segment(text).CellCount();
}
