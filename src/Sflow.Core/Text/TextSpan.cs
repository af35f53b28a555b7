namespace Sflow.Text;

/// <summary>A range of characters, counted in UTF-16 units from the start of the text.</summary>
/// <param name="Start">The first character, from 0.</param>
/// <param name="Length">The number of characters, 0 or more.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The position after the last character.</summary>
    public int End => Start + Length;

    /// <summary>The span between two positions.</summary>
    public static TextSpan FromBounds(int start, int end) => new(start, end - start);
}
