using System;
using System.Collections.Generic;
using System.Linq;

namespace Sflow.MSBuild;

/// <summary>A row of a sweep as the next build remembers it: what it was made of, its files, what was found in its modules.</summary>
/// <param name="Key">A hash of everything that it was made of, its name too.</param>
/// <param name="Files">Its files.</param>
/// <param name="Script">The path of its script; null when it has none.</param>
/// <param name="Findings">What was found in its modules.</param>
internal sealed record RowRecord(string Key, IReadOnlyList<RowFile> Files, string? Script, IReadOnlyList<RowFinding> Findings)
{
    private static readonly char[] Separators = ['\t', '\r', '\n'];

    /// <summary>The line that it was read from, as long as it says the same.</summary>
    public string? Line { get; init; }

    /// <summary>True when a row can be remembered: every finding has its place in a module, whose bytes the key holds, and its paths fit into a line.</summary>
    public static bool CanHold(CompileResult row) =>
        row.Diagnostics.All(finding => finding.Related.Count == 0 && row.Modules.Contains(finding.Location.Path)) &&
        row.Files.All(file => file.RelativePath.IndexOfAny(Separators) < 0);

    /// <summary>The same row after a look at its files; null when one of them is not what it was.</summary>
    /// <param name="look">Gives a file as it is now, the same instance when nothing is new; null when it is another or none.</param>
    public RowRecord? After(Func<RowFile, RowFile?> look)
    {
        var files = new RowFile[Files.Count];
        var isSame = true;
        for (var i = 0; i < files.Length; i++)
        {
            if (look(Files[i]) is not { } file)
                return null;
            files[i] = file;
            isSame &= ReferenceEquals(file, Files[i]);
        }

        return isSame ? this : this with { Files = files, Line = null };
    }
}
