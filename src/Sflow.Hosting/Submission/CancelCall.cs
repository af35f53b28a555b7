namespace Sflow.Hosting.Submission;

/// <summary>
/// Cancels the jobs of rows. A job that runs is asked to end, so that its supervisor stops its tasks and completes its record; a pending
/// one is removed. Without a selection of rows, jobs that no row describes are cancelled, too.
/// </summary>
/// <param name="project">The project.</param>
/// <param name="slurm">Slurm.</param>
/// <param name="report">Takes what is to be shown.</param>
/// <param name="states">The states of the jobs to cancel, in Slurm's words; empty for all that have not ended.</param>
/// <param name="wait">Lets time pass; returns early when somebody stops the call.</param>
/// <param name="limit">How long the jobs may take to end.</param>
internal sealed class CancelCall(
    SubmissionProject project,
    ISlurm slurm,
    ISubmissionReport report,
    IReadOnlyCollection<string> states,
    Action<TimeSpan> wait,
    TimeSpan limit
) : SubmissionCall(project, slurm, report)
{
    /// <summary>The jobs that were asked to end.</summary>
    public IReadOnlyList<string> Asked { get; private set; } = [];

    /// <summary>Cancels the jobs and waits for their end.</summary>
    /// <param name="diagnostics">What is wrong so far; with an error in it nothing is cancelled. It is written to the report.</param>
    /// <exception cref="IOException">A file can't be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not read or write a file.</exception>
    public void Run(DiagnosticBag diagnostics)
    {
        var built = Project.Units.Where(unit => unit.List.IsBuilt).ToList();
        foreach (var (unit, _) in Project.Units.Except(built))
            Report.Say(unit, "is not built yet, so its rows are not known.");
        var rows = JobRows.Read(built, diagnostics);
        var chosen = Choose(rows, diagnostics);
        var reading = LedgerReader.Read(Project.Ledger.LedgerPath);
        var ledger = Ledger.Parse(Project.Ledger.LedgerPath, reading.Text, diagnostics);
        if (Write(diagnostics) || ledger is null)
            return;
        var queue = Slurm.Queue();
        if (queue.Problem is { } problem)
        {
            Report.Write(Catalogue.SlurmUnreachable(TextLocation.OfFile(Project.Ledger.LedgerPath), problem, "nothing is cancelled"));
            return;
        }

        AddWhatWouldBeAdopted(rows, ledger, queue);
        var known = StatesOf(ledger, queue, rows, reading.IsHeld);
        var entries = chosen.SelectMany(row => ledger.SubmissionsOf(row.Identity)).Where(entry => known.IsActive(entry.Job!));
        if (Project.Rows is null && Project.Only is null)
            entries = entries.Concat(ledger.Submitted.Where(entry => Project.IsOurs(entry) && known.IsActive(entry.Job!)));
        Dictionary<string, LedgerEntry> jobs = [];
        foreach (var entry in entries.Where(entry => states.Count == 0 || states.Contains(known.InQueue(entry.Job!)!.State)))
            jobs[entry.Job!] = entry;
        var asked = jobs.Values.Where(entry => Ask(entry, queue.Find(entry.Job!)!)).ToList();
        Asked = [.. asked.Select(entry => entry.Job!)];
        Finish(rows, ledger, asked, JobEnds.Wait(Slurm, Asked, wait, limit));
    }

    private bool Ask(LedgerEntry entry, SlurmJob job)
    {
        var problem = Slurm.Cancel(job.Id, job.IsRunning);
        if (problem is null)
            Report.Say(
                null,
                $"{entry.Unit}/{entry.Row}: job {job.Id} {(job.IsRunning ? "is asked to end" : "is removed from the queue")}"
                    + $"{(entry.AdoptedFrom is { } folder ? $"; it was submitted from '{folder}'" : "")}."
            );
        else
            Report.Write(Catalogue.CancelRefused(TextLocation.OfFile(Project.Ledger.LedgerPath), job.Id, problem));
        return problem is null;
    }

    private void Finish(JobRows rows, Ledger ledger, IReadOnlyList<LedgerEntry> asked, IReadOnlyList<string> left)
    {
        if (left.Count > 0)
            Report.Say(null, $"{Count(left.Count, "job")} still in the queue after {limit.TotalSeconds:0} s: {string.Join(", ", left)}.");
        var states = StatesOf(ledger, Slurm.Queue(), rows);
        Results = [.. rows.All.Select(states.Of)];
        WriteResults(rows, Results);
        Report.Conclude(
            asked.Count == 0
                ? "no job to cancel; "
                    + (rows.Lists.Count == 0 ? $"nothing is built yet; run {HostWords.Of("dotnet build")} first" : Summary(Results))
                : $"{Count(asked.Count - left.Count, "job")} cancelled; {Summary(Results)}"
        );
    }
}
