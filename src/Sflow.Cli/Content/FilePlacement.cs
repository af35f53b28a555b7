using Sflow.Hosting.Files;

namespace Sflow.Cli.Content;

/// <summary>
/// Writes several files into a folder: all of them or none. Files that are there and have the same content stay as they are.
/// </summary>
internal sealed class FilePlacement
{
    private readonly string folder;
    private readonly List<EmbeddedFile> files;

    /// <summary>Looks at the folder.</summary>
    /// <param name="folder">The folder, an absolute path. It need not exist.</param>
    /// <param name="files">The files.</param>
    /// <exception cref="ArgumentException">A path leaves the folder.</exception>
    public FilePlacement(string folder, IReadOnlyList<EmbeddedFile> files)
    {
        this.folder = folder;
        if (files.FirstOrDefault(file => file.Path.Split('/').Any(part => part is "" or "." or "..")) is { } outside)
            throw new ArgumentException($"The path '{outside.Path}' leaves the folder.", nameof(files));
        this.files = [.. files.Where(file => !IsTheSame(file))];
        Different = [.. this.files.Where(file => File.Exists(PathOf(file)))];
        Blocked = [.. this.files.Select(file => BlockerOf(PathOf(file))).OfType<string>().Distinct()];
    }

    /// <summary>The files that are there with another content. <see cref="Write"/> replaces them.</summary>
    public IReadOnlyList<EmbeddedFile> Different { get; }

    /// <summary>The absolute paths of folders where a file must be, and of files where a folder must be.</summary>
    public IReadOnlyList<string> Blocked { get; }

    /// <summary>Writes the files. If one of them can't be written, everything is as before.</summary>
    /// <exception cref="IOException">A file can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder can't be written to.</exception>
    public void Write()
    {
        if (files.Count == 0)
            return;
        var nearest = NearestFolder(folder);
        var staging = Path.Combine(nearest, ".sflow-" + Guid.NewGuid().ToString("N"));
        var undo = new Stack<Action>();
        try
        {
            Stage(staging);
            if (!Directory.Exists(folder))
            {
                CreateFolder(Path.GetDirectoryName(folder)!, undo);
                Directory.Move(Path.Combine(staging, "new"), folder);
            }
            else
            {
                foreach (var file in files)
                    Place(file, staging, undo);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            while (undo.TryPop(out var step))
                step();
            throw;
        }
        finally
        {
            if (Directory.Exists(staging))
                Directory.Delete(staging, recursive: true);
        }
    }

    private void Stage(string staging)
    {
        foreach (var file in files)
        {
            var path = Path.Combine(staging, "new", file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            NewFile.Write(path, file.Bytes, file.Bytes.Length, file.IsExecutable);
        }
    }

    private void Place(EmbeddedFile file, string staging, Stack<Action> undo)
    {
        var path = PathOf(file);
        CreateFolder(Path.GetDirectoryName(path)!, undo);
        if (File.Exists(path))
        {
            var old = Path.Combine(staging, "old", file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(old)!);
            AtomicReplacement.Move(path, old);
            undo.Push(() => AtomicReplacement.Move(old, path));
        }

        AtomicReplacement.Move(Path.Combine(staging, "new", file.Path), path);
        undo.Push(() => File.Delete(path));
    }

    private static void CreateFolder(string path, Stack<Action> undo)
    {
        if (Directory.Exists(path))
            return;
        CreateFolder(Path.GetDirectoryName(path)!, undo);
        Directory.CreateDirectory(path);
        undo.Push(() => Directory.Delete(path));
    }

    private static string NearestFolder(string path) => Directory.Exists(path) ? path : NearestFolder(Path.GetDirectoryName(path)!);

    // The paths between the folder and a file, and those above it, must be folders.
    private static string? BlockerOf(string path)
    {
        if (Directory.Exists(path))
            return path;
        for (var above = Path.GetDirectoryName(path); above is not null && !Directory.Exists(above); above = Path.GetDirectoryName(above))
        {
            if (File.Exists(above))
                return above;
        }

        return null;
    }

    private bool IsTheSame(EmbeddedFile file) =>
        File.Exists(PathOf(file))
        && new FileInfo(PathOf(file)).Length == file.Bytes.Length
        && File.ReadAllBytes(PathOf(file)).AsSpan().SequenceEqual(file.Bytes);

    private string PathOf(EmbeddedFile file) => Path.Combine(folder, file.Path);
}
