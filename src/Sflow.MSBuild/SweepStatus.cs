using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using Sflow.Diagnostics;
using Sflow.Slurm;

namespace Sflow.MSBuild;

/// <summary>
/// Says what became of each row: by Slurm's queue, by its accounting, by the run folder, in this order; what none of them knows is
/// called UNKNOWN. Slurm is asked once a unit, not once a row. The same is written beside the ledger, <c>results.csv</c>.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class SweepStatus : SubmissionTask
{
    private protected override void Run(IReadOnlyList<(Unit Unit, ScriptList List)> units, SlurmCommands slurm)
    {
        foreach (var (unit, list) in units)
        {
            var diagnostics = new DiagnosticBag();
            var scripts = list.Read(diagnostics);
            var path = list.LedgerPath;
            if (Ledger.Parse(path, File.Exists(path) ? File.ReadAllText(path) : "", diagnostics) is { } ledger && scripts.Count > 0)
                Show(unit, scripts.All(script => ledger.LastOf(script.Name) is null) ? ResultsTable.Of(scripts, ledger, slurm) : WriteResults(list, scripts, ledger, slurm));
            Findings.Write(diagnostics);
        }
    }

    private void Show(Unit unit, IReadOnlyList<RowResult> rows)
    {
        Say(unit, string.Join(", ", rows.GroupBy(row => row.State).OrderByDescending(group => group.Count()).Select(group => $"{group.Count()} {group.Key}")));
        var name = rows.Max(row => row.Script.Name.Length);
        var state = rows.Max(row => row.State.Length);
        foreach (var row in rows)
            Say(unit, $"{row.Script.Name.PadRight(name)}  {row.State.PadRight(state)}  {(row.Job is null ? "" : "job " + row.Job)}  {row.RunFolder}".TrimEnd());
    }
}
