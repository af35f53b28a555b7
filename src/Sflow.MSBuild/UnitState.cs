using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Sflow.MSBuild;

/// <summary>
/// What a unit leaves in the intermediate folder for the next build: its stamp, the files it was made from, the files it
/// wrote, and its warnings. The targets read these files; their names are said in both places. Paths in them are relative to the
/// project, so that a copy of it never touches the files of the original.
/// </summary>
/// <param name="reader">Knows the project's folder.</param>
/// <param name="folder">The intermediate folder, an absolute path.</param>
/// <param name="unit">The unit's name.</param>
internal sealed class UnitState(FileSourceReader reader, string folder, string unit)
{
    private string Stamp => Path.Combine(folder, unit + ".stamp");

    private string Inputs => Path.Combine(folder, unit + ".inputs");

    private string Outputs => Path.Combine(folder, unit + ".outputs");

    /// <summary>What the next build may take over row by row.</summary>
    public string Rows => Path.Combine(folder, unit + ".rows");

    /// <summary>The warnings of the last success, as tab-separated lines; absent when there were none.</summary>
    public string Warnings => Path.Combine(folder, unit + ".warnings");

    /// <summary>The files that there are, or may be after a crash, as they were noted.</summary>
    public IReadOnlyList<string> ReadOutputs() => File.Exists(Outputs) ? [.. File.ReadAllLines(Outputs).Where(line => line.Length > 0)] : [];

    /// <summary>Notes the files that there are, or may be after a crash.</summary>
    /// <param name="projectPaths">Their paths, relative to the project where they lie below it.</param>
    public void WriteOutputs(IEnumerable<string> projectPaths) => WriteLines(Outputs, projectPaths);

    /// <summary>Says that the unit is not up to date.</summary>
    public void Forget() => File.Delete(Stamp);

    /// <summary>Says that the unit is up to date.</summary>
    /// <param name="inputs">The files that it was made from, absolute paths.</param>
    /// <param name="warnings">Its warnings, one a line.</param>
    /// <param name="started">When the first of the inputs was read: what changes later is newer than the stamp.</param>
    public void Succeed(IEnumerable<string> inputs, IReadOnlyList<string> warnings, DateTime started)
    {
        WriteLines(Inputs, inputs.Select(reader.ProjectPath).Distinct().OrderBy(p => p, StringComparer.Ordinal));
        if (warnings.Count > 0)
            WriteLines(Warnings, warnings);
        else
            File.Delete(Warnings);
        WriteLines(Stamp, []);
        File.SetLastWriteTimeUtc(Stamp, started);
    }

    // A note that is cut off by a crash would forget files.
    private void WriteLines(string path, IEnumerable<string> lines) =>
        new OutputFolder(folder).Write(new GeneratedFile(Path.GetFileName(path), new FileText(lines.SelectMany(line => new[] { line, "\n" }))));
}
