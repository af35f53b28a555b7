using Sflow.Hosting.Files;
using Sflow.Hosting.Projects;
using Sflow.Hosting.Settings;
using Sflow.Hosting.Submission;
using Sflow.Hosting.Units;

namespace Sflow.MSBuild;

/// <summary>The common base of the tasks that call Slurm.</summary>
public abstract class SubmissionTask : SflowTask
{
    /// <summary>
    /// The folder of the ledger, <c>submissions.jsonl</c>, and of the scripts that were submitted. Default: <c>.sflow</c> beside the
    /// project.
    /// </summary>
    public string? LedgerPath { get; set; }

    /// <summary>
    /// The rows of every unit that has rows, such as <c>1:4</c> or <c>1,3,5</c>. When this is set, the task skips other units.
    /// Default: all.
    /// </summary>
    public string? Rows { get; set; }

    /// <summary>False to leave jobs alone that do what a row does and were submitted from elsewhere. Default: true.</summary>
    public string? Adopt { get; set; }

    /// <summary>The file that gets every line that the task reports, also those that the log leaves out.</summary>
    public string? ReportFile { get; set; }

    /// <inheritdoc/>
    private protected sealed override void Run(FileSourceReader reader, CancellationToken cancellation)
    {
        var file = Path.GetFullPath(ProjectFile);
        var place = TextLocation.OfFile(file);
        var folders = FoldersOf(reader);
        var project = new SubmissionProject(
            Path.GetFileName(file),
            Path.GetDirectoryName(file)!,
            [.. Items.Units(Units).Select(unit => (unit, new ScriptList(reader.FullPath(OutputFolder), unit)))],
            new LedgerFolder(reader.FullPath(string.IsNullOrWhiteSpace(LedgerPath) ? LedgerFolder.DefaultName : LedgerPath!.Trim())),
            folders.Runs,
            string.IsNullOrWhiteSpace(Rows) ? null : new Located<string>(Rows!.Trim(), Places.OfProperty("SflowRows", Rows))
        );
        var report = new LogReport(
            new CutReport(
                Log,
                ProjectFile,
                string.IsNullOrEmpty(ReportFile) ? Path.Combine(project.Ledger.Path, "report.txt") : reader.FullPath(ReportFile!)
            ),
            Diagnostics,
            Path.GetFileNameWithoutExtension(file)
        );
        var diagnostics = new DiagnosticBag();
        foreach (var (property, folder) in new[] { ("SflowWorkspaceDir", WorkspaceDir), ("SflowRunDir", RunDir) })
        {
            if (!string.IsNullOrWhiteSpace(folder))
                FolderChecks.Check(property, new Located<string>(folder!.Trim(), Places.OfProperty(property, folder)), diagnostics);
        }

        var settings = new SettingReader(Places.OfProperty, diagnostics);
        try
        {
            Run(
                project with
                {
                    Adopts = string.IsNullOrWhiteSpace(Adopt) || settings.Flag("SflowAdopt", Adopt),
                    Workspace = folders.Workspace,
                },
                new SlurmCommands(folders.Workspace, folders.Runs, cancellation),
                report,
                settings,
                diagnostics,
                cancellation
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Diagnostics.Write(Catalogue.LedgerUnusable(place, e.Message));
        }
        finally
        {
            report.End();
        }
    }

    /// <summary>Does the work.</summary>
    private protected abstract void Run(
        SubmissionProject project,
        ISlurm slurm,
        ISubmissionReport report,
        SettingReader settings,
        DiagnosticBag diagnostics,
        CancellationToken cancellation
    );
}
