using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Sflow.Syntax;

/// <summary>
/// A text with small changes that keep its meaning and let the YAML library read it, and the way from a position in it
/// back to the original. The user never sees it.
/// </summary>
internal sealed class RepairedText(string original)
{
    // The first of Unicode's characters that mean nothing by themselves.
    private const int PrivateUse = 0xE000;

    private readonly SortedDictionary<int, (int Removed, string Inserted)> edits = [];
    private string? marker;

    /// <summary>The text as it was written.</summary>
    public string Original { get; } = original;

    /// <summary>Anchors that were blanked out, by the position of the node that they name.</summary>
    public Dictionary<int, string> Anchors { get; } = [];

    /// <summary>The number of changes.</summary>
    public int Count => edits.Count;

    /// <summary>A character that the original does not hold, for the library to take for text; empty when there is none left.</summary>
    public string Marker => marker ??= Enumerable.Range(PrivateUse, 256).Select(code => ((char)code).ToString()).FirstOrDefault(text => Original.IndexOf(text[0]) < 0) ?? "";

    /// <summary>Whether the marker stands in the text to read.</summary>
    public bool HasMarkers { get; private set; }

    /// <summary>Puts the marker at a position; false when something was changed there before.</summary>
    public bool Mark(int position)
    {
        if (!Replace(position, 0, Marker))
            return false;
        return HasMarkers = true;
    }

    /// <summary>Changes the text at a position; false when something was changed there before.</summary>
    public bool Replace(int position, int removed, string inserted)
    {
        if (edits.ContainsKey(position) || (removed == 0 && inserted.Length == 0))
            return false;
        edits.Add(position, (removed, inserted));
        return true;
    }

    /// <summary>The text to read.</summary>
    public string Build(out Func<long, int> toOriginal)
    {
        var result = new StringBuilder(Original.Length + (edits.Count * 8));
        var repaired = new List<int>(edits.Count);
        var behind = new List<(int Start, int End)>(edits.Count);
        var at = 0;
        foreach (var edit in edits.Where(edit => edit.Key >= at))
        {
            result.Append(Original, at, edit.Key - at).Append(edit.Value.Inserted);
            at = edit.Key + edit.Value.Removed;
            repaired.Add(result.Length);
            behind.Add((edit.Key, at));
        }

        result.Append(Original, at, Original.Length - at);
        toOriginal = position =>
        {
            var index = repaired.BinarySearch((int)Math.Min(position, int.MaxValue));
            if (index < 0)
                index = ~index - 1;
            var mapped = index < 0 ? position : behind[index].End + (position - repaired[index]);
            if (index + 1 < behind.Count)
                mapped = Math.Min(mapped, behind[index + 1].Start);
            return (int)Math.Max(0, Math.Min(mapped, Original.Length));
        };
        return result.ToString();
    }
}
