using Microsoft.Build.Framework;
using Sflow.Hosting.Files;
using Sflow.Hosting.Submission;

namespace Sflow.MSBuild;

/// <summary>What the tasks for a project's units have in common.</summary>
public abstract class SflowTask : ProjectTask
{
    /// <summary>
    /// The units to work on: <c>Kind</c> is <c>workflow</c> (the default), <c>sweep</c>, <c>matrix</c> or <c>standalone</c>, <c>File</c>
    /// the CSV of a sweep or the self-contained YAML of a standalone unit, <c>Workflow</c> the workflow whose items belong to it (default:
    /// its name). A sweep may have <c>Rows</c>, <c>MissableTasks</c> and <c>JobName</c>.
    /// </summary>
    [Required]
    public ITaskItem[] Units { get; set; } = [];

    /// <summary>The folder that the files of the units are written to.</summary>
    [Required]
    public string OutputFolder { get; set; } = "";

    /// <summary>
    /// The workspace folder on the cluster: jobs are submitted from it and start in it. The environment variable <c>SFLOW_WORKSPACE_DIR</c>
    /// wins.
    /// </summary>
    public string? WorkspaceDir { get; set; }

    /// <summary>
    /// The folder on the cluster for run folders and the jobs' own output. The environment variable <c>SFLOW_OUTPUT_DIR</c> wins; default:
    /// <c>sflow_output</c> in the workspace.
    /// </summary>
    public string? RunDir { get; set; }

    /// <summary>The folders of the jobs.</summary>
    private protected JobFolders FoldersOf(FileSourceReader reader) =>
        JobFolders.Of(
            reader.FullPath("."),
            JobFolders.Setting(JobFolders.WorkspaceVariable, WorkspaceDir),
            JobFolders.Setting(JobFolders.RunsVariable, RunDir)
        );
}
