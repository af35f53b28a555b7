using System;
using System.IO;

namespace Sflow.MSBuild;

/// <summary>Reads the files of a project; relative paths start at the project's folder, not at the folder that MSBuild happens to be in.</summary>
/// <param name="projectFolder">The project's folder, an absolute path.</param>
internal sealed class FileSourceReader(string projectFolder) : ISourceReader
{
    /// <inheritdoc/>
    public SourceReadResult Read(string path)
    {
        try
        {
            return new SourceReadResult(File.ReadAllBytes(FullPath(path)), null);
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
}
