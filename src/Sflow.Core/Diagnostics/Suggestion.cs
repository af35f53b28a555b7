namespace Sflow.Diagnostics;

/// <summary>Suggests a known name for a misspelled one.</summary>
public static class Suggestion
{
    private const int LongestName = 128;

    /// <summary>
    /// The nearest known name, or null when none is near. The edit distance must be at most a third of the name's length; case
    /// and the difference between <c>-</c> and <c>_</c> don't count.
    /// </summary>
    public static string? For(string name, IEnumerable<string> known)
    {
        if (name.Length > LongestName)
            return null;
        var folded = Fold(name);
        var limit = Math.Max(1, name.Length / 3);
        return known
            .Where(candidate => candidate.Length <= LongestName && !string.Equals(candidate, name, StringComparison.Ordinal))
            .Select(candidate => (candidate, distance: Distance(folded, Fold(candidate))))
            .Where(pair => pair.distance <= limit)
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }

    private static string Fold(string name) => name.ToLowerInvariant().Replace('-', '_');

    // The Damerau distance with adjacent swaps covers the usual typing mistakes.
    private static int Distance(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            table[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            table[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1), table[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    best = Math.Min(best, table[i - 2, j - 2] + 1);
                table[i, j] = best;
            }
        }

        return table[a.Length, b.Length];
    }
}
