namespace Sflow.Hosting.Files;

/// <summary>What a file's metadata tells without reading it.</summary>
/// <remarks>
/// Equal marks stand for equal bytes when the time can be trusted. It can't be trusted when a later write could leave the same time: the
/// clock of a file system advances in steps, of up to a sixtieth of a second where it has fractions of seconds, and of a second or two
/// where it hasn't.
/// </remarks>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Time">When it was last written, in ticks of UTC; 0 when that can't be trusted, so that its bytes have to be read.</param>
internal readonly record struct FileMark(long Length, long Time)
{
    private const long LongestStep = 50 * TimeSpan.TicksPerMillisecond;

    /// <summary>The mark of a file; null when it doesn't exist.</summary>
    /// <param name="path">An absolute path.</param>
    public static FileMark? Of(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            return null;

        // The target of a link can change while the link stays the same.
        return new FileMark(file.Length, (file.Attributes & FileAttributes.ReparsePoint) == 0 ? file.LastWriteTimeUtc.Ticks : 0);
    }

    /// <summary>The mark as far as the next build may trust it.</summary>
    /// <param name="since">The moment, UTC, from which on somebody else could write to the file unnoticed.</param>
    public FileMark TrustedSince(DateTime since) =>
        Time % TimeSpan.TicksPerSecond != 0 && since.Ticks - Time >= LongestStep ? this : this with { Time = 0 };
}
