namespace Sflow.Hosting.Files;

/// <summary>Reads files of a known length and gives their marks when they hold the expected bytes.</summary>
internal static class FileLook
{
    /// <summary>The mark of a file that has exactly these bytes; null when it has others or doesn't exist.</summary>
    public static FileMark? Find(string path, byte[] bytes, int count) =>
        Read(path, count) is { } mark && FileBytes.HasRead(bytes, count) ? mark : null;

    /// <summary>The mark of a file that has this length and hash; null when it has others or doesn't exist.</summary>
    public static FileMark? Find(string path, long length, string sha256) =>
        Read(path, length) is { } mark && FileBytes.HasRead(sha256, (int)mark.Length) ? mark : null;

    // The mark is taken before the file is read: a process that writes to the file meanwhile gives it another time.
    private static FileMark? Read(string path, long length)
    {
        var looked = DateTime.UtcNow;
        if (FileMark.Of(path) is not { } mark || (mark.Time != 0 && mark.Length != length) || length > int.MaxValue / 2)
            return null;
        try
        {
            using var stream = FileBytes.Open(path);
            if (stream.Length != length)
                return null;
            return FileBytes.Read(stream, (int)length) ? new FileMark(length, mark.Time).TrustedSince(looked) : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null; // a link to nothing, or another build has just removed it
        }
    }
}
