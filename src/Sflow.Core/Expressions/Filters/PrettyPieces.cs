namespace Sflow.Expressions;

/// <summary>Splits a long string into literals of one line each: first after its line breaks, then between its words.</summary>
internal static class PrettyPieces
{
    private const int Width = 80;

    /// <summary>The literals, in quotes.</summary>
    /// <param name="text">A string that is not empty.</param>
    /// <param name="indent">The column at which the string begins.</param>
    /// <param name="allowance">The number of characters after its last line.</param>
    /// <param name="inParentheses">True if parentheses around it need a column of their own.</param>
    public static IReadOnlyList<string> Of(string text, int indent, int allowance, bool inParentheses)
    {
        var extra = inParentheses ? 1 : 0;
        var room = Width - indent - extra;
        var roomAtEnd = room - allowance - extra;
        var pieces = new List<string>();
        var lines = PythonText.SplitLines(text, keepEnds: true);
        var whole = "";
        for (var i = 0; i < lines.Count; i++)
        {
            var isLast = i == lines.Count - 1;
            whole = Quoted(lines[i]);
            if (CodePoints.Length(whole) <= (isLast ? roomAtEnd : room))
                pieces.Add(whole);
            else
                AddWords(pieces, Words(lines[i]), room, isLast ? roomAtEnd : room);
        }

        return pieces.Count == 1 ? [whole] : pieces;
    }

    private static void AddWords(List<string> pieces, List<string> words, int room, int roomAtEnd)
    {
        var current = "";
        for (var i = 0; i < words.Count; i++)
        {
            var limit = i == words.Count - 1 ? roomAtEnd : room;
            if (CodePoints.Length(Quoted(current + words[i])) <= limit)
            {
                current += words[i];
                continue;
            }

            if (current.Length > 0)
                pieces.Add(Quoted(current));
            current = words[i];
        }

        if (current.Length > 0)
            pieces.Add(Quoted(current));
    }

    // Each word includes the white space after it.
    private static List<string> Words(string line)
    {
        var words = new List<string>();
        var start = 0;
        while (start < line.Length)
        {
            var end = start;
            while (end < line.Length && !PythonText.IsSpace(line[end]))
                end++;
            while (end < line.Length && PythonText.IsSpace(line[end]))
                end++;
            words.Add(line.Substring(start, end - start));
            start = end;
        }

        return words;
    }

    private static string Quoted(string text)
    {
        var builder = new RuntimeTextBuilder();
        TextRepr.Append(builder, new TextValue(text));
        return builder.ToDisplayText();
    }
}
