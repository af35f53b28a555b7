namespace Sflow.Expressions;

/// <summary>Counts characters as Python does: a character outside the basic plane counts once, not twice.</summary>
internal readonly struct CodePoints
{
    private readonly string text;
    private readonly List<int>? starts;

    public CodePoints(string text)
    {
        this.text = text;
        starts = null;
        Count = text.Length;
        if (!HasPairs(text))
            return;
        starts = [];
        for (var i = 0; i < text.Length; i++)
        {
            starts.Add(i);
            if (char.IsSurrogatePair(text, i))
                i++;
        }

        Count = starts.Count;
    }

    public int Count { get; }

    /// <summary>The characters from a start to an end, both within the string.</summary>
    public string Substring(int start, int end) => text.Substring(Unit(start), Unit(end) - Unit(start));

    /// <summary>Converts a position to UTF-16 units.</summary>
    public int Unit(int point) =>
        starts is null ? point
        : point < starts.Count ? starts[point]
        : text.Length;

    /// <summary>Converts a position to characters.</summary>
    public int Point(int unit)
    {
        if (starts is null)
            return unit;
        var at = starts.BinarySearch(unit);
        return at < 0 ? ~at : at;
    }

    public static int Length(string text) => new CodePoints(text).Count;

    private static bool HasPairs(string text)
    {
        foreach (var c in text)
        {
            if (char.IsHighSurrogate(c))
                return true;
        }

        return false;
    }
}
