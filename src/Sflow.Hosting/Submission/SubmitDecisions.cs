using Sflow.Runs;

namespace Sflow.Hosting.Submission;

/// <summary>Decides which rows a call submits.</summary>
/// <param name="choice">What the user asks for.</param>
/// <param name="states">The states of rows.</param>
/// <param name="ledger">What was submitted.</param>
/// <param name="queueProblem">Why the queue gave no answer; null when it did.</param>
internal sealed class SubmitDecisions(SubmitChoice choice, RowStates states, Ledger ledger, string? queueProblem)
{
    // A job is the former content of one row.
    private readonly HashSet<string> claimed = [];

    /// <summary>Decides about rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="orphans">The active jobs that no row describes.</param>
    public IReadOnlyList<RowDecision> Of(IEnumerable<JobRow> rows, IReadOnlyList<LedgerEntry> orphans) =>
        [.. rows.Select(row => Of(states.Of(row), orphans))];

    private RowDecision Of(RowStatus status, IReadOnlyList<LedgerEntry> orphans)
    {
        var row = status.Row;
        var place = TextLocation.OfFile(row.Script.Path);
        if (row.IsLocal)
            return new(status, false, "no task needs Slurm");
        if (ledger.LastOf(row.Identity) is { Event: LedgerEvent.Submitting })
            return new(status, false, "its last submission is not settled yet");
        if (status.IsNew)
            return OfNew(status, place, orphans);
        if (!Has(SubmitChoice.All | SubmitChoice.Failed | SubmitChoice.Cancelled))
            return new(status, false, Note: Catalogue.AlreadySubmitted(place, row.Name, status.Job!));
        if (status.IsActive)
            return new(status, false, Note: Catalogue.JobStillThere(place, row.Name, status.Job!, status.State));
        if (status.Owner is { } owner && !Has(SubmitChoice.Alongside))
            return new(
                status,
                false,
                $"job {status.Job} was submitted by {owner}, who alone sees whether it runs; to submit it all the same, add +alongside"
            );
        if (Has(SubmitChoice.All))
            return queueProblem is null
                ? new(status, true, $"again: job {status.Job} is {status.State}") { RunsAgain = status.State == "COMPLETED" }
                : new(status, false, Note: Catalogue.JobStateUnknown(place, row.Name, status.Job!));
        if (status.State == "CANCELLED")
            return Has(SubmitChoice.Cancelled)
                ? new(status, true, $"again: job {status.Job} was cancelled")
                : new(status, false, $"job {status.Job} was cancelled; to submit it again, use {HostWords.Of("SflowSubmit=cancelled")}");
        if (Has(SubmitChoice.Failed) && JobState.IsFailure(status.State))
            return new(status, true, $"again: job {status.Job} is {status.State}");
        if (status.State == RowStates.Refused)
            return Has(SubmitChoice.Failed)
                ? new(status, true, "again: Slurm refused its last submission")
                : new(status, false, $"Slurm refused its last submission; to submit it again, use {HostWords.Of("SflowSubmit=failed")}");
        return new(
            status,
            false,
            Note: status.State == JobState.Unknown
                ? Catalogue.JobStateUnknown(place, row.Name, status.Job!)
                : Catalogue.JobStillThere(place, row.Name, status.Job!, status.State)
        );
    }

    private RowDecision OfNew(RowStatus status, TextLocation place, IReadOnlyList<LedgerEntry> orphans)
    {
        var row = status.Row;
        if (!Has(SubmitChoice.Missing | SubmitChoice.All) && !(Has(SubmitChoice.Failed) && status.State == RowStates.Refused))
            return new(status, false, $"it has no submission yet; to submit it, use {HostWords.Of("SflowSubmit=missing")}");
        if (
            !Has(SubmitChoice.All)
            && ledger.WithoutIdentity.LastOrDefault(entry => entry.Unit == row.Unit.Name && entry.Row == row.Name) is { } old
        )
            return new(status, false, Note: Catalogue.SubmittedBeforeIdentities(place, row.Name, old.Job!));
        if (!Has(SubmitChoice.Alongside) && ledger.Open.FirstOrDefault(row.HadContentOf) is { } open)
            return new(status, false, $"its submission of {open.Time}, with its former content, is not settled yet");
        if (
            orphans.FirstOrDefault(entry => row.HadContentOf(entry) && claimed.Add(entry.Job!)) is { } former
            && !Has(SubmitChoice.Alongside)
        )
            return Has(SubmitChoice.Replace)
                ? new(status, true, $"in place of job {former.Job}", Replaces: states.InQueue(former.Job!))
                : new(
                    status,
                    false,
                    Note: Catalogue.FormerContentRuns(place, row.Name, former.Job!, states.StateOf(former.Job!, null).State)
                );
        return new(status, true, status.State == RowStates.Refused ? "again: Slurm refused it before" : null)
        {
            RunsAgain = status.EarlierJobs.Any(job => states.OfJob(job) == "COMPLETED"),
        };
    }

    private bool Has(SubmitChoice any) => (choice & any) != 0;
}
