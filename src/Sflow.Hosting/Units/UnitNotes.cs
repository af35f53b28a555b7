using Sflow.Generation;
using Sflow.Hosting.Files;

namespace Sflow.Hosting.Units;

/// <summary>
/// The files that a unit leaves in the intermediate folder for the next build: its stamp, the list of its inputs, the list of its outputs,
/// and its warnings. The targets read these files, so their names are defined in both places. Their paths are relative to the project, so
/// that a copy of the project never touches the files of the original.
/// </summary>
/// <param name="reader">Knows the project's folder.</param>
/// <param name="folder">The intermediate folder, an absolute path.</param>
/// <param name="unit">The unit's name.</param>
internal sealed class UnitNotes(FileSourceReader reader, string folder, string unit)
{
    private const string OutputsEnd = ".outputs";

    private string Inputs => Path.Combine(folder, unit + ".inputs");

    private string Outputs => Path.Combine(folder, unit + OutputsEnd);

    /// <summary>The names of the units that have notes in a folder.</summary>
    /// <param name="folder">The folder; it need not exist.</param>
    public static IReadOnlyList<string> NamesIn(string folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*" + OutputsEnd).Select(Path.GetFileNameWithoutExtension)] : [];

    /// <summary>The rows that the next build may reuse.</summary>
    public string Rows => Path.Combine(folder, unit + ".rows");

    /// <summary>The warnings of the last success, as tab-separated lines; absent when there were none.</summary>
    public string Warnings => Path.Combine(folder, unit + ".warnings");

    /// <summary>The recorded files: those that exist, or may exist after a crash.</summary>
    public IReadOnlyList<string> ReadOutputs() =>
        File.Exists(Outputs) ? [.. File.ReadAllLines(Outputs).Where(line => line.Length > 0)] : [];

    /// <summary>Records the files that exist, or may exist after a crash.</summary>
    /// <param name="projectPaths">Their paths, relative to the project where they lie below it.</param>
    public void WriteOutputs(IEnumerable<string> projectPaths) => WriteLines(Outputs, projectPaths);

    /// <summary>The stamp, which says whether the unit is up to date.</summary>
    public UnitStamp Stamp { get; } = new(reader, Path.Combine(folder, unit + ".stamp"));

    /// <summary>Notes what the next build needs of a unit that succeeded, except its stamp.</summary>
    /// <param name="inputs">The files that it was made from, absolute paths.</param>
    /// <param name="warnings">Its warnings, one per line.</param>
    public void Succeed(IEnumerable<string> inputs, IReadOnlyList<string> warnings)
    {
        WriteLines(Inputs, inputs.Select(reader.ProjectPath).Distinct().OrderBy(p => p, StringComparer.Ordinal));
        if (warnings.Count > 0)
            WriteLines(Warnings, warnings);
        else
            File.Delete(Warnings);
    }

    /// <summary>Removes all notes, the list of outputs last.</summary>
    public void Delete()
    {
        Stamp.Delete();
        foreach (var note in new[] { Inputs, Warnings, Rows, Outputs }.Where(File.Exists))
            File.Delete(note);
    }

    // A record that a crash cuts off would lose files.
    private void WriteLines(string path, IEnumerable<string> lines) =>
        new OutputFolder(folder).Write(
            new GeneratedFile(Path.GetFileName(path), new FileText(lines.SelectMany(line => new[] { line, "\n" })))
        );
}
