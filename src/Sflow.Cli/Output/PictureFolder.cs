using Sflow.Hosting.Checks;
using Sflow.Hosting.Files;
using Sflow.Hosting.Records;
using Sflow.Hosting.Units;

namespace Sflow.Cli.Output;

/// <summary>Writes the pictures of many rows: all of them, or none.</summary>
internal sealed class PictureFolder : IDisposable
{
    private readonly string folder;

    /// <summary>Opens a folder, which need not exist.</summary>
    /// <param name="folder">Its path as the user wrote it.</param>
    public PictureFolder(string folder)
    {
        this.folder = folder;
        var root = Path.GetFullPath(folder);
        var nothing = new UnitChecker(TextLocation.OfFile(folder), root, new ShellChecker(ShellCheckMode.Off, root), null, false, false);
        Files = new UnitFiles(new OutputFolder(root), nothing, keepsPlans: false, RowRecords.None);
    }

    /// <summary>Takes the pictures until all are there.</summary>
    public UnitFiles Files { get; }

    /// <summary>The path of a file as a user would write it.</summary>
    public static string Join(string folder, string relativePath) =>
        folder is "." or "./" ? relativePath : folder.TrimEnd('/') + "/" + relativePath;

    /// <summary>Puts the pictures of rows in their places.</summary>
    /// <returns>Their paths.</returns>
    public IEnumerable<string> Commit(IReadOnlyList<string> rows)
    {
        Files.Commit();
        return Files.PathsOf(rows).Select(path => Join(folder, path));
    }

    /// <inheritdoc/>
    public void Dispose() => Files.Dispose();
}
