namespace Sflow.Sweeps;

/// <summary>Converts byte offsets to character positions. Offsets must be in ascending order, so that the string is read once.</summary>
internal sealed class Utf8Positions(byte[] bytes)
{
    private long lastOffset;
    private int lastPosition;

    /// <summary>The UTF-16 position of a byte offset, which is not less than the previous one.</summary>
    public int CharacterAt(long offset)
    {
        for (; lastOffset < offset && lastOffset < bytes.Length; lastOffset++)
        {
            // A continuation byte adds nothing; the first byte of a four-byte sequence is a surrogate pair.
            var value = bytes[lastOffset];
            if ((value & 0xC0) != 0x80)
                lastPosition += value >= 0xF0 ? 2 : 1;
        }

        return lastPosition;
    }
}
