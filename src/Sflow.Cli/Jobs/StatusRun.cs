using Sflow.Cli.Output;
using Sflow.Hosting.Submission;

namespace Sflow.Cli.Jobs;

/// <summary>Finds the states of the rows of a project.</summary>
/// <param name="terminal">The terminal.</param>
/// <param name="cancellation">Ends the questions to Slurm.</param>
internal sealed class StatusRun(Terminal terminal, CancellationToken cancellation)
{
    /// <summary>The exit code, the highest of all projects.</summary>
    public int ExitCode { get; private set; }

    /// <summary>The active jobs that no row describes, of all projects.</summary>
    public List<LedgerEntry> Orphans { get; } = [];

    /// <summary>The states of the chosen rows of a project.</summary>
    /// <param name="found">The project.</param>
    public IReadOnlyList<RowStatus> Look(FoundProject found)
    {
        if (found.Note is { } note)
            terminal.Note(note);
        var report = new CommandReport(terminal);
        var call = new StatusCall(
            found.Project,
            new SlurmCommands(found.Folders.Workspace, found.Folders.Runs, cancellation),
            report,
            RowFilter.Default
        );
        try
        {
            if (call.Look(new DiagnosticBag()) is { } orphans)
                Orphans.AddRange(orphans);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            report.Write(Catalogue.LedgerUnusable(TextLocation.OfFile(found.Project.Ledger.Path), e.Message));
        }

        if (report.Conclusion.Length > 0)
            terminal.Note(report.Conclusion);
        ExitCode = Math.Max(ExitCode, report.ExitCode);
        return call.Results;
    }
}
