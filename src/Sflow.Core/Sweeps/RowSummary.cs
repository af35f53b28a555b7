namespace Sflow.Sweeps;

/// <summary>Lists rows in one line, however many there are.</summary>
internal static class RowSummary
{
    private const int Longest = 5;

    /// <summary><c>row a</c>, <c>2 rows: a, b</c>, <c>9 rows: a, b, c, d, e and 4 more</c>.</summary>
    public static string Text(IReadOnlyList<string> names)
    {
        if (names.Count == 1)
            return "row " + names[0];
        var list = string.Join(", ", names.Take(Longest));
        var count = names.Count.ToString(CultureInfo.InvariantCulture);
        return names.Count > Longest ? $"{count} rows: {list} and {names.Count - Longest} more" : $"{count} rows: {list}";
    }
}
