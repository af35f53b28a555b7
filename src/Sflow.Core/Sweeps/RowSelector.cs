namespace Sflow.Sweeps;

/// <summary>
/// Parses a selection of rows: <c>3</c>, <c>1,3,5</c>, and ranges that exclude their end as in Python: <c>1:4</c> (1 to 3), <c>1:10:3</c>,
/// <c>4:1:-1</c>. Square brackets around the selection are allowed.
/// </summary>
public static class RowSelector
{
    /// <summary>The largest number of rows that a selection may name.</summary>
    public const int MostRows = CsvLimits.Rows;

    /// <summary>The numbers in ascending order without duplicates. They may lie outside the file.</summary>
    /// <param name="text">The selection.</param>
    /// <param name="problem">What is wrong with it; null when nothing is.</param>
    public static IReadOnlyList<int> Parse(string text, out string? problem)
    {
        var rows = new SortedSet<int>();
        foreach (var part in text.Trim().TrimStart('[').TrimEnd(']').Split(',').Select(p => p.Trim()).Where(p => p.Length > 0))
        {
            problem = Add(part, rows);
            if (problem is not null)
                return [];
        }

        problem = null;
        return [.. rows];
    }

    private static string? Add(string part, SortedSet<int> rows)
    {
        var numbers = part.Split(':').Select(ParseNumber).ToList();
        if (numbers.Count > 3 || numbers.Any(n => n is null))
            return $"'{part}' is neither a row number nor a range";
        if (numbers.Count == 1)
        {
            rows.Add(numbers[0]!.Value);
            return null;
        }

        long start = numbers[0]!.Value,
            stop = numbers[1]!.Value,
            step = numbers.Count == 3 ? numbers[2]!.Value : 1;
        if (step == 0)
            return $"the step of '{part}' is 0";
        var count = Math.Max(0, (stop - start + step - Math.Sign(step)) / step);
        if (count > MostRows)
            return $"'{part}' names more than {MostRows.ToString("N0", CultureInfo.InvariantCulture)} rows";
        for (var i = 0L; i < count; i++)
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
