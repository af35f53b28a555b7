using System;
using System.Collections.Generic;
using System.Linq;
using Sflow.Diagnostics;
using Sflow.Text;

namespace Sflow.Slurm;

/// <summary>A script that a project made.</summary>
/// <param name="Row">The row's or the workflow's name.</param>
/// <param name="Path">The script's path, absolute.</param>
/// <param name="Sha256">The hash of its bytes.</param>
public sealed record SubmittableScript(string Row, string Path, string Sha256);

/// <summary>
/// Submits scripts, none of them twice. The ledger gets a line before and one after each sbatch; a line before without one after,
/// left by a crash, is settled by asking Slurm for the job's comment, never by guessing.
/// </summary>
/// <param name="slurm">Slurm.</param>
/// <param name="ledger">What was submitted before.</param>
/// <param name="append">Writes an entry to the ledger's file; when it returns, the entry must survive a crash.</param>
/// <param name="newId">Makes an id that no other submission has.</param>
/// <param name="now">The time, UTC, as ISO 8601.</param>
public sealed class Submitter(ISlurm slurm, Ledger ledger, Action<LedgerEntry> append, Func<string> newId, Func<string> now)
{
    /// <summary>Submits what the ledger doesn't hold.</summary>
    /// <param name="scripts">The scripts, in the order of submission.</param>
    /// <param name="place">Where the ledger is, for findings.</param>
    /// <param name="diagnostics">Gets what Slurm refused, and an information for each script about what was done.</param>
    public void Submit(IReadOnlyList<SubmittableScript> scripts, TextLocation place, DiagnosticBag diagnostics)
    {
        if (!SettleOpen(place, diagnostics))
            return;
        foreach (var script in scripts)
        {
            if (ledger.JobOf(script.Row, script.Sha256) is { } job)
                diagnostics.Add(Catalogue.AlreadySubmitted(TextLocation.OfFile(script.Path), script.Row, job));
            else if (!SubmitOne(script, diagnostics))
                return;
        }
    }

    private bool SettleOpen(TextLocation place, DiagnosticBag diagnostics)
    {
        foreach (var entry in ledger.Open.ToList())
        {
            var lookup = slurm.Find(entry.Comment);
            if (lookup.Job is not null)
                Write(entry with { Event = LedgerEvent.Submitted, Job = lookup.Job, Time = now() });
            else if (lookup.Problem is not null)
                diagnostics.Add(Catalogue.SlurmUnreachable(place, entry.Row, lookup.Problem));
            else
                diagnostics.Add(Catalogue.SubmissionUnknown(place, entry.Row, entry.Comment, entry.Id));
        }

        return !diagnostics.HasErrors;
    }

    // False when the next ones would fare no better.
    private bool SubmitOne(SubmittableScript script, DiagnosticBag diagnostics)
    {
        var place = TextLocation.OfFile(script.Path);
        var entry = new LedgerEntry(LedgerEvent.Submitting, script.Row, script.Sha256, newId(), now());
        var isChanged = ledger.HasOtherScript(script.Row, script.Sha256);
        Write(entry);
        var answer = slurm.Submit(new SubmitRequest(script.Path, entry.Comment));
        if (answer.Job is not null)
        {
            Write(entry with { Event = LedgerEvent.Submitted, Job = answer.Job, Time = now() });
            diagnostics.Add(Catalogue.Submitted(place, script.Row, answer.Job, isChanged));
            return true;
        }

        var problem = answer.Problem ?? "sbatch gave no reason";
        if (answer.IsUncertain)
        {
            diagnostics.Add(Catalogue.SubmissionUncertain(place, script.Row, problem));
            return false;
        }

        Write(entry with { Event = LedgerEvent.Rejected, Reason = problem, Time = now() });
        diagnostics.Add(Catalogue.SubmissionRejected(place, script.Row, problem));
        return true;
    }

    private void Write(LedgerEntry entry)
    {
        append(entry);
        ledger.Add(entry);
    }
}
