using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.Build.Framework;
using Sflow.Diagnostics;
using Sflow.Slurm;

namespace Sflow.MSBuild;

/// <summary>
/// Says what became of each row: by Slurm's queue, by its accounting, by the run folder, in this order; what none of them knows is
/// called UNKNOWN. Slurm is asked once for all rows of all units. The same is written beside the ledger, <c>results.csv</c>.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class SweepStatus : SubmissionTask
{
    private protected override void Run(IReadOnlyList<(Unit Unit, ScriptList List)> units, SlurmCommands slurm, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        var read = units.Select(unit => (unit.Unit, unit.List, Scripts: unit.List.Read(diagnostics), Ledger: ReadLedger(unit.List.LedgerPath, diagnostics))).Where(unit => unit.Scripts.Count > 0).ToList();
        var states = StatesOf(read.Where(unit => unit.Ledger is not null).SelectMany(unit => ResultsTable.JobsOf(unit.Scripts, unit.Ledger!)), slurm);
        foreach (var (unit, list, scripts, ledger) in read.Where(unit => unit.Ledger is not null))
        {
            var results = ResultsTable.Of(scripts, ledger!, states, slurm.Runs);
            if (scripts.Any(script => ledger!.LastOf(script.Name) is not null))
                WriteResults(list, results);
            Show(unit, results);
        }

        Findings.Write(diagnostics);
    }

    private static Ledger? ReadLedger(string path, DiagnosticBag diagnostics) => Ledger.Parse(path, File.Exists(path) ? File.ReadAllText(path) : "", diagnostics);

    private void Show(Unit unit, IReadOnlyList<RowResult> rows)
    {
        Say(unit, string.Join(", ", rows.GroupBy(row => row.State).OrderByDescending(group => group.Count()).Select(group => $"{group.Count()} {group.Key}")));
        var name = rows.Max(row => row.Script.Name.Length);
        var state = rows.Max(row => row.State.Length);
        foreach (var row in rows)
            Say(unit, $"{row.Script.Name.PadRight(name)}  {row.State.PadRight(state)}  {(row.Job is null ? "" : "job " + row.Job)}  {row.RunFolder}".TrimEnd());
    }
}
