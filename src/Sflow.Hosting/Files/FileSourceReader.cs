using System.Collections.Concurrent;
using Sflow.Compilation;

namespace Sflow.Hosting.Files;

/// <summary>Reads the files of a project. Relative paths start at the project's folder, not at MSBuild's current folder.</summary>
/// <param name="projectFolder">The project's folder, an absolute path.</param>
internal sealed class FileSourceReader(string projectFolder) : ISourceReader
{
    private const int MostBytes = 256 * 1024 * 1024;

    // As first read: what changes later must be noticed by the next build.
    private readonly ConcurrentDictionary<string, RecordedFile> seen = new();

    // What is no file, such as standard input.
    private readonly ConcurrentDictionary<string, byte[]> given = new();

    /// <summary>Gives a path a content that no file has.</summary>
    /// <param name="path">The path, such as <c>&lt;stdin&gt;</c>.</param>
    /// <param name="bytes">The content.</param>
    public void Give(string path, byte[] bytes)
    {
        given[path] = bytes;
        seen[FullPath(path)] = new RecordedFile(FullPath(path), FileText.Sha256(bytes, bytes.Length), new FileMark(bytes.Length, 0));
    }

    /// <summary>True for a path whose content is no file.</summary>
    public bool IsGiven(string path) => given.ContainsKey(path);

    /// <inheritdoc/>
    public SourceReadResult Read(string path)
    {
        if (given.TryGetValue(path, out var known))
            return new SourceReadResult(known, null);
        try
        {
            var full = FullPath(path);
            if (FileKind.ProblemOf(full) is { } kind)
                return new SourceReadResult(null, kind);
            var looked = DateTime.UtcNow;
            var mark = FileMark.Of(full);
            if (ReadAll(full) is not { } bytes)
                return new SourceReadResult(null, $"it is larger than {MostBytes / (1024 * 1024)} MiB");
            seen.TryAdd(
                full,
                new RecordedFile(
                    full,
                    FileText.Sha256(bytes, bytes.Length),
                    new FileMark(bytes.Length, mark?.Time ?? 0).TrustedSince(looked)
                )
            );
            return new SourceReadResult(bytes, null);
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

    /// <summary>A file as the build has seen it: as it was when it was first read, or else as it is now.</summary>
    /// <param name="fullPath">An absolute path.</param>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not read the file.</exception>
    public RecordedFile Seen(string fullPath) => seen.GetOrAdd(fullPath, RecordedFile.At);

    /// <summary>The absolute form of a path.</summary>
    public string FullPath(string path) => Path.GetFullPath(Path.Combine(projectFolder, path));

    /// <summary>
    /// The form of an absolute path that stays valid when the project's folder is copied or moved: relative to the folder for a path below
    /// it.
    /// </summary>
    public string ProjectPath(string fullPath)
    {
        var start = projectFolder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        return fullPath.StartsWith(start, StringComparison.Ordinal) ? fullPath.Substring(start.Length) : fullPath;
    }

    // A device reports a length that says nothing about its content.
    private static byte[]? ReadAll(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.CanSeek && stream.Length > MostBytes)
            return null;
        using var content = new MemoryStream();
        var buffer = new byte[81920];
        for (int count; (count = stream.Read(buffer, 0, buffer.Length)) > 0; )
        {
            if (content.Length + count > MostBytes)
                return null;
            content.Write(buffer, 0, count);
        }

        return content.ToArray();
    }
}
