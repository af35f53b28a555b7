using Sflow.Hosting.Units;

namespace Sflow.Hosting.Submission;

/// <summary>Makes the project of a call from an output folder alone, without the project file.</summary>
internal static class OutputProject
{
    /// <summary>The project that an index describes.</summary>
    /// <param name="path">The index, an absolute path.</param>
    /// <param name="index">What it says.</param>
    /// <param name="choice">What the user chooses instead.</param>
    /// <param name="folders">The folders of the jobs.</param>
    /// <param name="folder">The folder of the project, when the index is not a file. Null otherwise.</param>
    /// <param name="note">What the user must know about the ledger and the workspace; null when there is nothing.</param>
    public static SubmissionProject Of(
        string path,
        OutputIndex index,
        OutputChoice choice,
        out JobFolders folders,
        out string? note,
        string? folder = null
    )
    {
        var output = Path.GetDirectoryName(path)!;
        var project = index.Project is { } file ? Path.GetFullPath(Path.Combine(output, file)) : null;
        var isCopy = project is not null && !File.Exists(project);
        var home = folder ?? (project is null || isCopy ? Path.GetDirectoryName(output)! : Path.GetDirectoryName(project)!);
        folders = JobFolders.Of(
            home,
            choice.Workspace ?? JobFolders.Setting(JobFolders.WorkspaceVariable, index.Workspace),
            choice.Runs ?? JobFolders.Setting(JobFolders.RunsVariable, index.Runs)
        );
        var ledger =
            choice.Ledger is { } chosen ? Path.GetFullPath(chosen)
            : isCopy || folder is not null ? Path.Combine(home, LedgerFolder.DefaultName)
            : Path.GetFullPath(Path.Combine(output, index.Ledger));
        note = isCopy
            ? $"'{output}' is a copy: the project {index.Project} is not here. Submissions are recorded in '{ledger}', and jobs start "
                + $"in '{folders.Workspace}'."
            : null;
        return new SubmissionProject(
            Path.GetFileName(isCopy || project is null ? path : project),
            isCopy || project is null ? output : home,
            [.. index.Units.Select(unit => (unit, new ScriptList(output, unit)))],
            new LedgerFolder(ledger),
            folders.Runs,
            choice.Rows
        )
        {
            Workspace = folders.Workspace,
            Adopts = choice.Adopts,
            Only = choice.Only,
        };
    }

    /// <summary>A single script as a project of its own. Its ledger is beside it.</summary>
    /// <param name="script">The script, an absolute path.</param>
    /// <param name="choice">What the user chooses.</param>
    /// <param name="folders">The folders of the jobs.</param>
    public static SubmissionProject OfScript(string script, OutputChoice choice, out JobFolders folders)
    {
        var home = Path.GetDirectoryName(script)!;
        folders = JobFolders.Of(
            home,
            choice.Workspace ?? JobFolders.Setting(JobFolders.WorkspaceVariable, null),
            choice.Runs ?? JobFolders.Setting(JobFolders.RunsVariable, null)
        );
        var unit = new Unit(Path.GetFileNameWithoutExtension(script), UnitKind.Workflow, "", null);
        return new SubmissionProject(
            Path.GetFileName(script),
            home,
            [(unit, ScriptList.OfScript(script, unit))],
            new LedgerFolder(choice.Ledger is { } chosen ? Path.GetFullPath(chosen) : Path.Combine(home, LedgerFolder.DefaultName)),
            folders.Runs,
            choice.Rows
        )
        {
            Workspace = folders.Workspace,
            Adopts = choice.Adopts,
        };
    }
}
