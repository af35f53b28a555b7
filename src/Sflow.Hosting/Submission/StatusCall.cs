using Sflow.Hosting.Runs;
using Sflow.Runs;

namespace Sflow.Hosting.Submission;

/// <summary>
/// Shows the state of each row. Slurm is asked once for all rows. The ledger is only read, so this works during a submission; a row whose
/// sbatch is running is SUBMITTING.
/// </summary>
/// <param name="project">The project.</param>
/// <param name="slurm">Slurm.</param>
/// <param name="report">Takes what is to be shown.</param>
/// <param name="show">Which rows are shown.</param>
internal sealed class StatusCall(SubmissionProject project, ISlurm slurm, ISubmissionReport report, RowFilter show)
    : SubmissionCall(project, slurm, report)
{
    /// <summary>Shows the states and writes them to <c>results.csv</c> in the output folder.</summary>
    /// <param name="diagnostics">What is wrong so far; with an error in it nothing is shown. It is written to the report.</param>
    /// <exception cref="IOException">A file can't be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not read or write a file.</exception>
    public void Run(DiagnosticBag diagnostics)
    {
        if (Look(diagnostics) is not { } orphans)
            return;
        Show(Results);
        SayOrphans(orphans);
        Report.Conclude(Summary(Results));
    }

    /// <summary>
    /// Finds the states of the chosen rows, and writes those of all rows to <c>results.csv</c>. The host shows <see
    /// cref="SubmissionCall.Results"/>.
    /// </summary>
    /// <param name="diagnostics">What is wrong so far; with an error in it nothing is found. It is written to the report.</param>
    /// <returns>The active jobs that no row describes; null when the states are not known.</returns>
    /// <exception cref="IOException">A file can't be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not read or write a file.</exception>
    public IReadOnlyList<LedgerEntry>? Look(DiagnosticBag diagnostics)
    {
        var built = Project.Units.Where(unit => unit.List.IsBuilt).ToList();
        foreach (var (unit, _) in Project.Units.Except(built))
            Report.Say(unit, $"is not built yet. Run {HostWords.Of("dotnet build")} first.");
        var rows = JobRows.Read(built, diagnostics);
        var chosen = Choose(rows, diagnostics);
        var reading = LedgerReader.Read(Project.Ledger.LedgerPath);
        var ledger = Ledger.Parse(Project.Ledger.LedgerPath, reading.Text, diagnostics);
        if (Write(diagnostics) || ledger is null || built.Count == 0)
        {
            Report.Conclude(
                built.Count == 0 ? $"nothing is built yet; run {HostWords.Of("dotnet build")} first" : "the states are not known"
            );
            return null;
        }

        if (reading.IsHeld)
            Report.Say(null, "A submission is under way.");
        var queue = ledger.Submitted.Count == 0 && rows.All.All(row => row.IsLocal) ? SlurmJobs.None : Slurm.Queue();
        if (ledger.Submitted.Count > 0)
            SayIfSilent(queue);

        // Only a submission writes to the ledger. Here, what it would adopt counts already.
        AddWhatWouldBeAdopted(rows, ledger, queue);
        var states = StatesOf(ledger, queue, rows, reading.IsHeld);
        List<RowStatus> all = [.. rows.All.Select(states.Of)];
        if (LedgerReader.TextOf(Project.Ledger.LedgerPath) == reading.Text)
            WriteResults(rows, all);
        var selected = new HashSet<JobRow>(chosen);
        Results = [.. all.Where(status => selected.Contains(status.Row))];
        return states.Orphans();
    }

    private void Show(IReadOnlyList<RowStatus> rows)
    {
        foreach (var unit in rows.GroupBy(status => status.Row.Unit))
        {
            Report.Say(unit.Key, Summary([.. unit]));
            var shown = new HashSet<RowStatus>(show.Of([.. unit]));
            var name = unit.Max(row => row.Row.Name.Length);
            var state = unit.Max(row => row.State.Length);
            foreach (var row in unit)
                Report.Say(unit.Key, Line(row, name, state), isOptional: !shown.Contains(row));
            var hint = show.Text.Length == 0 ? $"to see them, use {HostWords.Of("SflowShow=all")}" : HostWords.Of("SflowShow=" + show.Text);
            if (shown.Count < unit.Count())
                Report.Say(unit.Key, $"{Count(unit.Count() - shown.Count, "more row")}; {hint}.");
        }
    }

    private static string Line(RowStatus row, int name, int state)
    {
        var parts = new List<string> { row.Row.Name.PadRight(name), row.State.PadRight(state) };
        if (row.Job is not null)
            parts.Add("job " + row.Job);
        if (row.Jobs.Count > 1)
            parts.Add($"({row.Jobs.Count} jobs)");
        if (row.Seconds is { } seconds)
            parts.Add(TimeSpan.FromSeconds(Math.Round(seconds)).ToString("c", CultureInfo.InvariantCulture));
        if (row.Run is not null)
            parts.Add(row.Run.Path);
        if (row.Reason.Length > 0)
            parts.Add("– " + row.Reason);
        return string.Join("  ", parts).TrimEnd();
    }
}
