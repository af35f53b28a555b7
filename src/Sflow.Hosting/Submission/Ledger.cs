namespace Sflow.Hosting.Submission;

/// <summary>The submissions of earlier calls, read from <c>submissions.jsonl</c>.</summary>
public sealed class Ledger
{
    private readonly Dictionary<string, LedgerEntry> open = [];
    private readonly Dictionary<JobIdentity, LedgerEntry> lastOf = [];
    private readonly Dictionary<JobIdentity, List<LedgerEntry>> submissionsOf = [];
    private readonly Dictionary<string, LedgerEntry> byJob = [];
    private readonly List<LedgerEntry> nameless = [];

    private Ledger(IEnumerable<LedgerEntry> entries)
    {
        foreach (var entry in entries)
            Add(entry);
    }

    /// <summary>Submissions that were started and whose end isn't recorded, in their order.</summary>
    public IReadOnlyList<LedgerEntry> Open => [.. open.Values];

    /// <summary>Submissions of Sflow 0.1, which had no identity. Only their rows' names are known.</summary>
    public IReadOnlyList<LedgerEntry> WithoutIdentity => nameless;

    /// <summary>Every submission that has a job, in the order of the ledger.</summary>
    public IReadOnlyCollection<LedgerEntry> Submitted => byJob.Values;

    /// <summary>Parses a ledger; null with an error for each line that is invalid.</summary>
    /// <param name="path">Its path, for the errors.</param>
    /// <param name="text">Its content; empty when there is none yet.</param>
    /// <param name="diagnostics">Takes the errors.</param>
    public static Ledger? Parse(string path, string text, DiagnosticBag diagnostics)
    {
        var entries = new List<LedgerEntry>();
        var source = new SourceText(path, text);
        var isDamaged = false;
        for (var start = 0; start < text.Length; )
        {
            var end = text.IndexOf('\n', start);
            var line = text.Substring(start, (end < 0 ? text.Length : end) - start);
            if (LedgerEntry.Parse(line) is { } entry)
                entries.Add(entry);
            // A crash cut off a last line without a line end. A truncated "before" means that sbatch never started; a truncated "after"
            // leaves its "before" open.
            else if (end >= 0 && line.Trim().Length > 0)
            {
                isDamaged = true;
                diagnostics.Add(Catalogue.LedgerDamaged(new TextLocation(source, new TextSpan(start, line.Length))));
            }

            start = end < 0 ? text.Length : end + 1;
        }

        return isDamaged ? null : new Ledger(entries);
    }

    /// <summary>The submissions of an identity that have a job, the oldest first.</summary>
    public IReadOnlyList<LedgerEntry> SubmissionsOf(JobIdentity identity) =>
        submissionsOf.TryGetValue(identity, out var entries) ? entries : [];

    /// <summary>The last line about an identity; null when there is none.</summary>
    public LedgerEntry? LastOf(JobIdentity identity) => lastOf.TryGetValue(identity, out var entry) ? entry : null;

    /// <summary>The submission that made a job; null when the ledger does not know the job.</summary>
    public LedgerEntry? OfJob(string job) => byJob.TryGetValue(job, out var entry) ? entry : null;

    /// <summary>Adds an entry that is in the file.</summary>
    internal void Add(LedgerEntry entry)
    {
        if (entry.Event == LedgerEvent.Submitted)
            byJob[entry.Job!] = entry;
        if (entry.Identity is not { } identity)
        {
            if (entry.Event == LedgerEvent.Submitted)
                nameless.Add(entry);
            return;
        }

        lastOf[identity] = entry;
        if (entry.Event == LedgerEvent.Submitting)
            open[entry.Id] = entry;
        else
            open.Remove(entry.Id);
        if (entry.Event != LedgerEvent.Submitted)
            return;
        if (!submissionsOf.TryGetValue(identity, out var entries))
            submissionsOf[identity] = entries = [];
        entries.Add(entry);
    }
}
