using System.Collections.Generic;
using Sflow.Diagnostics;
using Sflow.Text;

namespace Sflow.Slurm;

/// <summary>What earlier calls submitted, read from <c>submissions.jsonl</c>.</summary>
public sealed class Ledger
{
    private readonly Dictionary<string, LedgerEntry> open = [];
    private readonly Dictionary<string, LedgerEntry> lastOf = [];
    private readonly Dictionary<string, LedgerEntry> submittedOf = [];
    private readonly Dictionary<(string Row, string Sha256), string> jobOf = [];
    private readonly HashSet<string> jobs = [];

    private Ledger(IEnumerable<LedgerEntry> entries)
    {
        foreach (var entry in entries)
            Add(entry);
    }

    /// <summary>Submissions that were begun and of which no end is recorded, in their order.</summary>
    public IReadOnlyList<LedgerEntry> Open => [.. open.Values];

    /// <summary>Reads a ledger, or null with an error when a line is none of ours.</summary>
    /// <param name="path">Its path, for the error.</param>
    /// <param name="text">Its text; empty when there is none yet.</param>
    /// <param name="diagnostics">Gets the error.</param>
    public static Ledger? Parse(string path, string text, DiagnosticBag diagnostics)
    {
        var entries = new List<LedgerEntry>();
        var source = new SourceText(path, text);
        var isDamaged = false;
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            var line = text.Substring(start, (end < 0 ? text.Length : end) - start);
            if (LedgerEntry.Parse(line) is { } entry)
                entries.Add(entry);
            // A last line without an end was cut off by a crash: a cut "before" means that sbatch never started, a cut "after" leaves its "before" open.
            else if (end >= 0 && line.Trim().Length > 0)
            {
                isDamaged = true;
                diagnostics.Add(Catalogue.LedgerDamaged(new TextLocation(source, new TextSpan(start, line.Length))));
            }

            start = end < 0 ? text.Length : end + 1;
        }

        return isDamaged ? null : new Ledger(entries);
    }

    /// <summary>The job that a row's script was submitted as; null when it wasn't.</summary>
    public string? JobOf(string row, string sha256) => jobOf.TryGetValue((row, sha256), out var job) ? job : null;

    /// <summary>True when the row was last submitted with another script.</summary>
    public bool HasOtherScript(string row, string sha256) => submittedOf.TryGetValue(row, out var entry) && entry.Sha256 != sha256;

    /// <summary>The job that a row was last submitted as, with whatever script; null when it never was.</summary>
    public string? LastJobOf(string row) => submittedOf.TryGetValue(row, out var entry) ? entry.Job : null;

    /// <summary>What is known of a row's last submission; null when it never was.</summary>
    public LedgerEntry? LastOf(string row) => lastOf.TryGetValue(row, out var entry) ? entry : null;

    /// <summary>Every job that was submitted.</summary>
    public IReadOnlyCollection<string> Jobs => jobs;

    /// <summary>Adds an entry that was written to the file.</summary>
    internal void Add(LedgerEntry entry)
    {
        lastOf[entry.Row] = entry;
        if (entry.Event == LedgerEvent.Submitting)
            open[entry.Id] = entry;
        else
            open.Remove(entry.Id);
        if (entry.Job is { } job)
            jobs.Add(job);
        if (entry.Event != LedgerEvent.Submitted)
            return;
        submittedOf[entry.Row] = entry;
        if (entry.Job is not null)
            jobOf[(entry.Row, entry.Sha256)] = entry.Job;
    }
}
