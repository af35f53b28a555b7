using System;
using System.IO;

namespace Sflow.MSBuild;

/// <summary>Reads the files of a project; relative paths start at the project's folder, not at the folder that MSBuild happens to be in.</summary>
/// <param name="projectFolder">The project's folder, an absolute path.</param>
internal sealed class FileSourceReader(string projectFolder) : ISourceReader
{
    private const int MostBytes = 256 * 1024 * 1024;

    /// <inheritdoc/>
    public SourceReadResult Read(string path)
    {
        try
        {
            return ReadAll(FullPath(path)) is { } bytes ? new SourceReadResult(bytes, null) : new SourceReadResult(null, $"it is larger than {MostBytes / (1024 * 1024)} MiB");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new SourceReadResult(null, "there is no such file");
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(FullPath(path)))
        {
            return new SourceReadResult(null, "it is a folder");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new SourceReadResult(null, e.Message.TrimEnd('.'));
        }
    }

    /// <summary>The absolute form of a path.</summary>
    public string FullPath(string path) => Path.GetFullPath(Path.Combine(projectFolder, path));

    /// <summary>The form of an absolute path that stays right when the project's folder is copied or moved: relative to it where it lies below it.</summary>
    public string ProjectPath(string fullPath)
    {
        var start = projectFolder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        return fullPath.StartsWith(start, StringComparison.Ordinal) ? fullPath.Substring(start.Length) : fullPath;
    }

    // The length that a file claims says nothing of a device.
    private static byte[]? ReadAll(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.CanSeek && stream.Length > MostBytes)
            return null;
        using var content = new MemoryStream();
        var buffer = new byte[81920];
        for (int count; (count = stream.Read(buffer, 0, buffer.Length)) > 0;)
        {
            if (content.Length + count > MostBytes)
                return null;
            content.Write(buffer, 0, count);
        }

        return content.ToArray();
    }
}
