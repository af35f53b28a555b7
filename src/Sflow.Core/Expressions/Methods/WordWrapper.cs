namespace Sflow.Expressions;

/// <summary>Breaks lines between words and after hyphens, like Python's <c>textwrap</c>.</summary>
/// <param name="width">The maximum length of a line, 1 or more.</param>
/// <param name="breaksWords">True if words that are longer than a line are broken.</param>
/// <param name="breaksAtHyphens">True if a line may end after the hyphen of a compound word.</param>
internal sealed class WordWrapper(int width, bool breaksWords, bool breaksAtHyphens)
{
    /// <summary>The lines of a string without line breaks.</summary>
    public IReadOnlyList<string> Wrap(string text)
    {
        var lines = new List<string>();
        var chunks = Chunks(text);
        chunks.Reverse();
        while (chunks.Count > 0)
        {
            var line = TakeLine(text, chunks, lines.Count > 0);
            if (line.Count > 0)
                lines.Add(text.Substring(line[0].Start, line[line.Count - 1].End - line[0].Start));
        }

        return lines;
    }

    // The chunks are adjacent in the string. The last one comes next.
    private List<TextSpan> TakeLine(string text, List<TextSpan> chunks, bool dropsLeadingSpace)
    {
        var line = new List<TextSpan>();
        var space = width;
        if (dropsLeadingSpace && IsWhiteSpace(text[Next(chunks).Start]))
            chunks.RemoveAt(chunks.Count - 1);
        while (chunks.Count > 0 && Next(chunks).Length <= space)
            space -= Take(chunks, line, Next(chunks).Length);
        if (chunks.Count > 0 && Next(chunks).Length > width)
            TakeLongWord(text, chunks, line, space);
        // Python leaves the space there when a broken word doesn't fit after it.
        var keepsTrailingSpace = breaksWords && space == 0 && chunks.Count > 0 && Next(chunks).Length > width;
        if (!keepsTrailingSpace && line.Count > 0 && IsWhiteSpace(text[line[line.Count - 1].Start]))
            line.RemoveAt(line.Count - 1);
        return line;
    }

    private void TakeLongWord(string text, List<TextSpan> chunks, List<TextSpan> line, int space)
    {
        var chunk = Next(chunks);
        if (!breaksWords)
        {
            if (line.Count == 0)
                Take(chunks, line, chunk.Length);
            return;
        }

        var hyphen = breaksAtHyphens && space > 0 ? text.LastIndexOf('-', chunk.Start + space - 1, space) - chunk.Start : -1;
        var breaksBehindHyphen = hyphen > 0 && Enumerable.Range(chunk.Start, hyphen).Any(at => text[at] != '-');
        if (space > 0)
            Take(chunks, line, breaksBehindHyphen ? hyphen + 1 : space);
    }

    private static TextSpan Next(List<TextSpan> chunks) => chunks[chunks.Count - 1];

    private static int Take(List<TextSpan> chunks, List<TextSpan> line, int length)
    {
        var chunk = Next(chunks);
        chunks.RemoveAt(chunks.Count - 1);
        line.Add(new TextSpan(chunk.Start, length));
        if (length < chunk.Length)
            chunks.Add(TextSpan.FromBounds(chunk.Start + length, chunk.End));
        return length;
    }

    private List<TextSpan> Chunks(string text)
    {
        var chunks = new List<TextSpan>();
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && !EndsBefore(text, i))
                continue;
            chunks.Add(TextSpan.FromBounds(start, i));
            start = i;
        }

        return chunks;
    }

    private bool EndsBefore(string text, int at)
    {
        var before = text[at - 1];
        if (IsWhiteSpace(before) != IsWhiteSpace(text[at]))
            return true;
        if (!breaksAtHyphens || IsWhiteSpace(before))
            return false;
        return before == '-' ? EndsCompound(text, at) || EndsDash(text, at) : StartsDash(text, at);
    }

    // A break after the hyphen of a compound word needs two letters, or a letter, a hyphen and a character, before it. It needs
    // two letters, with an optional hyphen between them, after it.
    private static bool EndsCompound(string text, int at)
    {
        var word = IsLetter(text, at - 2) && IsLetter(text, at - 3);
        var initials = at >= 4 && IsWordCharacter(text, at - 2) && text[at - 3] == '-' && IsLetter(text, at - 4);
        var follows =
            IsLetter(text, at) && (IsLetter(text, at + 1) || (at + 1 < text.Length && text[at + 1] == '-' && IsLetter(text, at + 2)));
        return (word || initials) && follows;
    }

    // A break before or after a dash of two or more hyphens between words.
    private static bool StartsDash(string text, int at)
    {
        var end = at;
        while (end < text.Length && text[end] == '-')
            end++;
        return end >= at + 2 && IsWordCharacter(text, at - 1) && end < text.Length && LayoutFilters.IsWord(text[end]);
    }

    private static bool EndsDash(string text, int at)
    {
        if (!LayoutFilters.IsWord(text[at]))
            return false;
        var start = at;
        while (start > 0 && text[start - 1] == '-')
            start--;
        return at - start >= 2 && IsWordCharacter(text, start - 1);
    }

    private static bool IsLetter(string text, int at) =>
        at >= 0 && at < text.Length && LayoutFilters.IsWord(text[at]) && !char.IsDigit(text[at]);

    private static bool IsWordCharacter(string text, int at) =>
        at >= 0 && (LayoutFilters.IsWord(text[at]) || text[at] is '!' or '"' or '\'' or '&' or '.' or ',' or '?');

    private static bool IsWhiteSpace(char c) => c is ' ' or (>= '\t' and <= '\r');
}
