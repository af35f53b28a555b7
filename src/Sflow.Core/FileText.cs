using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Sflow;

/// <summary>
/// A file's text in pieces. What many files have in common, such as the supervisor of every script, is one piece that they share, so that a
/// sweep of any size holds it once.
/// </summary>
/// <param name="pieces">
/// The pieces, which follow each other with nothing between them; none ends between the two halves of a character. They may be made while they are asked for, each
/// time anew, so that nobody ever holds the whole text; who makes them may not ask for the bytes of another text.
/// </param>
public sealed class FileText(IEnumerable<string> pieces)
{
    private const string Digits = "0123456789abcdef";

    // The most that UTF-8 takes for one UTF-16 unit.
    private const long BytesOfCharacter = 3;

    private const int SmallBuffer = 256 * 1024;
    private const int CharactersOfPart = 32 * 1024;

    [ThreadStatic]
    private static byte[]? scratch;

    [ThreadStatic]
    private static SHA256? hasher;

    /// <summary>A text of one piece.</summary>
    public FileText(string text)
        : this([text])
    {
    }

    /// <summary>How many bytes it has in UTF-8.</summary>
    public long ByteCount => pieces.Sum(piece => (long)Encoding.UTF8.GetByteCount(piece));

    /// <summary>A number of bytes that it doesn't exceed, which is known without a look at its characters.</summary>
    public long MostBytes => pieces.Sum(piece => piece.Length * BytesOfCharacter);

    /// <summary>Hands the text, in UTF-8 without a byte-order mark, to a function as a whole, which is for texts of the size of a script. The bytes are lent: they change when the function has returned.</summary>
    /// <param name="use">Gets the bytes, of which only so many at the beginning count. It may not ask for the bytes of another text.</param>
    public T WithBytes<T>(Func<byte[], int, T> use)
    {
        var size = checked((int)MostBytes);
        if (scratch is null || scratch.Length < size)
            scratch = new byte[Math.Max(size, SmallBuffer)];
        var count = 0;
        foreach (var piece in pieces)
            count += Encoding.UTF8.GetBytes(piece, 0, piece.Length, scratch, count);
        return use(scratch, count);
    }

    /// <summary>Hands the text, in UTF-8 without a byte-order mark, to a function part by part. The bytes are lent: they change when the function has returned.</summary>
    /// <param name="use">Gets the bytes, of which only so many at the beginning count; false for no more of them.</param>
    /// <returns>True when the function wanted them all.</returns>
    public bool EachPart(Func<byte[], int, bool> use)
    {
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

    /// <summary>The SHA-256 of the bytes, in small hexadecimal digits.</summary>
    public string Sha256() => WithBytes(Sha256);

    /// <summary>The SHA-256 of bytes, in small hexadecimal digits.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="count">How many of them count.</param>
    public static string Sha256(byte[] bytes, int count)
    {
        hasher ??= SHA256.Create();
        var digits = new StringBuilder(64);
        foreach (var octet in hasher.ComputeHash(bytes, 0, count))
            digits.Append(Digits[octet >> 4]).Append(Digits[octet & 15]);
        return digits.ToString();
    }

    /// <summary>The whole text.</summary>
    public override string ToString() => string.Concat(pieces);
}
