using Sflow.Hosting.Runs;
using Sflow.Runs;

namespace Sflow.Hosting.Submission;

/// <summary>Derives the states of rows from the ledger, Slurm's queue and accounting, and the run folders. It never guesses.</summary>
/// <param name="ledger">What was submitted.</param>
/// <param name="queue">The queue.</param>
/// <param name="accounting">The accounting.</param>
/// <param name="runs">The run folders.</param>
/// <param name="described">What the rows of the project do.</param>
/// <param name="isSubmitting">True when a call is submitting now: a submission without a recorded end is then under way.</param>
internal sealed class RowStates(
    Ledger ledger,
    SlurmJobs queue,
    SlurmJobs accounting,
    RunFolders runs,
    HashSet<JobIdentity> described,
    bool isSubmitting
)
{
    private readonly ILookup<string, LedgerEntry> byUnit = ledger
        .Submitted.Where(entry => entry.Identity is not null && !described.Contains(entry.Identity))
        .ToLookup(entry => entry.Unit);

    /// <summary>The state of a row.</summary>
    public RowStatus Of(JobRow row)
    {
        if (row.IsLocal)
            return Local(row);
        var submissions = ledger.SubmissionsOf(row.Identity);
        var jobs = submissions.Select(entry => entry.Job!).ToList();
        List<string> earlier = [.. byUnit[row.Unit.Name].Where(row.HadContentOf).Select(entry => entry.Job!)];
        var status = new RowStatus
        {
            Row = row,
            State = "NOT SUBMITTED",
            Jobs = jobs,
            EarlierJobs = earlier,
        };
        if (ledger.LastOf(row.Identity) is { Event: LedgerEvent.Submitting } open)
            return status with
            {
                State = isSubmitting ? "SUBMITTING" : JobState.Unknown,
                Reason = isSubmitting ? "" : $"its submission of {open.Time} was interrupted; the next SubmitSweep asks Slurm about it",
            };
        if (jobs.Count == 0)
            return ledger.LastOf(row.Identity) is { Event: LedgerEvent.Refused } refused
                ? status with
                {
                    State = "REFUSED",
                    Reason = refused.Reason ?? "",
                }
                : status;

        // A job of an earlier attempt may still run. It matters more than a later one that has ended.
        var job = jobs.LastOrDefault(IsActive) ?? jobs[jobs.Count - 1];
        var run = runs.Of(job);
        var (state, reason) = StateOf(job, run);
        return status with { State = state, Reason = reason, Job = job, Run = run, IsActive = IsActive(job) };
    }

    /// <summary>True when the queue has a job that has not ended.</summary>
    public bool IsActive(string job) => queue.Find(job) is { } found && JobState.IsLive(found.State);

    /// <summary>The active jobs of a project that no row describes.</summary>
    /// <param name="isOurs">True for the name of this project, and of one that is no more.</param>
    public IReadOnlyList<LedgerEntry> Orphans(Func<string, bool> isOurs) =>
        [
            .. ledger.Submitted.Where(entry =>
                isOurs(entry.Project) && (entry.Identity is null || !described.Contains(entry.Identity)) && IsActive(entry.Job!)
            ),
        ];

    /// <summary>The state of a job, and why.</summary>
    public (string State, string Reason) StateOf(string job, RunFolder? run)
    {
        var slurm = queue.Find(job) ?? accounting.Find(job);
        var end = run?.Job == job ? run.Summary.End : null;
        if (slurm is null)
            return end is not null ? (end.State, ReasonOf(end))
                : queue.Problem is not null ? (JobState.Unknown, "squeue gave no answer")
                : (JobState.Unknown, "Slurm does not show the job any more, and it has no run folder with an end");

        // Slurm sees only the exit code. The record knows what it means.
        if (end is not null && slurm.State == "FAILED" && end.State is "CANCELLED" or "TIMEOUT")
            return (end!.State, ReasonOf(end));
        return (
            slurm.State,
            end is not null && !JobState.IsLive(slurm.State) ? ReasonOf(end)
            : JobState.IsLive(slurm.State) ? slurm.Reason
            : ""
        );
    }

    /// <summary>The state of a job.</summary>
    public string OfJob(string job) => StateOf(job, runs.Of(job)).State;

    // A row without Slurm is run by hand, so only its run folders tell about it.
    private RowStatus Local(JobRow row)
    {
        var run = runs.With(row.Identity.Fingerprint).LastOrDefault();
        var status = new RowStatus
        {
            Row = row,
            State = "LOCAL",
            Run = run,
        };
        return run is null ? status with { Reason = $"no task needs Slurm; run it with: bash {row.Script.Path}" }
            : run.Summary.End is { } end ? status with { State = end.State, Job = run.Job, Reason = ReasonOf(end) }
            : status with { State = JobState.Unknown, Job = run.Job, Reason = "its record has no end: it is running, or was killed" };
    }

    private static string ReasonOf(RunEnd end) => end.State == "COMPLETED" ? "" : end.Reason;
}
