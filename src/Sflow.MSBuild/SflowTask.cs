using System;
using System.IO;
using System.Threading;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Sflow.Diagnostics;
using Sflow.Text;

namespace Sflow.MSBuild;

/// <summary>What the tasks about a project's units have in common: its place, where things are, how findings are said, and how the work is called off.</summary>
#pragma warning disable CA1001 // MSBuild may cancel a task at any time, also when it has just ended; the source has no timer and holds nothing that must be freed.
public abstract class SflowTask : Task, ICancelableTask
#pragma warning restore CA1001
{
    private readonly CancellationTokenSource cancellation = new();

    /// <summary>The project file. Its folder is where relative paths start, and its path is the place of findings about properties.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>
    /// The units that are meant: <c>Kind</c> is <c>workflow</c> (the default), <c>sweep</c>, <c>matrix</c> or <c>standalone</c>, <c>File</c> the CSV or the
    /// self-contained YAML of a sweep and of a standalone one, <c>Workflow</c> the workflow whose items belong to it (default: its name). A sweep may have
    /// <c>Rows</c>, <c>MissableTasks</c> and <c>JobName</c>.
    /// </summary>
    [Required]
    public ITaskItem[] Units { get; set; } = [];

    /// <summary>The folder that the files of the units are written to.</summary>
    [Required]
    public string OutputFolder { get; set; } = "";

    /// <summary>The workspace folder on the cluster: jobs are submitted from it and start in it. The environment's <c>SFLOW_WORKSPACE_DIR</c> wins.</summary>
    public string? WorkspaceDir { get; set; }

    /// <summary>The folder on the cluster that run folders and the jobs' own output go into. The environment's <c>SFLOW_OUTPUT_DIR</c> wins; default: <c>sflow_output</c> in the workspace.</summary>
    public string? RunDir { get; set; }

    /// <summary>What stands before the page of a finding's code in its link, such as an address that ends with a slash; empty: no links.</summary>
    public string? HelpLinkBase { get; set; }

    /// <summary>Says findings.</summary>
    private protected DiagnosticLog Findings { get; private set; } = null!;

    /// <inheritdoc/>
    public sealed override bool Execute()
    {
        var reader = new FileSourceReader(Path.GetDirectoryName(Path.GetFullPath(ProjectFile))!);
        Findings = new DiagnosticLog(Log, reader, HelpLinkBase);
        try
        {
            Run(reader, cancellation.Token);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // MSBuild says itself that the build was called off.
            return false;
        }
#pragma warning disable CA1031 // Whatever it is, MSBuild would show a stack trace where the user needs a sentence.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Findings.Write(Catalogue.InternalError(TextLocation.OfFile(ProjectFile), e.GetType().Name + ": " + SlurmCommands.OneLine(e.Message)));
            Log.LogMessage(MessageImportance.Normal, "{0}", e.ToString());
        }

        return !Log.HasLoggedErrors;
    }

    /// <summary>Calls the work off: it ends at the next point where nothing is half done.</summary>
    public void Cancel() => cancellation.Cancel();

    /// <summary>Does the work.</summary>
    /// <param name="reader">Knows the project's folder.</param>
    /// <param name="cancellation">Calls the work off.</param>
    private protected abstract void Run(FileSourceReader reader, CancellationToken cancellation);

    /// <summary>What an environment variable says, else what a property says; null when neither does.</summary>
    private protected static string? SettingOf(string variable, string? property) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given ? given : string.IsNullOrWhiteSpace(property) ? null : property!.Trim();
}
