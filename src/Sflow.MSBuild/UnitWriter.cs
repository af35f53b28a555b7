using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Sflow.Diagnostics;

namespace Sflow.MSBuild;

/// <summary>Writes a unit's files and notes what the next build must know of them.</summary>
/// <param name="reader">Knows where relative paths start.</param>
/// <param name="outputs">The folder of the files.</param>
/// <param name="stateFolder">The folder of the notes, an absolute path.</param>
/// <param name="completesUnits">True when the files are all that the units have.</param>
internal sealed class UnitWriter(FileSourceReader reader, OutputFolder outputs, string stateFolder, bool completesUnits)
{
    /// <summary>A place for the files of a unit until it has succeeded.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="checker">Looks at what is to be checked with the machine's help.</param>
    /// <param name="keepsPlans">True when whole plans are needed of each row, not their first lines.</param>
    public UnitFiles Open(Unit unit, HostChecker checker, bool keepsPlans) =>
        new(outputs, checker, keepsPlans, completesUnits ? RowRecords.At(StateOf(unit).Rows, checker.Mode) : RowRecords.None);

    /// <summary>Writes the files of a unit that succeeded.</summary>
    /// <returns>Their paths below the output folder.</returns>
    /// <exception cref="IOException">A file cannot be written; the unit will be built again.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written; the unit will be built again.</exception>
    public IReadOnlyList<string> Write(Unit unit, UnitResult result, UnitFiles files, DateTime started)
    {
        var state = StateOf(unit);
        var paths = files.PathsOf(result.Rows);
        var folder = reader.ProjectPath(outputs.PathOf(""));
        List<string> current = [.. paths.Select(path => folder + OutputFolder.Native(path))];
        var earlier = state.ReadOutputs();
        var noted = new HashSet<string>(earlier);
        List<string> added = [.. current.Where(noted.Add)];

        // Noted before they exist, so that Clean finds them even after a crash.
        if (added.Count > 0)
            state.WriteOutputs([.. earlier, .. added]);
        files.Commit();
        if (!completesUnits)
            return paths;

        noted.ExceptWith(current);
        if (noted.Count > 0)
        {
            // A path that is noted in another form, since the project was moved, is no orphan.
            foreach (var orphan in noted.Select(reader.FullPath).Except(paths.Select(outputs.PathOf)))
                outputs.Delete(orphan);
            state.WriteOutputs(current);
        }

        files.Remember(result.Rows);
        state.Succeed(result.Inputs.Select(reader.FullPath), [.. result.Diagnostics.Where(d => d.Severity == Severity.Warning).Select(d => WarningLine.Of(d, reader))], started);
        return paths;
    }

    /// <summary>Leaves a unit's files as they are and makes the next build try again.</summary>
    public void Fail(Unit unit)
    {
        if (completesUnits)
            StateOf(unit).Forget();
    }

    private UnitState StateOf(Unit unit) => new(reader, stateFolder, unit.Name);
}
