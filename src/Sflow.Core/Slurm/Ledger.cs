using System.Collections.Generic;
using System.Linq;
using Sflow.Diagnostics;
using Sflow.Text;

namespace Sflow.Slurm;

/// <summary>What earlier calls submitted, read from <c>submissions.jsonl</c>.</summary>
public sealed class Ledger
{
    private readonly List<LedgerEntry> entries;

    private Ledger(List<LedgerEntry> entries) => this.entries = entries;

    /// <summary>Submissions that were begun and of which no end is recorded.</summary>
    public IEnumerable<LedgerEntry> Open => entries
        .Where(e => e.Event == LedgerEvent.Submitting)
        .Where(e => !entries.Any(other => other.Event != LedgerEvent.Submitting && other.Id == e.Id));

    /// <summary>Reads a ledger, or null with an error when a line is none of ours.</summary>
    /// <param name="path">Its path, for the error.</param>
    /// <param name="text">Its text; empty when there is none yet.</param>
    /// <param name="diagnostics">Gets the error.</param>
    public static Ledger? Parse(string path, string text, DiagnosticBag diagnostics)
    {
        var entries = new List<LedgerEntry>();
        var source = new SourceText(path, text);
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            var line = text.Substring(start, (end < 0 ? text.Length : end) - start);
            if (LedgerEntry.Parse(line) is { } entry)
                entries.Add(entry);
            // A last line without an end was cut off by a crash: a cut "before" means that sbatch never started, a cut "after" leaves its "before" open.
            else if (end >= 0 && line.Trim().Length > 0)
                diagnostics.Add(Catalogue.LedgerDamaged(new TextLocation(source, new TextSpan(start, line.Length))));
            start = end < 0 ? text.Length : end + 1;
        }

        return diagnostics.HasErrors ? null : new Ledger(entries);
    }

    /// <summary>The job that a row's script was submitted as; null when it wasn't.</summary>
    public string? JobOf(string row, string sha256) =>
        entries.LastOrDefault(e => e.Event == LedgerEvent.Submitted && e.Row == row && e.Sha256 == sha256)?.Job;

    /// <summary>True when another script of the row was submitted.</summary>
    public bool HasOtherScript(string row, string sha256) => entries.Any(e => e.Event == LedgerEvent.Submitted && e.Row == row && e.Sha256 != sha256);

    /// <summary>The job that a row was last submitted as, with whatever script; null when it never was.</summary>
    public string? LastJobOf(string row) => entries.LastOrDefault(e => e.Event == LedgerEvent.Submitted && e.Row == row)?.Job;

    /// <summary>What is known of a row's last submission; null when it never was.</summary>
    public LedgerEntry? LastOf(string row) => entries.LastOrDefault(e => e.Row == row);

    /// <summary>Every job that was submitted.</summary>
    public IReadOnlyList<string> Jobs => [.. entries.Select(e => e.Job).OfType<string>().Distinct()];

    /// <summary>Adds an entry that was written to the file.</summary>
    internal void Add(LedgerEntry entry) => entries.Add(entry);
}
