namespace Sflow.Hosting.Submission;

/// <summary>
/// Submits scripts, none of them twice. The ledger gets a line before and one after each sbatch. What an answer of sbatch leaves open,
/// Slurm is asked by the job's comment; it is never guessed.
/// </summary>
/// <param name="slurm">Slurm.</param>
/// <param name="ledger">What was submitted before.</param>
/// <param name="append">Writes an entry to the ledger's file; when it returns, the entry must survive a crash.</param>
/// <param name="newId">Makes an id that no other submission has, 32 hexadecimal digits.</param>
/// <param name="now">The time, UTC, as ISO 8601.</param>
/// <param name="pace">How much and how fast.</param>
internal sealed class Submitter(
    ISlurm slurm,
    Ledger ledger,
    Action<LedgerEntry> append,
    Func<string> newId,
    Func<string> now,
    SubmitPace pace
)
{
    private const int MostAttempts = 5;
    private static readonly TimeSpan LongestSbatch = TimeSpan.FromSeconds(150);

    /// <summary>Records a job that Slurm has, or had, of an earlier submission.</summary>
    /// <param name="entry">The line to write; its time is set here.</param>
    public void Record(LedgerEntry entry) => Write(entry with { Time = now() });

    /// <summary>Settles the submissions of earlier calls whose end isn't recorded.</summary>
    /// <param name="queue">The queue, asked after the ledger was opened.</param>
    /// <param name="accounting">The accounting, asked only when it is needed.</param>
    /// <param name="runOf">The job that ran what the entry says, by its run folder; null when there is none.</param>
    /// <param name="report">Gets a line for each that is settled, and a warning for each that is not.</param>
    public void Settle(
        SlurmJobs queue,
        Func<SlurmJobs> accounting,
        Func<LedgerEntry, string?> runOf,
        Action<LedgerEntry, Diagnostic> report
    )
    {
        foreach (var entry in ledger.Open)
        {
            var place = TextLocation.OfFile(entry.Row);
            if ((queue.WithComment(entry.Comment) ?? accounting().WithComment(entry.Comment))?.Id is { } job)
                Write(entry with { Event = LedgerEvent.Submitted, Job = job, Time = now() });
            else if (slurm.IsSubmitting(entry.Comment) || MayRunElsewhere(entry))
                report(entry, Catalogue.SubmissionUnderWay(place, entry.Row, entry.Time));
            else if (slurm.Queue() is var again && again.Problem is { } problem)
                report(entry, Catalogue.SubmissionStaysOpen(place, entry.Row, entry.Time, problem));
            else if ((again.WithComment(entry.Comment)?.Id ?? runOf(entry)) is { } late)
                Write(entry with { Event = LedgerEvent.Submitted, Job = late, Time = now() });
            else
                Write(
                    entry with
                    {
                        Event = LedgerEvent.Refused,
                        Reason = $"the submission of {entry.Time} was interrupted, and Slurm has no job with its comment",
                        Time = now(),
                    }
                );
        }
    }

    // The processes of another machine can't be seen, but an sbatch that runs longer than its limit is ended.
    private bool MayRunElsewhere(LedgerEntry entry) =>
        entry.Host != Environment.MachineName
        && DateTime.TryParse(
            now(),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal,
            out var present
        )
        && DateTime.TryParse(
            entry.Time,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal,
            out var then
        )
        && present - then < LongestSbatch;

    /// <summary>Submits one script, when the pace allows it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="entry">The line before sbatch, without its id and time.</param>
    /// <param name="script">The script's copy.</param>
    /// <param name="namesOutput">True when the script says where its output goes.</param>
    /// <param name="report">Gets what happened.</param>
    /// <param name="job">The new job; null when there is none.</param>
    /// <returns>False when nothing more is submitted in this call; then this script was not tried either.</returns>
    public bool Submit(JobRow row, LedgerEntry entry, string script, bool namesOutput, Action<Diagnostic> report, out string? job)
    {
        job = null;
        if (!pace.Begin())
            return false;
        var place = TextLocation.OfFile(row.Script.Path);
        entry = entry with { Event = LedgerEvent.Submitting, Id = newId(), Time = now() };
        Write(entry);
        var answer = Ask(new SubmitRequest(script, entry.Comment, namesOutput), entry, out var attempts);
        if (answer.Job is not null)
        {
            job = answer.Job;
            Write(entry with { Event = LedgerEvent.Submitted, Job = job, Time = now() });
            report(Catalogue.Submitted(place, row.Name, job, isChanged: false));
            return true;
        }

        // The next scripts would fail in the same way.
        if (answer.Result != SubmitResult.Refused)
            pace.Stop();
        if (answer.Result == SubmitResult.Unclear)
        {
            report(Catalogue.SubmissionUncertain(place, row.Name, answer.Words));
            return true;
        }

        Write(entry with { Event = LedgerEvent.Refused, Reason = answer.Words, Time = now() });
        report(
            answer.Result == SubmitResult.Busy ? Catalogue.SlurmBusy(place, row.Name, attempts, answer.Words)
            : answer.Result == SubmitResult.NotStarted ? Catalogue.SbatchMissing(place, answer.Words)
            : Catalogue.SubmissionRejected(place, row.Name, answer.Words)
        );
        return true;
    }

    // A request that certainly made no job is retried. A job that may exist is searched for and never submitted a second time.
    private SubmitAnswer Ask(SubmitRequest request, LedgerEntry entry, out int attempts)
    {
        var answer = slurm.Submit(request);
        for (attempts = 1; attempts < MostAttempts && answer.Result == SubmitResult.Busy && !pace.IsStopped; attempts++)
        {
            pace.BackOff(attempts);
            if (slurm.Queue().WithComment(entry.Comment) is { } accepted)
                return new SubmitAnswer(SubmitResult.Accepted, accepted.Id);
            answer = slurm.Submit(request);
        }

        // An error of sbatch, or of a wrapper around it, does not mean that there is no job.
        if (answer.Result == SubmitResult.Refused)
        {
            var queue = slurm.Queue();
            return queue.WithComment(entry.Comment) is { } job ? new SubmitAnswer(SubmitResult.Accepted, job.Id)
                : queue.Problem is null ? answer
                : answer with { Result = SubmitResult.Unclear, Words = $"{answer.Words}; squeue: {queue.Problem}" };
        }

        for (var attempt = 1; attempt < MostAttempts && answer.Result == SubmitResult.Unclear && !pace.IsStopped; attempt++)
        {
            if (slurm.Queue().WithComment(entry.Comment) is { } job)
                return new SubmitAnswer(SubmitResult.Accepted, job.Id);
            pace.BackOff(attempt);
        }

        return answer;
    }

    private void Write(LedgerEntry entry)
    {
        append(entry);
        ledger.Add(entry);
    }
}
