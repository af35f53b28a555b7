using Sflow.Hosting.Units;

namespace Sflow.Hosting.Submission;

/// <summary>
/// The ledgers of Sflow 0.1, one for each unit in the output folder. They are read once and moved to the project's ledger.
/// </summary>
internal static class OldLedgers
{
    /// <summary>Takes over what old ledgers say.</summary>
    /// <param name="units">The units and where their files are.</param>
    /// <param name="folder">The folder of the project's ledger.</param>
    /// <param name="ledger">The project's ledger.</param>
    /// <param name="append">Writes an entry to the project's ledger.</param>
    /// <param name="diagnostics">Takes the errors of damaged ledgers; these stay where they are.</param>
    /// <returns>A line for each ledger that was moved.</returns>
    /// <exception cref="IOException">A ledger can't be read or moved.</exception>
    public static IReadOnlyList<string> Move(
        IReadOnlyList<(Unit Unit, ScriptList List)> units,
        LedgerFolder folder,
        Ledger ledger,
        Action<LedgerEntry> append,
        DiagnosticBag diagnostics
    )
    {
        var lines = new List<string>();
        foreach (var (unit, list) in units.Where(unit => File.Exists(unit.List.OldLedgerPath)))
        {
            if (Ledger.Parse(list.OldLedgerPath, LedgerReader.TextOf(list.OldLedgerPath), diagnostics) is not { } old)
                continue;
            foreach (var entry in old.WithoutIdentity.Where(entry => ledger.OfJob(entry.Job!) is null))
            {
                var moved = entry with { Unit = unit.Name };
                append(moved);
                ledger.Add(moved);
            }

            var target = Path.Combine(folder.Path, $"before-0.2-{unit.Name}-{Guid.NewGuid():N}.jsonl");
            File.Move(list.OldLedgerPath, target);
            lines.Add($"{unit.Name}: the submissions that Sflow 0.1 recorded in '{list.OldLedgerPath}' are now in '{folder.LedgerPath}'.");
        }

        return lines;
    }
}
