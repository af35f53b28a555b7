using Sflow.Hosting.Runs;
using Sflow.Runs;

namespace Sflow.Hosting.Submission;

/// <summary>Derives the states of rows from the ledger, Slurm's queue and accounting, and the run folders. It never guesses.</summary>
/// <param name="ledger">What was submitted.</param>
/// <param name="queue">The queue.</param>
/// <param name="accounting">The accounting.</param>
/// <param name="runs">The run folders.</param>
/// <param name="described">What the rows of the project do.</param>
/// <param name="isOurs">True for a submission of this project whose row would be known.</param>
/// <param name="isSubmitting">True when a call is submitting now: a submission without a recorded end is then under way.</param>
internal sealed class RowStates(
    Ledger ledger,
    SlurmJobs queue,
    SlurmJobs accounting,
    RunFolders runs,
    HashSet<JobIdentity> described,
    Func<LedgerEntry, bool> isOurs,
    bool isSubmitting
)
{
    /// <summary>The state of a row whose last submission Slurm refused.</summary>
    public const string Refused = "REFUSED";

    private readonly ILookup<string, LedgerEntry> byUnit = ledger
        .Submitted.Where(entry => entry.Identity is not null && !described.Contains(entry.Identity) && isOurs(entry))
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
                Reason = isSubmitting
                    ? ""
                    : $"its submission of {open.Time} was interrupted; the next {HostWords.Of("SubmitSweep")} asks Slurm about it",
            };
        if (jobs.Count == 0)
            return ledger.LastOf(row.Identity) is { Event: LedgerEvent.Refused } refused
                ? status with
                {
                    State = Refused,
                    Reason = refused.Reason ?? "",
                }
                : status;

        // A job of an earlier attempt may still run. It matters more than a later one that has ended.
        var job = jobs.LastOrDefault(IsActive) ?? jobs[jobs.Count - 1];
        var run = runs.Of(job);
        var (state, reason) = StateOf(job, run);
        status = status with { State = state, Reason = reason, Job = job, Run = run, IsActive = IsActive(job) };
        if (state == JobState.Unknown && ledger.OfJob(job) is { User: { Length: > 0 } user } && user != Environment.UserName)
            return status with { Owner = user, Reason = $"it was submitted by {user}; Slurm shows it only to them" };
        return !status.IsActive && ledger.LastOf(row.Identity) is { Event: LedgerEvent.Refused } later
            ? status with
            {
                State = Refused,
                Reason = $"{later.Reason}; before that, job {job} was {state}",
            }
            : status;
    }

    /// <summary>True when the queue has a job that has not ended.</summary>
    public bool IsActive(string job) => InQueue(job) is { IsLive: true };

    /// <summary>A job of the ledger in the queue; null when the queue does not have it.</summary>
    public SlurmJob? InQueue(string job) => Find(queue, job);

    /// <summary>The active jobs of the project that no row describes.</summary>
    public IReadOnlyList<LedgerEntry> Orphans() =>
        [
            .. ledger.Submitted.Where(entry =>
                (entry.Identity is null || !described.Contains(entry.Identity)) && isOurs(entry) && IsActive(entry.Job!)
            ),
        ];

    /// <summary>The state of a job, and why.</summary>
    public (string State, string Reason) StateOf(string job, RunFolder? run)
    {
        var slurm = InQueue(job) ?? Find(accounting, job);

        // A job that has not ended is in the queue. An accounting that says otherwise is behind.
        if (slurm is { IsLive: true } && queue.Problem is null && InQueue(job) is null)
            slurm = null;
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

    // Slurm may use a number again. A job that says that it does something else is another job.
    private SlurmJob? Find(SlurmJobs jobs, string job) =>
        jobs.Find(job) is not { } found
        || (
            JobIdentity.OfComment(found.Comment) is var (identity, _)
            && ledger.OfJob(job) is { Identity: { } submitted }
            && submitted != identity
        )
            ? null
            : found;

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
