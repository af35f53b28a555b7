using System;
using System.Collections.Generic;
using Sflow.Text;

namespace Sflow.Sweeps;

/// <summary>One cell: its value without quotes, and where it stands with them.</summary>
/// <param name="Value">The value.</param>
/// <param name="Location">The cell as it is written, quotes included.</param>
internal sealed record CsvCell(string Value, TextLocation Location)
{
    /// <summary>The words of the cell, which white space separates, each at its place.</summary>
    public IReadOnlyList<Located<string>> Words()
    {
        var words = new List<Located<string>>();
        for (var i = 0; i < Value.Length; i++)
        {
            var start = i;
            while (i < Value.Length && !char.IsWhiteSpace(Value[i]))
                i++;
            if (i > start)
                words.Add(new Located<string>(Value.Substring(start, i - start), LocationOf(start, i - start)));
        }

        return words;
    }

    // Only doubled quotes shift the characters of a quoted cell, and no word of ours needs them; such a cell is placed as a whole.
    private TextLocation LocationOf(int start, int length)
    {
        var quotes = Location.Span.Length - Value.Length;
        if (Location.Source is null || (quotes != 0 && (quotes != 2 || Value.IndexOf("\"", StringComparison.Ordinal) >= 0)))
            return Location;
        return new TextLocation(Location.Source, new TextSpan(Location.Span.Start + (quotes / 2) + start, length));
    }
}
