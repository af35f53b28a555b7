namespace Sflow.Syntax;

/// <summary>
/// Finds the positions of the characters of plain and quoted scalars. Line breaks fold into spaces, and an escape stands for one
/// character.
/// </summary>
internal sealed class FlowScalarPositions(string source, int start, int end, string text, ScalarPositions places)
{
    private int at = start;
    private int noBreakBefore;

    /// <summary>Reads the inside of the scalar until the value or the source ends, or until the two differ.</summary>
    /// <param name="quote">The quote character, or NUL for a plain scalar.</param>
    public void Read(char quote)
    {
        while (places.Count < text.Length && at < end)
        {
            if (quote == '"' && source[at] == '\\')
            {
                if (!ReadEscape())
                    return;
            }
            else if (BreakAhead() is { } firstBreak)
            {
                ReadFold(firstBreak);
            }
            else
            {
                if (source[at] != text[places.Count])
                    return;
                var width = quote == '\'' && source[at] == '\'' ? 2 : 1;
                places.Add(at, at + width);
                at += width;
            }
        }
    }

    // The position of the next line break, if only spaces and tabs are before it.
    private int? BreakAhead()
    {
        if (at < noBreakBefore)
            return null;
        var next = at;
        while (next < end && LineBreaks.IsSpaceOrTab(source[next]))
            next++;
        if (next < end && LineBreaks.IsBreak(source[next]))
            return next;
        noBreakBefore = next;
        return null;
    }

    // A single line break becomes a space. Of several, the first one disappears and each other one becomes a line feed.
    private void ReadFold(int firstBreak)
    {
        at = LineBreaks.Skip(source, firstBreak);
        if (!ReadEmptyLines() && places.Count < text.Length)
            places.Add(firstBreak, at);
    }

    private bool ReadEmptyLines()
    {
        var any = false;
        while (true)
        {
            while (at < end && LineBreaks.IsSpaceOrTab(source[at]))
                at++;
            if (at >= end || !LineBreaks.IsBreak(source[at]))
                return any;
            var next = LineBreaks.Skip(source, at);
            if (places.Count < text.Length)
                places.Add(at, next);
            at = next;
            any = true;
        }
    }

    private bool ReadEscape()
    {
        if (at + 1 >= end)
            return false;
        if (LineBreaks.IsBreak(source[at + 1]))
        {
            at = LineBreaks.Skip(source, at + 1);
            ReadEmptyLines();
            return true;
        }

        var width = source[at + 1] switch
        {
            'x' => 4,
            'u' => 6,
            'U' => 10,
            _ => 2,
        };
        var pair = width == 10 && char.IsHighSurrogate(text[places.Count]);
        places.Add(at, at + width);
        if (pair && places.Count < text.Length)
            places.Add(at, at + width);
        at += width;
        return true;
    }
}
