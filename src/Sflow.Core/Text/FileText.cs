namespace Sflow.Text;

/// <summary>
/// The content of a file in pieces. Files share the pieces that they have in common, such as the supervisor of every script. A
/// sweep of any size therefore holds such a piece once.
/// </summary>
/// <param name="pieces">
/// The pieces, in order, with nothing between them. No piece ends between the two halves of a surrogate pair. The sequence may
/// make them anew each time it is enumerated, so that the whole content is never in memory. Code that makes pieces must not ask
/// for the bytes of another content.
/// </param>
public sealed class FileText(IEnumerable<string> pieces)
{
    // The maximum number of UTF-8 bytes per UTF-16 unit.
    private const long BytesOfCharacter = 3;

    private const int SmallBuffer = 256 * 1024;
    private const int CharactersOfPart = 32 * 1024;

    [ThreadStatic]
    private static byte[]? scratch;

    // The content of a file that is not text.
    private byte[]? raw;

    /// <summary>A content of one piece.</summary>
    public FileText(string text)
        : this([text]) { }

    /// <summary>A content that is not text, such as a picture.</summary>
    /// <param name="bytes">The bytes, which must not change any more.</param>
    public static FileText OfBytes(byte[] bytes) => new([]) { raw = bytes };

    /// <summary>The number of bytes in UTF-8.</summary>
    public long ByteCount => raw?.Length ?? pieces.Sum(piece => (long)Encoding.UTF8.GetByteCount(piece));

    /// <summary>An upper limit for the number of bytes, known without reading the characters.</summary>
    public long MostBytes => raw?.Length ?? pieces.Sum(piece => piece.Length * BytesOfCharacter);

    /// <summary>
    /// Passes the whole content, in UTF-8 without a byte-order mark, to a function. Use it for content of the size of a script.
    /// The buffer is reused after the function returns.
    /// </summary>
    /// <param name="use">Gets the buffer and the number of bytes in it. It must not ask for the bytes of another content.</param>
    public T WithBytes<T>(Func<byte[], int, T> use)
    {
        if (raw is not null)
            return use(raw, raw.Length);
        var size = checked((int)MostBytes);
        if (scratch is null || scratch.Length < size)
            scratch = new byte[Math.Max(size, SmallBuffer)];
        var count = 0;
        foreach (var piece in pieces)
            count += Encoding.UTF8.GetBytes(piece, 0, piece.Length, scratch, count);
        return use(scratch, count);
    }

    /// <summary>
    /// Passes the content, in UTF-8 without a byte-order mark, to a function part by part. The buffer is reused after the
    /// function returns.
    /// </summary>
    /// <param name="use">Gets the buffer and the number of bytes in it; returns false to stop.</param>
    /// <returns>True when the function took all parts.</returns>
    public bool EachPart(Func<byte[], int, bool> use)
    {
        if (raw is not null)
            return use(raw, raw.Length);
        scratch ??= new byte[SmallBuffer];
        var count = 0;
        foreach (var piece in pieces)
        {
            for (int start = 0, length; start < piece.Length; start += length)
            {
                length = Math.Min(piece.Length - start, CharactersOfPart);
                if (start + length < piece.Length && char.IsHighSurrogate(piece[start + length - 1]))
                    length--;
                if (count + (length * BytesOfCharacter) > SmallBuffer)
                {
                    if (!use(scratch, count))
                        return false;
                    count = 0;
                }

                count += Encoding.UTF8.GetBytes(piece, start, length, scratch, count);
            }
        }

        return use(scratch, count);
    }

    /// <summary>The SHA-256 of the bytes, in lowercase hexadecimal digits.</summary>
    public string Sha256() => WithBytes(Sha256);

    /// <summary>The SHA-256 of bytes, in lowercase hexadecimal digits.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="count">How many of them are hashed.</param>
    public static string Sha256(byte[] bytes, int count) => Fingerprint.Sha256(bytes, count);

    /// <summary>The whole content. It is empty for a content that is not text.</summary>
    public override string ToString() => string.Concat(pieces);
}
