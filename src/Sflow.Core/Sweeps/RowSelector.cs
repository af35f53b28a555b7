namespace Sflow.Sweeps;

/// <summary>
/// Parses a selection of rows: <c>3</c>, <c>1,3,5</c>, and ranges that exclude their end as in Python: <c>1:4</c> (1 to 3), <c>1:10:3</c>,
/// <c>4:1:-1</c>. Square brackets around the selection are allowed. With the number of rows, <c>-1</c> is the last row, and a range
/// may leave out its ends: <c>-2:</c>.
/// </summary>
public static class RowSelector
{
    /// <summary>The largest number of rows that a selection may name.</summary>
    public const int MostRows = CsvLimits.Rows;

    /// <summary>The numbers in ascending order without duplicates. They may lie outside the file.</summary>
    /// <param name="text">The selection.</param>
    /// <param name="problem">What is wrong with it; null when nothing is.</param>
    public static IReadOnlyList<int> Parse(string text, out string? problem) => Parse(text, null, out problem);

    /// <summary>The numbers in ascending order without duplicates. They may lie outside the file.</summary>
    /// <param name="text">The selection, or several that a row must match, separated by <c>&amp;</c>.</param>
    /// <param name="count">The number of rows; null when it is not known.</param>
    /// <param name="problem">What is wrong with it; null when nothing is.</param>
    public static IReadOnlyList<int> Parse(string text, int? count, out string? problem)
    {
        problem = null;
        IEnumerable<int>? all = null;
        foreach (var selection in text.Split('&'))
        {
            var rows = ParseOne(selection, count, out problem);
            if (problem is not null)
                return [];
            all = all?.Intersect(rows) ?? rows;
        }

        return [.. all!];
    }

    private static IReadOnlyList<int> ParseOne(string text, int? count, out string? problem)
    {
        var rows = new SortedSet<int>();
        foreach (var part in text.Trim().TrimStart('[').TrimEnd(']').Split(',').Select(p => p.Trim()).Where(p => p.Length > 0))
        {
            problem = Add(part, count, rows);
            if (problem is not null)
                return [];
        }

        problem = null;
        return [.. rows];
    }

    private static string? Add(string part, int? count, SortedSet<int> rows)
    {
        var words = part.Split(':');
        var numbers = words.Select(ParseNumber).ToList();
        var isOpen = count is not null && words.Length > 1;
        if (numbers.Count > 3 || numbers.Where((number, i) => number is null && !(isOpen && words[i].Trim().Length == 0)).Any())
            return $"'{part}' is neither a row number nor a range";
        // As in Python, -1 is the last row.
        int? FromEnd(int? number) => number < 0 && count is { } rowCount ? rowCount + 1 + number : number;
        if (numbers.Count == 1)
        {
            rows.Add(FromEnd(numbers[0])!.Value);
            return null;
        }

        long step = numbers.Count == 3 ? numbers[2] ?? 1 : 1;
        if (step == 0)
            return $"the step of '{part}' is 0";
        long start = FromEnd(numbers[0]) ?? (step > 0 ? 1 : count!.Value),
            stop = FromEnd(numbers[1]) ?? (step > 0 ? count!.Value + 1L : 0);
        var size = Math.Max(0, (stop - start + step - Math.Sign(step)) / step);
        if (size > MostRows)
            return $"'{part}' names more than {MostRows.ToString("N0", CultureInfo.InvariantCulture)} rows";
        for (var i = 0L; i < size; i++)
            rows.Add((int)(start + (i * step)));
        return null;
    }

    // As Python's int(): a sign, leading zeros, and single underscores between digits.
    private static int? ParseNumber(string text)
    {
        var trimmed = text.Trim();
        if (
            trimmed.StartsWith("_", StringComparison.Ordinal)
            || trimmed.EndsWith("_", StringComparison.Ordinal)
            || trimmed.Contains("__")
            || trimmed.Contains("+_")
            || trimmed.Contains("-_")
        )
            return null;
        return int.TryParse(trimmed.Replace("_", ""), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }
}
