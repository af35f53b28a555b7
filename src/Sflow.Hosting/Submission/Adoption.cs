using Sflow.Hosting.Runs;
using Sflow.Runs;

namespace Sflow.Hosting.Submission;

/// <summary>
/// Finds jobs of the user that do what a row does and are not in the ledger: submitted from another copy of the project, by a ledger that
/// was lost, or by resuming a run by hand.
/// </summary>
internal static class Adoption
{
    /// <summary>The lines that the ledger lacks.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="ledger">The ledger.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="accounting">The accounting.</param>
    /// <param name="runs">The run folders.</param>
    /// <param name="byComment">False to look only at resumed runs of jobs that are in the ledger.</param>
    public static IReadOnlyList<LedgerEntry> Of(
        JobRows rows,
        Ledger ledger,
        SlurmJobs queue,
        SlurmJobs accounting,
        RunFolders runs,
        bool byComment
    )
    {
        var wanted = rows.All.Where(row => !row.IsLocal).ToDictionary(row => row.Identity);
        var found = new Dictionary<string, LedgerEntry>();
        if (byComment)
        {
            foreach (var job in accounting.All.Concat(queue.All))
            {
                if (
                    JobIdentity.OfComment(job.Comment) is var (identity, id)
                    && wanted.TryGetValue(identity, out var row)
                    && IsNews(job, ledger.SubmissionsOf(identity), ledger)
                )
                    found[job.Id] = Entry(row, id, job.Id, job.Folder);
            }
        }

        foreach (var row in wanted.Values.Where(row => ledger.SubmissionsOf(row.Identity).Count > 0))
        {
            var submissions = ledger.SubmissionsOf(row.Identity);
            var last = submissions[submissions.Count - 1];
            if (runs.Of(last.Job!) is { } run && run.Job != last.Job && run.Job.All(char.IsDigit) && ledger.OfJob(run.Job) is null)
                found[run.Job] = Entry(row, Guid.NewGuid().ToString("N"), run.Job, run.Path);
        }

        return [.. found.Values.OrderBy(entry => entry.Job!.Length).ThenBy(entry => entry.Job, StringComparer.Ordinal)];
    }

    // A job that ended before the last one of the ledger says nothing new.
    private static bool IsNews(SlurmJob job, IReadOnlyList<LedgerEntry> submissions, Ledger ledger) =>
        ledger.OfJob(job.Id) is null
        && job.Id.All(char.IsDigit)
        && (submissions.Count == 0 || JobState.IsLive(job.State) || Number(job.Id) > Number(submissions[submissions.Count - 1].Job!));

    private static long Number(string job) => long.Parse(job, NumberStyles.None, CultureInfo.InvariantCulture);

    private static LedgerEntry Entry(JobRow row, string id, string job, string from) =>
        new()
        {
            Event = LedgerEvent.Submitted,
            Identity = row.Identity,
            Id = id,
            Time = "",
            Unit = row.Unit.Name,
            Row = row.Name,
            Number = row.Script.Index,
            Job = job,
            AdoptedFrom = from.Length > 0 ? from : "an unknown folder",
        };
}
