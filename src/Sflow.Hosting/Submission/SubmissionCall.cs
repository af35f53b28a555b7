using Sflow.Generation;
using Sflow.Hosting.Files;
using Sflow.Hosting.Runs;
using Sflow.Hosting.Units;
using Sflow.Runs;

namespace Sflow.Hosting.Submission;

/// <summary>The project that a call is about.</summary>
/// <param name="Name">The project file's name.</param>
/// <param name="Folder">The project's folder.</param>
/// <param name="Units">The units and where their files are.</param>
/// <param name="Ledger">The folder of the ledger.</param>
/// <param name="Runs">The folder of the run folders, an absolute path.</param>
/// <param name="Rows">The rows that the call is about, such as <c>1:4</c>; null for all.</param>
internal sealed record SubmissionProject(
    string Name,
    string Folder,
    IReadOnlyList<(Unit Unit, ScriptList List)> Units,
    LedgerFolder Ledger,
    string Runs,
    Located<string>? Rows
)
{
    /// <summary>True for the name of this project, and for one whose file is no more: it may have been renamed.</summary>
    public bool IsOurs(string project) => project.Length == 0 || project == Name || !File.Exists(Path.Combine(Folder, project));
}

/// <summary>What submission calls, status calls and cancel calls have in common.</summary>
/// <param name="project">The project.</param>
/// <param name="slurm">Slurm.</param>
/// <param name="report">Takes what is to be shown.</param>
internal abstract class SubmissionCall(SubmissionProject project, ISlurm slurm, ISubmissionReport report)
{
    private SlurmJobs? accounting;

    /// <summary>The project.</summary>
    protected SubmissionProject Project { get; } = project;

    /// <summary>Slurm.</summary>
    protected ISlurm Slurm { get; } = slurm;

    /// <summary>Shows the results.</summary>
    protected ISubmissionReport Report { get; } = report;

    /// <summary>The accounting. It is asked once, when it is needed; where the site has none, it shows no job.</summary>
    protected SlurmJobs Accounting() => accounting ??= Slurm.Accounting();

    /// <summary>The states of rows, with the accounting only if a job is not in the queue.</summary>
    protected RowStates StatesOf(Ledger ledger, SlurmJobs queue, JobRows rows, bool isSubmitting = false) =>
        new(
            ledger,
            queue,
            rows.All.SelectMany(row => ledger.SubmissionsOf(row.Identity)).Any(entry => queue.Find(entry.Job!) is null)
                ? Accounting()
                : SlurmJobs.None,
            new RunFolders(Project.Runs),
            [.. rows.All.Select(row => row.Identity)],
            isSubmitting
        );

    /// <summary>
    /// Adds the jobs that a submission would adopt. Without any submission in the ledger, it may have been lost, so the accounting is
    /// asked, too.
    /// </summary>
    protected void AddWhatWouldBeAdopted(JobRows rows, Ledger ledger, SlurmJobs queue)
    {
        var isLost = ledger.Submitted.Count == 0 && rows.All.Any(row => !row.IsLocal);
        var known = isLost ? Accounting() : SlurmJobs.None;
        foreach (var entry in Adoption.Of(rows, ledger, queue, known, new RunFolders(Project.Runs), byComment: true))
            ledger.Add(entry);
    }

    /// <summary>Reports that the queue gave no answer.</summary>
    protected void SayIfSilent(SlurmJobs queue)
    {
        if (queue.Problem is { } problem)
            Report.Say(null, $"squeue gave no answer: {problem}");
    }

    /// <summary>Reports the active jobs that no row describes.</summary>
    protected void SayOrphans(IReadOnlyList<LedgerEntry> orphans)
    {
        if (orphans.Count > 0)
            Report.Say(
                null,
                $"{Count(orphans.Count, "job")} in the queue that no row describes any more: "
                    + string.Join(", ", orphans.Select(entry => $"{entry.Job} ({entry.Unit}/{entry.Row})"))
                    + ". To end them, call CancelSweep without SflowRows, or scancel."
            );
    }

    /// <summary>Writes the tables of results.</summary>
    protected static void WriteResults(JobRows rows, IReadOnlyList<RowStatus> results)
    {
        var byUnit = results.ToLookup(status => status.Row.Unit);
        foreach (var (unit, list) in rows.Lists.Where(list => byUnit.Contains(list.Unit)))
            new OutputFolder(Path.GetDirectoryName(list.ResultsPath)!).Write(
                new GeneratedFile(Path.GetFileName(list.ResultsPath), ResultsTable.ToCsv(list.Columns, [.. byUnit[unit]]))
            );
    }

    /// <summary>A line such as <c>90 rows: 80 COMPLETED, 7 RUNNING, 3 FAILED</c>.</summary>
    protected static string Summary(IReadOnlyCollection<RowStatus> rows) =>
        rows.Count == 0
            ? "no rows"
            : $"{Count(rows.Count, rows.Any(row => row.Row.Unit.HasRows) ? "row" : "workflow")}: "
                + string.Join(
                    ", ",
                    rows.GroupBy(row => row.State)
                        .OrderByDescending(group => group.Count())
                        .ThenBy(group => group.Key, StringComparer.Ordinal)
                        .Select(group => $"{group.Count()} {group.Key}")
                );

    /// <summary>A number with its noun.</summary>
    protected static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    /// <summary>Writes diagnostics; true when there is an error among them.</summary>
    protected bool Write(DiagnosticBag diagnostics)
    {
        foreach (var diagnostic in diagnostics)
            Report.Write(diagnostic);
        return diagnostics.HasErrors;
    }
}
