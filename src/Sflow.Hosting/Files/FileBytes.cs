namespace Sflow.Hosting.Files;

/// <summary>Compares the bytes of files without an array for each file.</summary>
internal static class FileBytes
{
    // Each thread reuses one array, because a large sweep compares thousands of files.
    [ThreadStatic]
    private static byte[]? buffer;

    /// <summary>True when a file consists of exactly the bytes that come part by part.</summary>
    /// <param name="path">An absolute path.</param>
    /// <param name="eachPart">Calls its argument with each part; stops and returns false when the argument does.</param>
    public static bool AreEqual(string path, Func<Func<byte[], int, bool>, bool> eachPart)
    {
        if (!File.Exists(path))
            return false;
        try
        {
            using var stream = Open(path);
            return eachPart((bytes, count) => Read(stream, count) && HasRead(bytes, count)) && stream.ReadByte() < 0;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false; // another build has just removed it
        }
    }

    /// <summary>Opens a file for reading. Other processes may replace it at the same time.</summary>
    public static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);

    /// <summary>Reads this many bytes into the thread's array; false when the stream has fewer.</summary>
    public static bool Read(FileStream stream, int length)
    {
        if (buffer is null || buffer.Length < length)
            buffer = new byte[Math.Max(256 * 1024, length)];
        var count = 0;
        for (int more; count < length && (more = stream.Read(buffer, count, length - count)) > 0; )
            count += more;
        return count == length;
    }

    /// <summary>True when the thread's last <see cref="Read"/> gave these bytes.</summary>
    public static bool HasRead(byte[] bytes, int count) =>
        new ReadOnlySpan<byte>(buffer, 0, count).SequenceEqual(new ReadOnlySpan<byte>(bytes, 0, count));

    /// <summary>True when the thread's last <see cref="Read"/> gave bytes with this hash.</summary>
    public static bool HasRead(string sha256, int count) => FileText.Sha256(buffer!, count) == sha256;
}
