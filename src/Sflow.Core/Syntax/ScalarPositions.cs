namespace Sflow.Syntax;

/// <summary>The start and end in the file of each character of a value. The positions are added in order.</summary>
internal sealed class ScalarPositions(int length)
{
    private readonly int[] starts = new int[length];
    private readonly int[] ends = new int[length];

    /// <summary>The number of characters with a position, which is also the index of the next character.</summary>
    public int Count { get; private set; }

    /// <summary>True when every character has a position.</summary>
    public bool Complete => Count == starts.Length;

    /// <summary>Adds the position of the next character.</summary>
    public void Add(int start, int end)
    {
        starts[Count] = start;
        ends[Count++] = end;
    }

    /// <summary>The start of a character; for an index after the value's end, the end of the value.</summary>
    public int StartOf(int index)
    {
        if (index < starts.Length)
            return starts[index];
        return starts.Length == 0 ? 0 : ends[starts.Length - 1];
    }

    /// <summary>The end of the last character of a range; an empty range ends where it starts.</summary>
    public int EndOf(TextSpan span) => span.Length == 0 ? StartOf(span.Start) : ends[span.End - 1];
}
