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

    /// <summary>Submits what the ledger doesn't hold, or what is chosen of it.</summary>
    /// <param name="scripts">The scripts, in the order of submission.</param>
    /// <param name="choice">Which rows are submitted again.</param>
    /// <param name="place">Where the ledger is, for findings.</param>
    /// <param name="diagnostics">Gets what Slurm refused, and an information for each script about what was done.</param>
    public void Submit(IReadOnlyList<SubmittableScript> scripts, SubmitChoice choice, TextLocation place, DiagnosticBag diagnostics)
    {
        if (!SettleOpen(place, diagnostics))
            return;
        var states = choice == SubmitChoice.Missing ? new Dictionary<string, string>() : slurm.StatesOf([.. scripts.Select(s => ledger.LastJobOf(s.Row)).OfType<string>()]);
        for (var i = 0; i < scripts.Count; i++)
        {
            if (!IsDue(scripts[i], choice, states, diagnostics))
                continue;
            if (pace.IsOver)
            {
                diagnostics.Add(Catalogue.RowsLeft(place, scripts.Skip(i).Count(script => IsDue(script, choice, states, new DiagnosticBag()))));
                return;
            }

            if (!SubmitOne(scripts[i], diagnostics))
                return;
        }
    }

    private bool IsDue(SubmittableScript script, SubmitChoice choice, IReadOnlyDictionary<string, string> states, DiagnosticBag diagnostics)
    {
        var place = TextLocation.OfFile(script.Path);
        if (choice == SubmitChoice.Missing)
        {
            if (ledger.JobOf(script.Row, script.Sha256) is not { } job)
                return true;
            diagnostics.Add(Catalogue.AlreadySubmitted(place, script.Row, job));
            return false;
        }

        if (ledger.LastJobOf(script.Row) is not { } last)
            return choice == SubmitChoice.All || ledger.LastOf(script.Row) is { Event: LedgerEvent.Rejected };
        if (!states.TryGetValue(last, out var state) || state == JobState.Unknown)
            diagnostics.Add(Catalogue.JobStateUnknown(place, script.Row, last));
        else if (JobState.IsFailure(state) || (choice == SubmitChoice.All && !JobState.IsLive(state)))
            return true;
        else
            diagnostics.Add(Catalogue.JobStillThere(place, script.Row, last, state));
        return false;
    }

    private bool SettleOpen(TextLocation place, DiagnosticBag diagnostics)
    {
        foreach (var entry in ledger.Open.ToList())
        {
            var lookup = slurm.Find(entry, ledger.Jobs);
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
        pace.Begin();
        Write(entry);
        var answer = Ask(script, entry);
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
        diagnostics.Add(answer.IsBusy ? Catalogue.SlurmBusy(place, script.Row, MostAttempts, problem) : Catalogue.SubmissionRejected(place, script.Row, problem));
        return !answer.IsBusy;
    }

    // What is surely not there is tried again; what may be there is looked for, and never submitted a second time.
    private SubmitAnswer Ask(SubmittableScript script, LedgerEntry entry)
    {
        var answer = slurm.Submit(new SubmitRequest(script.Path, entry.Comment));
        for (var attempt = 1; attempt < MostAttempts && answer.IsBusy; attempt++)
        {
            pace.BackOff(attempt);
            answer = slurm.Submit(new SubmitRequest(script.Path, entry.Comment));
        }

        for (var attempt = 1; attempt < MostAttempts && answer.IsUncertain; attempt++)
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
