namespace Sflow.Syntax;

/// <summary>
/// Finds the positions of the characters of block scalars. Each line loses its indentation, and in a folded block, line breaks
/// may become spaces or disappear.
/// </summary>
internal static class BlockScalarPositions
{
    /// <summary>Reads a literal block. It matches the lines of the value with the lines of the file from the right.</summary>
    public static void ReadLiteral(string source, int header, string text, ScalarPositions places)
    {
        var line = FirstLine(source, header);
        while (places.Count < text.Length && line < source.Length)
        {
            var lineEnd = LineBreaks.Next(source, line);
            var textEnd = text.IndexOf('\n', places.Count);
            var length = (textEnd < 0 ? text.Length : textEnd) - places.Count;
            var start = lineEnd - length;
            if (start < line || (length > 0 && string.CompareOrdinal(source, start, text, places.Count, length) != 0))
                return;
            AddRange(places, start, length);
            line = NextLine(source, lineEnd);
            if (textEnd >= 0)
                places.Add(lineEnd, Math.Max(line, lineEnd));
        }
    }

    /// <summary>Reads a folded block.</summary>
    public static void ReadFolded(string source, int header, string text, ScalarPositions places)
    {
        var line = FirstLine(source, header);
        var indentation = Indentation(source, line, text);
        while (places.Count < text.Length && line < source.Length)
        {
            var lineEnd = LineBreaks.Next(source, line);
            var start = line + indentation;
            var length = Math.Max(0, lineEnd - start);
            if (
                length > text.Length - places.Count
                || (length > 0 && string.CompareOrdinal(source, start, text, places.Count, length) != 0)
            )
                return;
            AddRange(places, start, length);
            line = NextLine(source, lineEnd);
            var folds = places.Count < text.Length && (text[places.Count] == '\n' || (length > 0 && text[places.Count] == ' '));
            if (folds)
                places.Add(lineEnd, Math.Max(line, lineEnd));
        }
    }

    // The number of spaces that were removed from the first line that is not empty.
    private static int Indentation(string source, int line, string text)
    {
        var first = 0;
        while (first < text.Length && text[first] is ' ' or '\n')
            first++;
        if (first == text.Length)
            return text.IndexOf(' ') < 0 ? source.Length : 0;
        var kept = first - (text.LastIndexOf('\n', Math.Max(0, first - 1), Math.Max(0, first)) + 1);
        while (line < source.Length)
        {
            var at = line;
            while (at < source.Length && source[at] == ' ')
                at++;
            if (at < source.Length && !LineBreaks.IsBreak(source[at]))
                return Math.Max(0, at - line - kept);
            line = NextLine(source, at);
        }

        return 0;
    }

    private static void AddRange(ScalarPositions places, int start, int length)
    {
        for (var i = 0; i < length; i++)
            places.Add(start + i, start + i + 1);
    }

    private static int FirstLine(string source, int header) => NextLine(source, LineBreaks.Next(source, header));

    private static int NextLine(string source, int lineEnd) => lineEnd < source.Length ? LineBreaks.Skip(source, lineEnd) : source.Length;
}
