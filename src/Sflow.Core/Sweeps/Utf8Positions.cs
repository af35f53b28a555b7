namespace Sflow.Sweeps;

/// <summary>Turns byte offsets into character positions. Offsets are asked for in rising order, so that the text is walked once.</summary>
internal sealed class Utf8Positions(byte[] bytes)
{
    private long lastOffset;
    private int lastPosition;

    /// <summary>The UTF-16 position of a byte offset; not below the one asked for before.</summary>
    public int CharacterAt(long offset)
    {
        for (; lastOffset < offset && lastOffset < bytes.Length; lastOffset++)
        {
            // A continuation byte adds nothing; the start of a four-byte sequence is a surrogate pair.
            var value = bytes[lastOffset];
            if ((value & 0xC0) != 0x80)
                lastPosition += value >= 0xF0 ? 2 : 1;
        }

        return lastPosition;
    }
}
