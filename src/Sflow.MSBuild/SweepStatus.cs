using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.Build.Framework;
using Sflow.Diagnostics;
using Sflow.Slurm;

namespace Sflow.MSBuild;

/// <summary>
/// Says what became of each row: by Slurm's queue, by its accounting, by the run folder, in this order; what none of them knows is
/// called UNKNOWN. Slurm is asked once for all rows of all units. The same is written beside the ledger, <c>results.csv</c>. It only looks at
/// ledgers, so that it works while a build submits; a row whose sbatch runs at this moment is SUBMITTING.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class SweepStatus : SubmissionTask
{
    private protected override void Run(IReadOnlyList<(Unit Unit, ScriptList List)> units, SlurmCommands slurm, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        var read = units.Select(unit => Look(unit.Unit, unit.List, diagnostics)).OfType<UnitLook>().ToList();
        var states = StatesOf(read.SelectMany(look => ResultsTable.JobsOf(look.Scripts, look.Ledger)), slurm);
        foreach (var look in read)
        {
            var results = ResultsTable.Of(look.Scripts, look.Ledger, states, slurm.Runs, look.Reading.IsHeld);

            // A build that submitted meanwhile knows more, and writes it at its end.
            if (look.Scripts.Any(script => look.Ledger.LastOf(script.Name) is not null) && LedgerReader.TextOf(look.List.LedgerPath) == look.Reading.Text)
                WriteResults(look.List, results);
            Show(look, results);
        }

        Findings.Write(diagnostics);
    }

    private static UnitLook? Look(Unit unit, ScriptList list, DiagnosticBag diagnostics)
    {
        var scripts = list.Read(diagnostics);
        var reading = LedgerReader.Read(list.LedgerPath);
        return Ledger.Parse(list.LedgerPath, reading.Text, diagnostics) is { } ledger && scripts.Count > 0 ? new UnitLook(unit, list, scripts, reading, ledger) : null;
    }

    private void Show(UnitLook look, IReadOnlyList<RowResult> rows)
    {
        if (look.Reading.IsHeld)
            Say(look.Unit, "A submission is under way.");
        Say(look.Unit, string.Join(", ", rows.GroupBy(row => row.State).OrderByDescending(group => group.Count()).Select(group => $"{group.Count()} {group.Key}")));
        var name = rows.Max(row => row.Script.Name.Length);
        var state = rows.Max(row => row.State.Length);
        foreach (var row in rows)
            Say(look.Unit, $"{row.Script.Name.PadRight(name)}  {row.State.PadRight(state)}  {(row.Job is null ? "" : "job " + row.Job)}  {row.RunFolder}".TrimEnd());
    }

    private sealed record UnitLook(Unit Unit, ScriptList List, IReadOnlyList<UnitScript> Scripts, LedgerReading Reading, Ledger Ledger);
}
