using System.Runtime.InteropServices;
using Sflow.Hosting.Files;
using Sflow.Hosting.Records;

namespace Sflow.Hosting.Units;

/// <summary>Writes a unit's files and the notes for the next build.</summary>
/// <param name="reader">Knows where relative paths start.</param>
/// <param name="outputs">The folder of the files.</param>
/// <param name="stateFolder">The folder of the notes, an absolute path.</param>
/// <param name="completesUnits">True when the files are all that the units have.</param>
internal sealed class UnitWriter(FileSourceReader reader, OutputFolder outputs, string stateFolder, bool completesUnits)
{
    private static readonly StringComparer FileNames = RuntimeInformation.IsOSPlatform(OSPlatform.Linux)
        ? StringComparer.Ordinal
        : StringComparer.OrdinalIgnoreCase;

    /// <summary>The files that every unit was made from, such as the project file: absolute paths.</summary>
    public IReadOnlyList<string> ProjectInputs { get; init; } = [];

    /// <summary>
    /// True when the files are apart from those of builds, because they were made from other settings. The next build knows nothing of
    /// them.
    /// </summary>
    public bool IsApart { get; init; }

    /// <summary>A store for the files of a unit until the unit has succeeded.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="checker">Runs the checks that need the build machine.</param>
    /// <param name="keepsPlans">True when whole plans are needed of each row, not their first lines.</param>
    public UnitFiles Open(Unit unit, UnitChecker checker, bool keepsPlans) =>
        new(
            outputs,
            checker,
            keepsPlans,
            completesUnits ? RowRecords.At(StateOf(unit).Rows, checker.Mode) : RowRecords.None,
            keepsJobs: completesUnits
        );

    /// <summary>Writes the files of a unit that succeeded.</summary>
    /// <returns>Their paths below the output folder.</returns>
    /// <exception cref="IOException">A file can't be written; the unit will be built again.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write a file; the unit will be built again.</exception>
    public IReadOnlyList<string> Write(Unit unit, CompiledUnit result, UnitFiles files, DateTime started)
    {
        var state = StateOf(unit);
        var paths = files.PathsOf(result.Rows);
        if (IsApart)
        {
            files.Commit();
            return paths;
        }

        var folder = reader.ProjectPath(outputs.PathOf(""));
        List<string> current = [.. paths.Select(path => folder + OutputFolder.Native(path))];
        var earlier = state.ReadOutputs();
        var noted = new HashSet<string>(earlier);
        List<string> added = [.. current.Where(noted.Add)];

        // The files are recorded before they exist, so that Clean finds them even after a crash.
        if (added.Count > 0)
            state.WriteOutputs([.. earlier, .. added]);

        // A file that is not from the last build: the next build must look at the unit again, and remove or replace the file.
        if (!completesUnits && files.HasChanges)
            state.Stamp.Delete();
        files.Commit();
        if (!completesUnits)
            return paths;

        noted.ExceptWith(current);
        if (noted.Count > 0)
        {
            // A recorded path in another form, after the project was moved, is not an orphan.
            foreach (var orphan in noted.Select(reader.FullPath).Except(paths.Select(outputs.PathOf), FileNames))
                outputs.Delete(orphan);
            state.WriteOutputs(current);
        }

        files.Remember(result.Rows);
        List<string> inputs = [.. result.Inputs.Select(reader.FullPath).Distinct()];
        state.Succeed(inputs, [.. result.Diagnostics.Where(d => d.Severity == Severity.Warning).Select(d => WarningLine.Of(d, reader))]);
        state.Stamp.Write(
            inputs.Select(reader.Seen),
            ProjectInputs.Select(reader.Seen),
            files.RecordsOf(result.Rows).Select(file => file with { Path = outputs.PathOf(file.Path) }),
            started
        );
        return paths;
    }

    /// <summary>Leaves a unit's files unchanged and lets the next build try again.</summary>
    public void Fail(Unit unit)
    {
        if (completesUnits)
            StateOf(unit).Stamp.Delete();
    }

    private UnitNotes StateOf(Unit unit) => new(reader, stateFolder, unit.Name);
}
