using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.Build.Framework;
using Sflow.Diagnostics;
using Sflow.Slurm;
using Sflow.Sweeps;

namespace Sflow.MSBuild;

/// <summary>
/// Submits the scripts that units left in the output folder, each once: a ledger beside them (<c>sweep/submissions.jsonl</c>,
/// <c>workflow.submissions.jsonl</c>) holds what was submitted, and a script that it holds is left alone. A script that Slurm refuses
/// is an error in Slurm's words; the others stay submitted. Everything is read and checked before the first sbatch. What became of the
/// rows is written beside the ledger, <c>results.csv</c>.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class SubmitSweep : SubmissionTask
{
    /// <summary>Which scripts: <c>missing</c> (the default: those that were not submitted yet, or changed), <c>failed</c> (those whose last job failed), <c>all</c> (those whose last job is at its end).</summary>
    public string? Choice { get; set; }

    /// <summary>The rows, such as <c>1:4</c> or <c>1,3,5</c>, of every unit that has rows; the others are left alone then. Default: all.</summary>
    public string? Rows { get; set; }

    /// <summary>How many scripts one call submits at most, 1 or more. Default: any number.</summary>
    public string? MostSubmissions { get; set; }

    /// <summary>Seconds between two submissions, 0 or more, decimals allowed. Default: 0.</summary>
    public string? Delay { get; set; }

    private protected override void Run(IReadOnlyList<(Unit Unit, ScriptList List)> units, SlurmCommands slurm, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        var settings = new HostSettings(Place, diagnostics);
        var choice = settings.Choice(Choice);
        var pace = new SubmitPace(time => cancellation.WaitHandle.WaitOne(time)) { Most = settings.Count("SflowMaxSubmit", MostSubmissions), Delay = settings.Seconds("SflowSubmitDelay", Delay) };
        using var stop = cancellation.Register(pace.Stop);
        var chosen = units.Select(unit => (unit.Unit, unit.List, Scripts: unit.List.Read(diagnostics)))
            .Select(unit => (unit.Unit, unit.List, unit.Scripts, Due: ScriptList.Submittable(Choose(unit.Unit, unit.Scripts, diagnostics), diagnostics)))
            .Where(unit => unit.Due.Count > 0).ToList();
        var submissions = new List<Submission>();
        try
        {
            if (!diagnostics.HasErrors)
                submissions.AddRange(chosen.Select(unit => Submission.Open(unit.Unit, unit.List, unit.Scripts, unit.Due, diagnostics)).OfType<Submission>());
            Findings.Write(diagnostics);
            if (!diagnostics.HasErrors && submissions.Count > 0)
                Submit(submissions, choice, slurm, pace);
        }
        finally
        {
            submissions.ForEach(submission => submission.Dispose());
        }
    }

    private void Submit(List<Submission> submissions, SubmitChoice choice, SlurmCommands slurm, SubmitPace pace)
    {
        // Slurm fails a job without a trace when the folder of its output is missing.
        Directory.CreateDirectory(Runs);
        var settled = submissions.Where(submission => submission.Settle(slurm, pace, Report(submission))).ToList();
        var states = choice == SubmitChoice.Missing ? new Dictionary<string, string>() : StatesOf(settled.SelectMany(submission => submission.LastJobs), slurm);
        foreach (var submission in settled)
            submission.Submit(slurm, pace, choice, states, Report(submission));

        var after = StatesOf(submissions.SelectMany(submission => submission.LastJobs), slurm);
        foreach (var submission in submissions)
            WriteResults(submission.List, submission.Results(after, slurm.Runs));
    }

    private Action<Diagnostic> Report(Submission submission) => finding =>
    {
        if (finding.Severity == Severity.Info)
            Say(submission.Unit, finding.Message);
        else
            Findings.Write(finding);
    };

    private IEnumerable<UnitScript> Choose(Unit unit, IReadOnlyList<UnitScript> scripts, DiagnosticBag diagnostics)
    {
        if (string.IsNullOrWhiteSpace(Rows))
            return scripts;
        if (!unit.HasRows)
            return [];
        var numbers = RowSelector.Parse(Rows!, out var problem);
        var last = scripts.Select(script => script.Index).DefaultIfEmpty(0).Max();
        if (problem is not null)
            diagnostics.Add(Catalogue.RowSelectionInvalid(Place, problem));
        else if (numbers.Count == 0)
            diagnostics.Add(Catalogue.RowSelectionEmpty(Place, Rows!));
        else if (numbers.Any(number => number < 1 || number > last))
            diagnostics.Add(Catalogue.RowOutOfRange(Place, Rows!, numbers.First(number => number < 1 || number > last), last));
        return scripts.Where(script => numbers.Contains(script.Index));
    }
}
