using Sflow.Cli.Output;
using Sflow.Hosting.Submission;

namespace Sflow.Cli.Jobs;

/// <summary>Cancels jobs by their numbers, and the jobs of projects.</summary>
/// <param name="terminal">The terminal.</param>
/// <param name="states">The states of the jobs to cancel; empty for all.</param>
/// <param name="limit">How long the jobs may take to end.</param>
/// <param name="cancellation">Ends the waiting.</param>
internal sealed class CancelRun(Terminal terminal, IReadOnlyCollection<string> states, TimeSpan limit, CancellationToken cancellation)
{
    /// <summary>The exit code, the highest of all calls.</summary>
    public int ExitCode { get; private set; }

    /// <summary>The jobs that were asked to end.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>The states of the rows of the projects, after the call.</summary>
    public List<RowStatus> Rows { get; } = [];

    /// <summary>What was done, a line per call.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>Cancels jobs. A job that is not one of Sflow is reported.</summary>
    public void Cancel(IReadOnlyList<string> jobs)
    {
        var report = new CommandReport(terminal);
        var call = new CancelJobs(new SlurmCommands(".", ".", cancellation), report, states, Wait, limit);
        Asked.AddRange(call.Run(jobs));
        End(report);
    }

    /// <summary>Cancels the jobs of a project.</summary>
    public void Cancel(FoundProject found)
    {
        if (found.Note is { } note)
            terminal.Note(note);
        var report = new CommandReport(terminal);
        var slurm = new SlurmCommands(found.Folders.Workspace, found.Folders.Runs, cancellation);
        var call = new CancelCall(found.Project, slurm, report, states, Wait, limit);
        try
        {
            call.Run(new DiagnosticBag());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            report.Write(Catalogue.LedgerUnusable(TextLocation.OfFile(found.Project.Ledger.Path), e.Message));
        }

        Asked.AddRange(call.Asked);
        Rows.AddRange(call.Results);
        End(report);
    }

    private void Wait(TimeSpan time)
    {
        cancellation.WaitHandle.WaitOne(time);
        cancellation.ThrowIfCancellationRequested();
    }

    private void End(CommandReport report)
    {
        if (report.Conclusion.Length > 0)
            Lines.Add(report.Conclusion);
        ExitCode = Math.Max(ExitCode, report.ExitCode);
    }
}
