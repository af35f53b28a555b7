namespace Sflow.Syntax;

/// <summary>
/// A text with small changes that keep its meaning and allow the YAML library to read it. Positions in it are mapped back to the
/// original. The user never sees the changed text.
/// </summary>
internal sealed class RepairedText(string original)
{
    // The first character of Unicode's private use area.
    private const int PrivateUse = 0xE000;

    private readonly SortedDictionary<int, (int Removed, string Inserted)> edits = [];
    private string? marker;

    /// <summary>The original text.</summary>
    public string Original { get; } = original;

    /// <summary>Anchors that were removed from the text, by the position of the node that they name.</summary>
    public Dictionary<int, string> Anchors { get; } = [];

    /// <summary>
    /// A character that the original does not contain, which the library reads as text; empty when there is no such character.
    /// </summary>
    public string Marker =>
        marker ??=
            Enumerable.Range(PrivateUse, 256).Select(code => ((char)code).ToString()).FirstOrDefault(text => Original.IndexOf(text[0]) < 0)
            ?? "";

    /// <summary>True when the changed text contains the marker.</summary>
    public bool HasMarkers { get; private set; }

    /// <summary>Inserts the marker at a position; returns false when there is already a change at this position.</summary>
    public bool Mark(int position)
    {
        if (!Replace(position, 0, Marker))
            return false;
        return HasMarkers = true;
    }

    /// <summary>Replaces characters at a position; returns false when there is already a change at this position.</summary>
    public bool Replace(int position, int removed, string inserted)
    {
        if (edits.ContainsKey(position) || (removed == 0 && inserted.Length == 0))
            return false;
        edits.Add(position, (removed, inserted));
        return true;
    }

    /// <summary>The changed text.</summary>
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
