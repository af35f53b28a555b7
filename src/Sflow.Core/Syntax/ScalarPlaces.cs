using Sflow.Text;

namespace Sflow.Syntax;

/// <summary>Where in the file each character of a text begins and ends, filled from the first to the last.</summary>
internal sealed class ScalarPlaces(int length)
{
    private readonly int[] starts = new int[length];
    private readonly int[] ends = new int[length];

    /// <summary>The number of characters that have a place; also the next one to get its place.</summary>
    public int Count { get; private set; }

    /// <summary>True when every character has its place.</summary>
    public bool Complete => Count == starts.Length;

    /// <summary>Places the next character.</summary>
    public void Add(int start, int end)
    {
        starts[Count] = start;
        ends[Count++] = end;
    }

    /// <summary>The first position of a character; behind the text's end: the position behind it.</summary>
    public int StartOf(int index)
    {
        if (index < starts.Length)
            return starts[index];
        return starts.Length == 0 ? 0 : ends[starts.Length - 1];
    }

    /// <summary>The position behind the last character of a range; an empty range ends where it starts.</summary>
    public int EndOf(TextSpan span) => span.Length == 0 ? StartOf(span.Start) : ends[span.End - 1];
}
