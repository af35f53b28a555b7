using Sflow.Hosting.Files;
using Sflow.Hosting.Runs;
using Sflow.Hosting.Units;

namespace Sflow.Hosting.Submission;

/// <summary>Submits the scripts of a project, each once. Everything is read and checked before the first sbatch.</summary>
/// <param name="project">The project.</param>
/// <param name="slurm">Slurm.</param>
/// <param name="report">Takes what is to be shown.</param>
/// <param name="pace">How much is submitted and how fast.</param>
/// <param name="options">What the user asks for.</param>
internal sealed class SubmitCall(SubmissionProject project, ISlurm slurm, ISubmissionReport report, SubmitPace pace, SubmitOptions options)
    : SubmissionCall(project, slurm, report)
{
    /// <summary>What the call decided about each row. Empty when it ended early.</summary>
    public IReadOnlyList<RowDecision> Decisions { get; private set; } = [];

    private const int MostUnconfirmed = 20;
    private const int MostQuestions = 3;

    // The clock of a compute node may be behind.
    private static readonly TimeSpan MostSkew = TimeSpan.FromMinutes(1);

    /// <summary>Submits the scripts that are due.</summary>
    /// <param name="diagnostics">What is wrong so far; with an error in it nothing is submitted. It is written to the report.</param>
    /// <exception cref="IOException">A file can't be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not read or write a file.</exception>
    public void Run(DiagnosticBag diagnostics)
    {
        var built = Project.Units.Where(unit => unit.List.IsBuilt || IsNamed(unit.Unit)).ToList();
        foreach (var (unit, _) in Project.Units.Except(built))
            Report.Say(unit, "is not built yet, so it is left out.");
        var rows = JobRows.Read(built, diagnostics);
        var chosen = Choose(rows, diagnostics);
        if (Write(diagnostics))
            return;
        if (chosen.All(row => row.IsLocal))
        {
            SayLocal(chosen);
            Report.Conclude(chosen.Count == 0 ? "nothing to submit" : $"{Summary(rows, chosen)}; no task needs Slurm");
            return;
        }

        var place = TextLocation.OfFile(Path.Combine(Project.Folder, Project.Name));
        if (Project.Workspace is { } workspace && !Directory.Exists(workspace))
        {
            Report.Write(Catalogue.WorkspaceMissing(place, workspace));
            return;
        }

        if (Slurm.SbatchProblem() is { } problem)
        {
            Report.Write(Catalogue.SbatchMissing(place, problem));
            return;
        }

        if (options.IsDryRun)
            RunDry(rows, chosen);
        else
            RunWith(rows, chosen);
    }

    private bool IsNamed(Unit unit) => Project.Only?.Contains(unit.Name) == true;

    private void RunDry(JobRows rows, IReadOnlyList<JobRow> chosen)
    {
        var diagnostics = new DiagnosticBag();
        var ledger = Ledger.Parse(Project.Ledger.LedgerPath, LedgerReader.TextOf(Project.Ledger.LedgerPath), diagnostics);
        if (Write(diagnostics) || ledger is null)
            return;
        var queue = Queue();
        SayIfSilent(queue);
        foreach (var entry in Adoption.Of(rows, ledger, queue, Project.Adopts ? Accounting() : SlurmJobs.None, Runs, Project.Adopts))
            ledger.Add(entry);
        var (decisions, orphans) = Decide(rows, chosen, ledger, queue);
        foreach (var decision in decisions)
            Report.Say(
                decision.Status.Row.Unit,
                $"{decision.Status.Row.Name}: {(decision.IsDue ? "would be submitted" : "not submitted")}"
                    + ((decision.Why ?? decision.Note?.Message) is { } why ? $" ({why})" : "")
            );
        SayOrphans(orphans);
        Report.Conclude($"dry run: {Count(decisions.Count(decision => decision.IsDue), "row")} of {decisions.Count} would be submitted");
    }

    private void RunWith(JobRows rows, IReadOnlyList<JobRow> chosen)
    {
        var isNew = !File.Exists(Project.Ledger.LedgerPath);
        using var file = new LedgerFile(Project.Ledger);
        var diagnostics = new DiagnosticBag();
        var ledger = Ledger.Parse(file.Path, file.Text, diagnostics);
        if (Write(diagnostics) || ledger is null)
            return;
        foreach (var line in OldLedgers.Move(Project.Units, Project.Ledger, ledger, file.Append, diagnostics))
            Report.Say(null, line);
        if (Write(diagnostics))
            return;
        if (isNew)
            Report.Say(null, $"the submissions are recorded in '{file.Path}'. Keep this folder; it is independent of bin and obj.");
        if (SlurmCommands.IgnoredVariables is { Count: > 0 } ignored)
            Report.Say(
                null,
                $"{string.Join(", ", ignored)} of the environment {(ignored.Count == 1 ? "is" : "are")} not passed to sbatch: "
                    + "scripts are complete."
            );
        var submitter = new Submitter(
            Slurm,
            ledger,
            file.Append,
            () => Guid.NewGuid().ToString("N"),
            () => DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            pace
        );
        var queue = Queue();
        if (queue.Problem is { } problem)
        {
            Report.Write(Catalogue.SlurmUnreachable(TextLocation.OfFile(file.Path), problem));
            Report.Conclude("nothing was submitted: Slurm gave no answer");
            return;
        }

        submitter.Settle(queue, Accounting, entry => RunOf(entry, ledger), (_, diagnostic) => Report.Write(diagnostic));
        Adopt(rows, ledger, queue, submitter);
        var (decisions, orphans) = Decide(rows, chosen, ledger, queue);
        if (!IsConfirmed(decisions))
            return;
        Submit(decisions, submitter);
        Finish(rows, ledger, [.. orphans.Where(orphan => decisions.All(decision => decision.Replaces?.Id != orphan.Job))]);
    }

    private RunFolders Runs => runs ??= new RunFolders(Project.Runs);

    private RunFolders? runs;

    // A controller that restarts is back within seconds.
    private SlurmJobs Queue()
    {
        var queue = Slurm.Queue();
        for (var attempt = 1; attempt < MostQuestions && queue.Problem is not null && !pace.IsStopped; attempt++)
        {
            pace.BackOff(attempt);
            queue = Slurm.Queue();
        }

        return queue;
    }

    private (IReadOnlyList<RowDecision> Decisions, IReadOnlyList<LedgerEntry> Orphans) Decide(
        JobRows rows,
        IReadOnlyList<JobRow> chosen,
        Ledger ledger,
        SlurmJobs queue
    )
    {
        var states = StatesOf(ledger, queue, rows);
        var orphans = states.Orphans();
        Decisions = new SubmitDecisions(options.Choice, states, ledger, queue.Problem).Of(chosen, orphans);
        return (Decisions, orphans);
    }

    private string? RunOf(LedgerEntry entry, Ledger ledger) =>
        Runs.With(entry.Identity!.Fingerprint)
            .Where(run => DateTimeOffset.FromUnixTimeMilliseconds(run.Summary.Started).UtcDateTime >= TimeOf(entry) - MostSkew)
            .Select(run => run.Job)
            .FirstOrDefault(job => ledger.OfJob(job) is null && job.All(char.IsDigit));

    private static DateTime TimeOf(LedgerEntry entry) =>
        DateTime.TryParse(
            entry.Time,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? time
            : DateTime.MaxValue;

    // The accounting is asked only for rows without a submission: a lost ledger then costs nothing while Slurm remembers.
    private void Adopt(JobRows rows, Ledger ledger, SlurmJobs queue, Submitter submitter)
    {
        var isComplete = rows.All.All(row => row.IsLocal || ledger.SubmissionsOf(row.Identity).Count > 0);
        var known = Project.Adopts && !isComplete ? Accounting() : SlurmJobs.None;
        foreach (var entry in Adoption.Of(rows, ledger, queue, known, Runs, Project.Adopts))
        {
            submitter.Record(entry with { Project = Project.LedgerName });
            Report.Say(
                null,
                $"{entry.Unit}/{entry.Row}: job {entry.Job} does this already; it was submitted from '{entry.AdoptedFrom}'. "
                    + "It is recorded here now."
            );
        }
    }

    private bool IsConfirmed(IReadOnlyList<RowDecision> decisions)
    {
        var again = decisions.Where(decision => decision is { IsDue: true, RunsAgain: true }).ToList();
        if (options.IsConfirmed || again.Count <= MostUnconfirmed)
            return true;
        var known = again
            .Select(decision => decision.Status)
            .Where(status => status is { Seconds: not null, Run.Summary.Gpus: > 0 })
            .ToList();
        var hours = known.Sum(status => status.Seconds!.Value * status.Run!.Summary.Gpus) / 3600;
        Report.Write(
            Catalogue.ConfirmationNeeded(
                TextLocation.OfFile(Path.Combine(Project.Folder, Project.Name)),
                again.Count,
                known.Count == 0 ? null : hours.ToString("0.#", CultureInfo.InvariantCulture)
            )
        );
        Report.Conclude($"nothing was submitted: {again.Count} finished rows would run again");
        return false;
    }

    private void Submit(IReadOnlyList<RowDecision> decisions, Submitter submitter)
    {
        // Slurm fails a job without any message when the folder of its output is missing.
        Directory.CreateDirectory(Project.Runs);
        SayLocal([.. decisions.Select(decision => decision.Status.Row)]);
        var left = 0;
        foreach (var decision in decisions)
        {
            var row = decision.Status.Row;
            if (decision.Note is { } note)
                Show(row, note);
            else if (decision is { IsDue: false, Why: { } why } && !row.IsLocal)
                Report.Say(row.Unit, $"'{row.Name}' is not submitted: {why}.");
            if (decision.IsDue && !SubmitOne(decision, submitter))
                left++;
        }

        if (left > 0)
            Report.Say(null, Catalogue.RowsLeft(TextLocation.OfFile(Project.Name), left).Message);
    }

    private bool SubmitOne(RowDecision decision, Submitter submitter)
    {
        var row = decision.Status.Row;
        if (pace.IsOver)
            return false;
        var bytes = File.ReadAllBytes(row.Script.Path);
        var script = Encoding.UTF8.GetString(bytes);
        if (ScriptHead.Of(script)?.Fingerprint != row.Identity.Fingerprint)
        {
            Report.Write(Catalogue.ScriptChanged(TextLocation.OfFile(row.Script.Path), row.Name));
            return true;
        }

        var sha256 = FileText.Sha256(bytes, bytes.Length);
        var copy = Project.Ledger.Freeze(bytes, sha256);
        var isTried = submitter.Submit(
            row,
            new LedgerEntry
            {
                Event = LedgerEvent.Submitting,
                Identity = row.Identity,
                Id = "",
                Time = "",
                Sha256 = sha256,
                Project = Project.LedgerName,
                Unit = row.Unit.Name,
                Row = row.Name,
                Number = row.Script.Index,
                Host = Environment.MachineName,
                User = Environment.UserName,
            },
            copy,
            ScriptHead.NamesOutput(script),
            diagnostic => Show(row, diagnostic),
            out var job
        );

        // Only now: Slurm may refuse the new script, and then the former job is all that there is.
        if (job is not null && decision.Replaces is { } former)
            End(row, former);
        return isTried;
    }

    private void End(JobRow row, SlurmJob former)
    {
        var problem = Slurm.Cancel(former.Id, former.IsRunning);
        if (problem is not null && former.IsRunning)
            problem = Slurm.Cancel(former.Id, isRunning: false);
        if (problem is not null)
            Report.Write(Catalogue.CancelRefused(TextLocation.OfFile(row.Script.Path), former.Id, problem));
        else
            Report.Say(row.Unit, $"job {former.Id} of the former content of '{row.Name}' is asked to end.");
    }

    private void Finish(JobRows rows, Ledger ledger, IReadOnlyList<LedgerEntry> orphans)
    {
        var queue = Slurm.Queue();
        SayIfSilent(queue);
        var states = StatesOf(ledger, queue, rows);
        Results = [.. rows.All.Select(states.Of)];
        WriteResults(rows, Results);
        SayOrphans(orphans);
        Report.Conclude(Summary(Results));
    }

    private static string Summary(JobRows rows, IReadOnlyList<JobRow> chosen) =>
        $"{Count(chosen.Count, rows.All.Any(row => row.Unit.HasRows) ? "row" : "workflow")}";

    private void SayLocal(IReadOnlyList<JobRow> rows)
    {
        foreach (var unit in rows.Where(row => row.IsLocal).GroupBy(row => row.Unit))
        {
            var isOne = unit.Count() == 1;
            Report.Say(
                unit.Key,
                $"{Count(unit.Count(), unit.Key.HasRows ? "row" : "workflow")} on a local backend {(isOne ? "is" : "are")} not submitted. "
                    + $"Run {(isOne ? "it" : "each")} with: bash {unit.First().Script.Path}"
            );
        }
    }

    private void Show(JobRow row, Diagnostic diagnostic)
    {
        if (diagnostic.Severity == Severity.Info)
            Report.Say(row.Unit, diagnostic.Message);
        else
            Report.Write(diagnostic);
    }
}
