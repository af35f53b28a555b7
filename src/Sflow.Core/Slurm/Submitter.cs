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
/// <param name="pace">How much and how fast.</param>
public sealed class Submitter(ISlurm slurm, Ledger ledger, Action<LedgerEntry> append, Func<string> newId, Func<string> now, SubmitPace pace)
{
    private const int MostAttempts = 5;

    /// <summary>Settles the submissions that an earlier call began and of which no end is recorded. To be called before <see cref="Submit"/>.</summary>
    /// <param name="place">Where the ledger is, for findings.</param>
    /// <param name="report">Gets an error for each that can't be settled.</param>
    /// <returns>False when one of them can't: nothing may be submitted then.</returns>
    public bool Settle(TextLocation place, Action<Diagnostic> report)
    {
        var isSettled = true;
        foreach (var entry in ledger.Open.ToList())
        {
            var lookup = slurm.Find(entry, ledger.Jobs);
            if (lookup.Job is not null)
            {
                Write(entry with { Event = LedgerEvent.Submitted, Job = lookup.Job, Time = now() });
                continue;
            }

            isSettled = false;
            report(lookup.Problem is not null ? Catalogue.SlurmUnreachable(place, entry.Row, lookup.Problem) : Catalogue.SubmissionUnknown(place, entry.Row, entry.Comment, entry.Id));
        }

        return isSettled;
    }

    /// <summary>Submits what the ledger doesn't hold, or what is chosen of it.</summary>
    /// <param name="scripts">The scripts, in the order of submission.</param>
    /// <param name="choice">Which rows are submitted again.</param>
    /// <param name="states">The states of their last jobs, as far as they are known; none are needed for <see cref="SubmitChoice.Missing"/>.</param>
    /// <param name="place">Where the ledger is, for findings.</param>
    /// <param name="report">Gets what Slurm refused, and an information for each script about what was done, at once.</param>
    public void Submit(IReadOnlyList<SubmittableScript> scripts, SubmitChoice choice, IReadOnlyDictionary<string, string> states, TextLocation place, Action<Diagnostic> report)
    {
        for (var i = 0; i < scripts.Count; i++)
        {
            if (!IsDue(scripts[i], choice, states, report))
                continue;
            if (!pace.Begin())
            {
                report(Catalogue.RowsLeft(place, scripts.Skip(i).Count(script => IsDue(script, choice, states, _ => { }))));
                return;
            }

            SubmitOne(scripts[i], report);
        }
    }

    private bool IsDue(SubmittableScript script, SubmitChoice choice, IReadOnlyDictionary<string, string> states, Action<Diagnostic> report)
    {
        var place = TextLocation.OfFile(script.Path);
        if (choice == SubmitChoice.Missing)
        {
            if (ledger.JobOf(script.Row, script.Sha256) is not { } job)
                return true;
            report(Catalogue.AlreadySubmitted(place, script.Row, job));
            return false;
        }

        if (ledger.LastJobOf(script.Row) is not { } last)
            return choice == SubmitChoice.All || ledger.LastOf(script.Row) is { Event: LedgerEvent.Rejected };
        if (!states.TryGetValue(last, out var state) || state == JobState.Unknown)
            report(Catalogue.JobStateUnknown(place, script.Row, last));
        else if (JobState.IsFailure(state) || (choice == SubmitChoice.All && !JobState.IsLive(state)))
            return true;
        else
            report(Catalogue.JobStillThere(place, script.Row, last, state));
        return false;
    }

    private void SubmitOne(SubmittableScript script, Action<Diagnostic> report)
    {
        var place = TextLocation.OfFile(script.Path);
        var entry = new LedgerEntry(LedgerEvent.Submitting, script.Row, script.Sha256, newId(), now());
        var isChanged = ledger.HasOtherScript(script.Row, script.Sha256);
        Write(entry);
        var answer = Ask(script, entry, out var attempts);
        if (answer.Job is not null)
        {
            Write(entry with { Event = LedgerEvent.Submitted, Job = answer.Job, Time = now() });
            report(Catalogue.Submitted(place, script.Row, answer.Job, isChanged));
            return;
        }

        // The next ones would fare no better.
        if (answer.IsUncertain || answer.IsBusy || answer.IsHopeless)
            pace.Stop();
        var problem = answer.Problem ?? "sbatch gave no reason";
        if (answer.IsUncertain)
        {
            report(Catalogue.SubmissionUncertain(place, script.Row, problem));
            return;
        }

        Write(entry with { Event = LedgerEvent.Rejected, Reason = problem, Time = now() });
        report(answer.IsBusy ? Catalogue.SlurmBusy(place, script.Row, attempts, problem) : Catalogue.SubmissionRejected(place, script.Row, problem));
    }

    // What is surely not there is tried again; what may be there is looked for, and never submitted a second time.
    private SubmitAnswer Ask(SubmittableScript script, LedgerEntry entry, out int attempts)
    {
        var answer = slurm.Submit(new SubmitRequest(script.Path, entry.Comment));
        for (attempts = 1; attempts < MostAttempts && answer.IsBusy && !pace.IsStopped; attempts++)
        {
            pace.BackOff(attempts);
            answer = slurm.Submit(new SubmitRequest(script.Path, entry.Comment));
        }

        for (var attempt = 1; attempt < MostAttempts && answer.IsUncertain && !pace.IsStopped; attempt++)
        {
            pace.BackOff(attempt);
            if (slurm.Find(entry, ledger.Jobs).Job is { } job)
                return new SubmitAnswer(job, null);
        }

        return answer;
    }

    private void Write(LedgerEntry entry)
    {
        append(entry);
        ledger.Add(entry);
    }
}
