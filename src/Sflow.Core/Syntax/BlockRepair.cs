namespace Sflow.Syntax;

/// <summary>
/// Repairs lines of spaces at the beginning of a block scalar. Such a line is empty if it is not longer than the block's
/// indentation. If the header gives the indentation, the excess of a longer line is content. The library accepts only empty lines
/// without spaces and refuses longer lines.
/// </summary>
internal static class BlockRepair
{
    /// <summary>Repairs such lines; returns false when there are none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">A position in one of these lines or in the line after them.</param>
    public static bool ClearLeadingLines(RepairedText text, int position)
    {
        var source = text.Original;
        var header = HeaderBefore(source, position);
        var blankLines = new List<(int Start, int Length)>();
        var line = NextLine(source, header);
        while (line < source.Length)
        {
            var length = CountSpaces(source, line);
            if (line + length < source.Length && !LineBreaks.IsBreak(source[line + length]))
                break;
            blankLines.Add((line, length));
            line = NextLine(source, line);
        }

        var limit = LongestEmptyLine(source, header, line);
        var changed = false;
        foreach (var (start, length) in blankLines)
        {
            if (length > limit && IndicatorOf(source, header) is not null && IsLiteral(source, header))
                changed |= text.Marker.Length > 0 && text.Mark(start + limit);
            else
                changed |= length > 0 && length <= limit && text.Replace(start, length, "");
        }

        return changed;
    }

    // The indentation is that of the parent plus the number in the header. Without a number, the first line of content decides.
    private static int LongestEmptyLine(string source, int header, int content)
    {
        var parent = ParentColumn(source, header);
        if (IndicatorOf(source, header) is { } indicator)
            return parent + indicator;
        var indentation = CountSpaces(source, content);
        return content < source.Length && indentation > parent ? indentation : int.MaxValue;
    }

    // The column of the key or, in a list, of the dash that the block belongs to.
    private static int ParentColumn(string source, int header)
    {
        var at = header + CountSpaces(source, header);
        var dash = at;
        while (at + 1 < source.Length && source[at] is '-' or '?' or ':' && source[at + 1] == ' ')
        {
            dash = at;
            at += 1 + CountSpaces(source, at + 1);
        }

        var column = (at < source.Length && source[at] is '|' or '>' or '!' or '&' ? dash : at) - header;
        return source[header] is '|' or '>' ? -1 : column;
    }

    // The library reads such lines of folded blocks correctly, and a marker would change how they fold.
    private static bool IsLiteral(string source, int header) =>
        source.LastIndexOf('|', LineBreaks.Next(source, header) - 1, LineBreaks.Next(source, header) - header)
        > source.LastIndexOf('>', LineBreaks.Next(source, header) - 1, LineBreaks.Next(source, header) - header);

    private static int? IndicatorOf(string source, int header)
    {
        var end = LineBreaks.Next(source, header);
        for (var at = end - 1; at > header; at--)
        {
            if (source[at - 1] is '|' or '>' && source[at] is (>= '1' and <= '9') or '+' or '-')
                return Digit(source[at]) ?? (at + 1 < end ? Digit(source[at + 1]) : null);
        }

        return null;
    }

    private static int? Digit(char c) => c is >= '1' and <= '9' ? c - '0' : null;

    private static int HeaderBefore(string source, int position)
    {
        var line = LineStart(source, System.Math.Min(position, source.Length));
        while (line > 0)
        {
            line = LineStart(source, line - 1);
            var text = line + CountSpaces(source, line);
            if (text < source.Length && !LineBreaks.IsBreak(source[text]))
                break;
        }

        return line;
    }

    private static int LineStart(string source, int at)
    {
        if (at > 0 && at < source.Length && source[at] == '\n' && source[at - 1] == '\r')
            at--;
        while (at > 0 && !LineBreaks.IsBreak(source[at - 1]))
            at--;
        return at;
    }

    private static int NextLine(string source, int line)
    {
        var end = LineBreaks.Next(source, line);
        return end < source.Length ? LineBreaks.Skip(source, end) : source.Length;
    }

    private static int CountSpaces(string source, int at)
    {
        var end = at;
        while (end < source.Length && source[end] == ' ')
            end++;
        return end - at;
    }
}
