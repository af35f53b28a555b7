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
    /// <summary>The folder that jobs are submitted from; null when that is not checked.</summary>
    public string? Workspace { get; init; }

    private readonly string beside = Path.GetDirectoryName(Ledger.Path)!;

    /// <summary>
    /// The names of the units that the call is about. Null for all. All units are read in any case, because equal rows are told apart by
    /// their order.
    /// </summary>
    public IReadOnlyCollection<string>? Only { get; init; }

    /// <summary>False to leave jobs alone that were submitted from elsewhere.</summary>
    public bool Adopts { get; init; } = true;

    /// <summary>
    /// The project's name in the ledger: its path from the folder that the ledger's folder is in, or its whole path. Several projects may
    /// have one ledger.
    /// </summary>
    public string LedgerName
    {
        get
        {
            var path = Path.Combine(Folder, Name);
            var start = beside.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
            return path.StartsWith(start, StringComparison.Ordinal)
                ? path.Substring(start.Length).Replace(Path.DirectorySeparatorChar, '/')
                : path;
        }
    }

    /// <summary>True for a submission of this project, and of one whose file is no more: it may have been renamed.</summary>
    public bool IsOurs(LedgerEntry entry) =>
        entry.Project.Length == 0 || entry.Project == LedgerName || !File.Exists(Path.Combine(beside, entry.Project));

    /// <summary>
    /// True for a submission of a unit that is not built. The rows of the unit are not known, so one of them may describe the job.
    /// </summary>
    public bool MayDescribe(LedgerEntry entry) => Units.Any(unit => unit.Unit.Name == entry.Unit && !unit.List.IsBuilt);
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

    /// <summary>The rows of all units in their states, after the call. Empty when the call ended early.</summary>
    public IReadOnlyList<RowStatus> Results { get; private protected set; } = [];

    /// <summary>The rows that the call is about.</summary>
    protected IReadOnlyList<JobRow> Choose(JobRows rows, DiagnosticBag diagnostics) =>
        rows.Choose(Project.Rows, unit => Project.Only?.Contains(unit.Name) != false, diagnostics);

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
            entry => Project.IsOurs(entry) && !Project.MayDescribe(entry),
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
        foreach (var entry in Adoption.Of(rows, ledger, queue, known, new RunFolders(Project.Runs), Project.Adopts))
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
                    + $". To end them, call {HostWords.Of("CancelSweep without SflowRows")}, or scancel."
            );
    }

    /// <summary>Writes the tables of results. Who may only read the output folder sees the states all the same.</summary>
    protected void WriteResults(JobRows rows, IReadOnlyList<RowStatus> results)
    {
        var byUnit = results.ToLookup(status => status.Row.Unit);
        foreach (var (unit, list) in rows.Lists.Where(list => byUnit.Contains(list.Unit)))
        {
            try
            {
                new OutputFolder(Path.GetDirectoryName(list.ResultsPath)!).Write(
                    new GeneratedFile(Path.GetFileName(list.ResultsPath), ResultsTable.ToCsv(list.Columns, [.. byUnit[unit]]))
                );
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Report.Write(Catalogue.OutputUnwritable(TextLocation.OfFile(list.ResultsPath), unit.Name, e.Message));
            }
        }
    }

    /// <summary>A line such as <c>90 rows: 80 COMPLETED, 7 RUNNING, 3 FAILED</c>.</summary>
    public static string Summary(IReadOnlyCollection<RowStatus> rows) =>
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
