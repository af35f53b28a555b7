using System.Collections.Generic;

namespace Sflow.Expressions;

/// <summary>A text counted as Python counts it: a character beyond the basic plane is one, not two.</summary>
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

    /// <summary>The characters from a start up to an end, both within the text.</summary>
    public string Substring(int start, int end) => text.Substring(Unit(start), Unit(end) - Unit(start));

    /// <summary>The position in UTF-16 units.</summary>
    public int Unit(int point) => starts is null ? point : point < starts.Count ? starts[point] : text.Length;

    /// <summary>The position in characters.</summary>
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
