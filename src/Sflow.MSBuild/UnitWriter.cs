using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Sflow.Diagnostics;

namespace Sflow.MSBuild;

/// <summary>Writes a unit's files and notes what the next build must know of them.</summary>
/// <param name="reader">Knows where relative paths start.</param>
/// <param name="outputFolder">The folder of the files, an absolute path.</param>
/// <param name="stateFolder">The folder of the notes, an absolute path.</param>
/// <param name="completesUnits">True when the files are all that the units have.</param>
internal sealed class UnitWriter(FileSourceReader reader, string outputFolder, string stateFolder, bool completesUnits)
{
    private readonly OutputFolder outputs = new(outputFolder);

    /// <summary>Writes the files of a unit that succeeded.</summary>
    /// <returns>Their absolute paths.</returns>
    /// <exception cref="IOException">A file cannot be written; the unit will be built again.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written; the unit will be built again.</exception>
    public IReadOnlyList<string> Write(Unit unit, UnitResult result, DateTime started)
    {
        var state = new UnitState(reader, stateFolder, unit.Name);
        var paths = result.Files.Select(outputs.PathOf).ToList();
        var earlier = state.ReadOutputs();

        // Noted before they exist, so that Clean finds them even after a crash.
        state.WriteOutputs([.. earlier, .. paths]);
        foreach (var file in result.Files)
            outputs.Write(file);
        if (!completesUnits)
            return paths;

        foreach (var orphan in earlier.Except(paths))
            outputs.Delete(orphan);
        state.WriteOutputs(paths);
        state.Succeed(result.Inputs.Select(reader.FullPath), [.. result.Diagnostics.Where(d => d.Severity == Severity.Warning).Select(d => WarningLine.Of(d, reader))], started);
        return paths;
    }

    /// <summary>Leaves a unit's files as they are and makes the next build try again.</summary>
    public void Fail(Unit unit)
    {
        if (completesUnits)
            new UnitState(reader, stateFolder, unit.Name).Forget();
    }
}
