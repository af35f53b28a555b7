using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.Build.Framework;
using Sflow.Diagnostics;
using Sflow.Slurm;
using Sflow.Sweeps;
using Sflow.Text;

namespace Sflow.MSBuild;

/// <summary>
/// Submits the scripts that units left in the output folder, each once: a ledger beside them (<c>sweep/submissions.jsonl</c>,
/// <c>workflow.submissions.jsonl</c>) holds what was submitted, and a script that it holds is left alone. A script that Slurm refuses
/// is an error in Slurm's words; the others stay submitted. Everything is read and checked before the first sbatch. What became of the
/// rows is written beside the ledger, <c>results.csv</c>.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class SubmitSweep : SubmissionTask, ICancelableTask
{
    private volatile SubmitPace? pace;

    /// <summary>Which scripts: <c>missing</c> (the default: those that were not submitted yet, or changed), <c>failed</c> (those whose last job failed), <c>all</c> (those whose last job is at its end).</summary>
    public string? Choice { get; set; }

    /// <summary>The rows, such as <c>1:4</c> or <c>1,3,5</c>, of every unit that has rows; the others are left alone then. Default: all.</summary>
    public string? Rows { get; set; }

    /// <summary>How many scripts one call submits at most, 1 or more. Default: any number.</summary>
    public string? MostSubmissions { get; set; }

    /// <summary>Seconds between two submissions, 0 or more, decimals allowed. Default: 0.</summary>
    public string? Delay { get; set; }

    /// <summary>Ends after the submission that is under way.</summary>
    public void Cancel() => pace?.Stop();

    private protected override void Run(IReadOnlyList<(Unit Unit, ScriptList List)> units, SlurmCommands slurm)
    {
        var diagnostics = new DiagnosticBag();
        var settings = new HostSettings(Place, diagnostics);
        var choice = settings.Choice(Choice);
        pace = new SubmitPace(time => Thread.Sleep(time)) { Most = settings.Count("SflowMaxSubmit", MostSubmissions), Delay = settings.Seconds("SflowSubmitDelay", Delay) };
        var all = units.Select(unit => (unit.Unit, unit.List, Scripts: unit.List.Read(diagnostics))).ToList();
        var chosen = all.Select(unit => (unit.Unit, unit.List, unit.Scripts, Chosen: ScriptList.Submittable(Choose(unit.Unit, unit.Scripts, diagnostics), diagnostics))).ToList();
        Findings.Write(diagnostics);
        if (diagnostics.HasErrors)
            return;

        // Slurm fails a job without a trace when the folder of its output is missing.
        Directory.CreateDirectory(Runs);
        foreach (var (unit, list, scripts, due) in chosen.Where(unit => unit.Chosen.Count > 0))
            Submit(unit, list, scripts, due, choice, slurm);
    }

    private void Submit(Unit unit, ScriptList list, IReadOnlyList<UnitScript> scripts, IReadOnlyList<SubmittableScript> due, SubmitChoice choice, SlurmCommands slurm)
    {
        var diagnostics = new DiagnosticBag();
        using (var file = new LedgerFile(list.LedgerPath))
        {
            if (Ledger.Parse(file.Path, file.Text, diagnostics) is { } ledger)
            {
                new Submitter(slurm, ledger, file.Append, () => Guid.NewGuid().ToString("N"), () => DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), pace!)
                    .Submit(due, choice, TextLocation.OfFile(file.Path), diagnostics);
                WriteResults(list, scripts, ledger, slurm);
            }
        }

        foreach (var done in diagnostics.Where(d => d.Severity == Severity.Info))
            Say(unit, done.Message);
        Findings.Write(diagnostics.Where(d => d.Severity != Severity.Info));
    }

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
