using Sflow.Generation;

namespace Sflow.Hosting.Files;

/// <summary>What happened to a file.</summary>
internal enum FileChange
{
    /// <summary>It is new.</summary>
    Written,

    /// <summary>It has other bytes than before.</summary>
    Replaced,

    /// <summary>It has the same bytes as before.</summary>
    Unchanged,
}

/// <summary>
/// Writes files into a folder of the user, and replaces only those that it wrote itself and that nobody has changed since. What it wrote is
/// recorded in the folder, in the form of <c>sha256sum</c>.
/// </summary>
/// <param name="folder">The folder, an absolute path.</param>
internal sealed class OwnFiles(string folder)
{
    /// <summary>The name of the record.</summary>
    public const string RecordName = ".sflow.sha256";

    private const int HashLength = 64;
    private const string Separator = "  ";

    private readonly OutputFolder outputs = new(folder);
    private readonly Dictionary<string, string> known = Read(Path.Combine(folder, RecordName));

    /// <summary>The files that are in the way: others wrote or changed them. Files that already have the right bytes are not.</summary>
    /// <param name="files">The files to write.</param>
    public IReadOnlyList<string> InTheWay(IEnumerable<GeneratedFile> files) =>
        [.. files.Where(file => ChangeOf(file) == FileChange.Replaced && !IsOwn(file.RelativePath)).Select(file => file.RelativePath)];

    /// <summary>The files that an earlier call wrote, that nobody has changed, and that are not among some files.</summary>
    public IReadOnlyList<string> Left(IEnumerable<GeneratedFile> files)
    {
        var written = new HashSet<string>(files.Select(file => file.RelativePath));
        return [.. known.Keys.Where(path => !written.Contains(path) && IsOwn(path)).OrderBy(path => path, StringComparer.Ordinal)];
    }

    /// <summary>Writes the files.</summary>
    /// <returns>What happened to each.</returns>
    /// <exception cref="IOException">A file can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write a file.</exception>
    public IReadOnlyList<(string Path, FileChange Change)> Write(IReadOnlyList<GeneratedFile> files)
    {
        List<(string Path, FileChange Change)> changes = [.. files.Select(file => (file.RelativePath, ChangeOf(file)))];
        foreach (var file in files)
            known[file.RelativePath] = HashOf(file);
        // The record comes first: after a crash, it names files that are not there yet, and none is taken for somebody else's.
        outputs.Write(Record());
        foreach (var file in files)
            outputs.Write(file);
        return changes;
    }

    private FileChange ChangeOf(GeneratedFile file)
    {
        var path = outputs.PathOf(file.RelativePath);
        return !File.Exists(path) ? FileChange.Written
            : FileBytes.AreEqual(path, file.Content.EachPart) ? FileChange.Unchanged
            : FileChange.Replaced;
    }

    private bool IsOwn(string path) =>
        known.TryGetValue(path, out var hash) && File.Exists(outputs.PathOf(path)) && FileHash.Of(outputs.PathOf(path)) == hash;

    private GeneratedFile Record() =>
        new(
            RecordName,
            string.Concat(known.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => file.Value + Separator + file.Key + "\n"))
        );

    private static string HashOf(GeneratedFile file) => file.Content.WithBytes(FileText.Sha256);

    // A broken line makes a file somebody else's, which is safe.
    private static Dictionary<string, string> Read(string path)
    {
        var result = new Dictionary<string, string>();
        foreach (var line in File.Exists(path) ? File.ReadAllLines(path) : [])
        {
            if (line.Length > HashLength + Separator.Length)
                result[line.Substring(HashLength + Separator.Length)] = line.Substring(0, HashLength);
        }

        return result;
    }
}
