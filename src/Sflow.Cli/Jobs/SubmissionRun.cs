using Sflow.Cli.Output;
using Sflow.Hosting.Submission;

namespace Sflow.Cli.Jobs;

/// <summary>What a submission of a project did.</summary>
/// <param name="Found">The project.</param>
/// <param name="Decisions">What was decided about each chosen row.</param>
/// <param name="Results">The states of all rows after the call.</param>
/// <param name="Conclusion">The line with the counts.</param>
internal sealed record SubmissionOutcome(
    FoundProject Found,
    IReadOnlyList<RowDecision> Decisions,
    IReadOnlyList<RowStatus> Results,
    string Conclusion
)
{
    /// <summary>Each chosen row as it is after the call, with what was decided before.</summary>
    public IEnumerable<(RowDecision Decision, RowStatus Status)> Rows
    {
        get
        {
            var after = Results.ToDictionary(status => status.Row);
            return Decisions.Select(decision => (decision, after.GetValueOrDefault(decision.Status.Row, decision.Status)));
        }
    }
}

/// <summary>Submits the rows of projects.</summary>
/// <param name="terminal">The terminal.</param>
/// <param name="options">Which rows are submitted.</param>
/// <param name="pace">How many and how fast, for all projects together.</param>
/// <param name="cancellation">Ends the submission after the sbatch that runs.</param>
internal sealed class SubmissionRun(Terminal terminal, SubmitOptions options, SubmitPace pace, CancellationToken cancellation)
{
    /// <summary>The exit code, the highest of all projects.</summary>
    public int ExitCode { get; private set; }

    /// <summary>Submits the rows of a project.</summary>
    /// <param name="found">The project.</param>
    /// <param name="diagnostics">What is wrong so far; with an error in it, nothing is submitted.</param>
    public SubmissionOutcome Submit(FoundProject found, DiagnosticBag diagnostics)
    {
        if (found.Note is { } note)
            terminal.Note(note);
        var report = new CommandReport(terminal);
        using var stop = cancellation.Register(pace.Stop);
        var call = new SubmitCall(
            found.Project,
            new SlurmCommands(found.Folders.Workspace, found.Folders.Runs, CancellationToken.None),
            report,
            pace,
            options
        );
        try
        {
            call.Run(diagnostics);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            report.Write(Catalogue.LedgerUnusable(TextLocation.OfFile(found.Project.Ledger.Path), e.Message));
        }

        ExitCode = Math.Max(ExitCode, report.ExitCode);
        return new SubmissionOutcome(found, call.Decisions, call.Results, report.Conclusion);
    }
}
