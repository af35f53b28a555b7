namespace Sflow.Sharing;

/// <summary>
/// A key made of pieces. Each piece is stored with its length, so that two different lists of pieces never give the same key.
/// </summary>
public sealed class Fingerprint
{
    private const string Digits = "0123456789abcdef";

    private const int RoomForMore = 100;

    private readonly StringBuilder text;

    /// <summary>An empty key.</summary>
    public Fingerprint() => text = new StringBuilder();

    /// <summary>A key that continues another one.</summary>
    /// <param name="start">The string form of the other key.</param>
    public Fingerprint(string start) => text = new StringBuilder(start, start.Length + RoomForMore);

    /// <summary>
    /// For a host that can run where the system has no library for hashes, or that ends before loading one is worth the time. A host
    /// that does not call this always uses the library. The hashes are the same.
    /// </summary>
    /// <param name="isThere">Says whether the library is there. It is asked at most once, when a process hashes much.</param>
    public static void LoadHashLibraryLate(Func<bool> isThere) => HashEngine.LoadLibraryLate(isThere);

    /// <summary>Adds a piece. Null and the empty string give different keys.</summary>
    public Fingerprint Add(string? piece)
    {
        if (piece is null)
            text.Append('-');
        else
            text.Append(piece.Length).Append(':').Append(piece);
        return this;
    }

    /// <summary>Adds a number.</summary>
    public Fingerprint Add(int number)
    {
        text.Append(number).Append(';');
        return this;
    }

    /// <summary>Adds a list of pieces, with its length.</summary>
    public Fingerprint AddEach(IReadOnlyCollection<string> pieces)
    {
        Add(pieces.Count);
        foreach (var piece in pieces)
            Add(piece);
        return this;
    }

    /// <summary>The key as a string, for a table in memory.</summary>
    public override string ToString() => text.ToString();

    /// <summary>The SHA-256 of the key, in lowercase hexadecimal digits, for a file.</summary>
    public string Sha256()
    {
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        return Sha256(bytes, bytes.Length);
    }

    /// <summary>The SHA-256 of bytes, in lowercase hexadecimal digits.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="count">How many of them are hashed.</param>
    public static string Sha256(byte[] bytes, int count)
    {
        var digits = new StringBuilder(64);
        foreach (var octet in HashEngine.Sha256(bytes, count))
            digits.Append(Digits[octet >> 4]).Append(Digits[octet & 15]);
        return digits.ToString();
    }
}
