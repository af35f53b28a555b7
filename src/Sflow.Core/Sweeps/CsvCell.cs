namespace Sflow.Sweeps;

/// <summary>One cell: its value without quotes, and its location including them.</summary>
/// <param name="Value">The value.</param>
/// <param name="Location">The cell as it is written, quotes included.</param>
internal sealed record CsvCell(string Value, TextLocation Location)
{
    // Many rows have the same value.
    private static readonly Memo<IReadOnlyList<(int Start, string Text)>> Splits = new(Split);

    /// <summary>The words of the cell, separated by white space, each with its location.</summary>
    public IReadOnlyList<Located<string>> Words() =>
        [.. Splits[Value].Select(word => new Located<string>(word.Text, LocationOf(word.Start, word.Text.Length)))];

    /// <summary>The words of a cell's value.</summary>
    public static IEnumerable<string> WordsOf(string value) => Splits[value].Select(word => word.Text);

    private static List<(int Start, string Text)> Split(string text)
    {
        var words = new List<(int Start, string Text)>();
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && !char.IsWhiteSpace(text[i]))
                i++;
            if (i > start)
                words.Add((start, text.Substring(start, i - start)));
        }

        return words;
    }

    // Only doubled quotes shift the characters of a quoted cell, and no word of Sflow needs them. Words of such a cell have the location of
    // the whole cell.
    private TextLocation LocationOf(int start, int length)
    {
        var quotes = Location.Span.Length - Value.Length;
        if (Location.Source is null || (quotes != 0 && (quotes != 2 || Value.IndexOf("\"", StringComparison.Ordinal) >= 0)))
            return Location;
        return new TextLocation(Location.Source, new TextSpan(Location.Span.Start + (quotes / 2) + start, length));
    }
}
