using Sflow.Runs;

namespace Sflow.Hosting.Runs;

/// <summary>A run folder.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Summary">What its record says.</param>
internal sealed record RunFolder(string Path, RunSummary Summary)
{
    private const int LongestPart = 64 * 1024;

    /// <summary>The job that wrote last.</summary>
    public string Job => Summary.Jobs[Summary.Jobs.Count - 1];

    /// <summary>Reads a folder; null when it has no record.</summary>
    public static RunFolder? Read(string path)
    {
        try
        {
            using var stream = new FileStream(
                System.IO.Path.Combine(path, RunFolderName.Record),
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            var isLong = stream.Length > LongestPart;
            var start = isLong ? Starts(stream) : Part(stream, 0);
            var end = isLong ? Part(stream, stream.Length - LongestPart) : "";
            return RunSummary.Of(start, end) is { } summary ? new RunFolder(path, summary) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // No record, as far as anybody can tell.
        }
    }

    // A resumed run has a start in the middle of its record.
    private static string Starts(FileStream stream)
    {
        var starts = new StringBuilder();
        using var reader = new StreamReader(stream, Encoding.UTF8, false, LongestPart, leaveOpen: true);
        for (var isFirst = true; reader.ReadLine() is { } line; isFirst = false)
        {
            if (line.IndexOf(RunSummary.StartMark, StringComparison.Ordinal) >= 0)
                starts.Append(line).Append('\n');
            else if (isFirst)
                return "";
        }

        return starts.ToString();
    }

    private static string Part(FileStream stream, long from)
    {
        stream.Seek(from, SeekOrigin.Begin);
        var bytes = new byte[LongestPart];
        var count = 0;
        for (int read; count < bytes.Length && (read = stream.Read(bytes, count, bytes.Length - count)) > 0; )
            count += read;
        return Encoding.UTF8.GetString(bytes, 0, count);
    }
}
