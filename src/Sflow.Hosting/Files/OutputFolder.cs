using Sflow.Generation;

namespace Sflow.Hosting.Files;

/// <summary>Writes files so that a reader never sees half a file, and only when their bytes change.</summary>
/// <param name="folder">The folder that all of them lie in, an absolute path.</param>
internal sealed class OutputFolder(string folder)
{
    /// <summary>The folder, an absolute path.</summary>
    public string Root { get; } = folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;

    /// <summary>The absolute path of a file.</summary>
    /// <param name="relativePath">Its path below the folder, with <c>/</c>.</param>
    public string PathOf(string relativePath) => Root + Native(relativePath);

    /// <summary>A relative path with this system's separators.</summary>
    public static string Native(string relativePath) =>
        Path.DirectorySeparatorChar == '/' ? relativePath : relativePath.Replace('/', Path.DirectorySeparatorChar);

    /// <summary>Writes a file; true when its bytes changed.</summary>
    /// <exception cref="IOException">The file can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write the file.</exception>
    public bool Write(GeneratedFile file)
    {
        var path = PathOf(file.RelativePath);
        if (FileBytes.AreEqual(path, file.Content.EachPart))
            return false;

        // Two concurrent builds must not write to the same temporary file.
        var temporary = path + "." + Guid.NewGuid().ToString("N") + ".tmp";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            NewFile.Write(temporary, file);
            AtomicReplacement.Move(temporary, path);
        }
        finally
        {
            File.Delete(temporary);
        }

        return true;
    }

    /// <summary>Moves a file of the same file system into the folder.</summary>
    /// <param name="path">Where it is, an absolute path.</param>
    /// <param name="relativePath">Where it will be; its folder is there.</param>
    public void Take(string path, string relativePath) => AtomicReplacement.Move(path, PathOf(relativePath));

    /// <summary>Creates a folder below the folder.</summary>
    /// <param name="relativePath">Its path; empty for the folder itself.</param>
    public void Create(string relativePath) => Directory.CreateDirectory(PathOf(relativePath));

    /// <summary>The folder of a file, both paths with <c>/</c>.</summary>
    public static string FolderOf(string relativePath) =>
        relativePath.LastIndexOf('/') is var end and >= 0 ? relativePath.Substring(0, end) : "";

    /// <summary>The mark of a file that has the same length and hash as another one; null when it has others or doesn't exist.</summary>
    /// <param name="relativePath">Its path below the folder, with <c>/</c>.</param>
    /// <param name="other">The other one.</param>
    public FileMark? Find(string relativePath, RecordedFile other) => FileLook.Find(PathOf(relativePath), other.Mark.Length, other.Sha256);

    /// <summary>The mark of a file that has exactly these bytes; null when it has others or doesn't exist.</summary>
    public FileMark? Find(string relativePath, byte[] bytes, int count) => FileLook.Find(PathOf(relativePath), bytes, count);

    /// <summary>
    /// A file as it is now, the same instance when nothing has changed; null when its bytes changed or it is gone. The file is only read
    /// when its time can't be trusted.
    /// </summary>
    public RecordedFile? Look(RecordedFile file) => file.Look(PathOf(file.Path));

    /// <summary>Deletes a file of an earlier build, and its folder when nothing else is in it. A link to a folder stays.</summary>
    /// <param name="path">An absolute path.</param>
    public void Delete(string path)
    {
        var parent = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(parent))
            return;
        File.Delete(path);
        if (
            parent + Path.DirectorySeparatorChar != Root
            && (File.GetAttributes(parent) & FileAttributes.ReparsePoint) == 0
            && !Directory.EnumerateFileSystemEntries(parent).Any()
        )
            Directory.Delete(parent);
    }
}
