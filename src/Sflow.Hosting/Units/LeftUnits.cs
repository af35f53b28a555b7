using System.Runtime.InteropServices;
using Sflow.Hosting.Files;

namespace Sflow.Hosting.Units;

/// <summary>Removes the files of units that are not in the project any more.</summary>
/// <param name="reader">Knows the project's folder.</param>
/// <param name="folder">The intermediate folder with the notes of all units, an absolute path.</param>
internal sealed class LeftUnits(FileSourceReader reader, string folder)
{
    // Where the file system ignores case, names that differ only in case have the same files.
    private static readonly StringComparer FileNames = RuntimeInformation.IsOSPlatform(OSPlatform.Linux)
        ? StringComparer.Ordinal
        : StringComparer.OrdinalIgnoreCase;

    /// <summary>Removes the files and the notes of each noted unit that doesn't stay, and folders that are empty then.</summary>
    /// <param name="staying">The names of the units that stay.</param>
    /// <exception cref="IOException">A file can't be read or removed.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not read or remove a file.</exception>
    public void Remove(IEnumerable<string> staying)
    {
        var names = new HashSet<string>(staying, FileNames);
        var left = UnitNotes.NamesIn(folder).Where(name => !names.Contains(name)).ToList();
        if (left.Count == 0)
            return;
        var kept = new HashSet<string>(names.SelectMany(OutputsOf), FileNames);
        foreach (var name in left)
        {
            var outputs = OutputsOf(name).Where(path => !kept.Contains(path)).ToList();
            foreach (var path in outputs.Where(File.Exists))
                File.Delete(path);
            foreach (var parent in outputs.Select(path => Path.GetDirectoryName(path)!).Distinct())
                RemoveIfEmpty(parent);

            // Only now: after a crash, the next build finds the files by the notes.
            NotesOf(name).Delete();
        }
    }

    private IEnumerable<string> OutputsOf(string name) => NotesOf(name).ReadOutputs().Select(reader.FullPath);

    private UnitNotes NotesOf(string name) => new(reader, folder, name);

    // A link is the user's.
    private static void RemoveIfEmpty(string path)
    {
        if (
            Directory.Exists(path)
            && (File.GetAttributes(path) & FileAttributes.ReparsePoint) == 0
            && !Directory.EnumerateFileSystemEntries(path).Any()
        )
            Directory.Delete(path);
    }
}
