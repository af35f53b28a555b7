using System.Collections.Generic;
using System.Linq;
using Sflow.Slurm;

namespace Sflow.MSBuild;

/// <summary>What became of a row.</summary>
/// <param name="Script">Its script.</param>
/// <param name="Job">The job it was last submitted as; null when there is none.</param>
/// <param name="State">Slurm's word, or <c>NOT SUBMITTED</c>, <c>SUBMITTING</c>, <c>REJECTED</c>, <c>UNKNOWN</c>.</param>
/// <param name="RunFolder">Its run folder; null when there is none.</param>
internal sealed record RowResult(UnitScript Script, string? Job, string State, string? RunFolder);

/// <summary>Says what became of a unit's rows.</summary>
internal static class ResultsTable
{
    /// <summary>The jobs whose states the table tells: each row's last one.</summary>
    public static IEnumerable<string> JobsOf(IEnumerable<UnitScript> scripts, Ledger ledger) => scripts.Select(script => ledger.LastJobOf(script.Name)).OfType<string>();

    /// <summary>The results of all rows.</summary>
    /// <param name="scripts">The rows' scripts.</param>
    /// <param name="ledger">What was submitted.</param>
    /// <param name="states">The states of the jobs, as far as they are known.</param>
    /// <param name="runs">The run folders.</param>
    /// <param name="isSubmitting">True when a build is submitting at this moment: what the ledger doesn't tell the end of is under way then.</param>
    public static IReadOnlyList<RowResult> Of(IReadOnlyList<UnitScript> scripts, Ledger ledger, IReadOnlyDictionary<string, string> states, RunFolders runs, bool isSubmitting = false) =>
    [
        .. scripts.Select(script =>
        {
            var job = ledger.LastJobOf(script.Name);
            return new RowResult(script, job, StateOf(script, job, ledger, states, isSubmitting), job is null ? null : runs.Of(job));
        }),
    ];

    /// <summary>The table as a CSV after RFC 4180: the row, its cells, its job, run folder and state.</summary>
    public static string ToCsv(IReadOnlyList<string> columns, IReadOnlyList<RowResult> rows)
    {
        List<string[]> lines = [["row", .. columns, "job", "run_folder", "state"]];
        lines.AddRange(rows.Select(row => (string[])[row.Script.Name, .. columns.Select(column => row.Script.Cells.TryGetValue(column, out var cell) ? cell : ""), row.Job ?? "", row.RunFolder ?? "", row.State]));
        return string.Concat(lines.Select(cells => string.Join(",", cells.Select(Quote)) + "\n"));
    }

    private static string StateOf(UnitScript script, string? job, Ledger ledger, IReadOnlyDictionary<string, string> states, bool isSubmitting)
    {
        // An sbatch that was begun last and of whose end nothing is known says more than an older job.
        var last = ledger.LastOf(script.Name)?.Event;
        if (last == LedgerEvent.Submitting)
            return isSubmitting ? "SUBMITTING" : JobState.Unknown;
        if (job is null)
            return last == LedgerEvent.Rejected ? "REJECTED" : "NOT SUBMITTED";
        return states.TryGetValue(job, out var state) ? state : JobState.Unknown;
    }

    private static string Quote(string cell) => cell.IndexOfAny([',', '"', '\n', '\r']) < 0 ? cell : "\"" + cell.Replace("\"", "\"\"") + "\"";
}
