using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Sflow.Diagnostics;
using Sflow.Slurm;
using Sflow.Text;

namespace Sflow.MSBuild;

/// <summary>
/// Submits the scripts that units left in the output folder, each once: a ledger beside them (<c>sweep/submissions.jsonl</c>,
/// <c>workflow.submissions.jsonl</c>) holds what was submitted, and a script that it holds is left alone. A script that Slurm refuses
/// is an error in Slurm's words; the others stay submitted.
/// </summary>
public sealed class SubmitSweep : Task
{
    /// <summary>The project file; its folder is where relative paths start.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The units whose scripts are submitted, as for the tasks that made them.</summary>
    [Required]
    public ITaskItem[] Units { get; set; } = [];

    /// <summary>The folder that the scripts were written to.</summary>
    [Required]
    public string OutputFolder { get; set; } = "";

    /// <summary>The folder to submit from, where jobs start. The environment's <c>SFLOW_WORKSPACE_DIR</c> wins; default: the project's folder.</summary>
    public string? WorkspaceDir { get; set; }

    /// <summary>The folder of the run folders, created when missing; the jobs' own output goes there. The environment's <c>SFLOW_OUTPUT_DIR</c> wins; default: <c>sflow_output</c> in the workspace.</summary>
    public string? RunDir { get; set; }

    /// <summary>What stands before the page of a finding's code in its link, such as an address that ends with a slash; empty: no links.</summary>
    public string? HelpLinkBase { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        var reader = new FileSourceReader(Path.GetDirectoryName(Path.GetFullPath(ProjectFile))!);
        var log = new DiagnosticLog(Log, reader, HelpLinkBase);
        try
        {
            var workspace = reader.FullPath(Setting("SFLOW_WORKSPACE_DIR", WorkspaceDir) ?? ".");
            var runs = Path.GetFullPath(Path.Combine(workspace, Setting("SFLOW_OUTPUT_DIR", RunDir) ?? "sflow_output"));

            // Slurm fails a job without a trace when the folder of its output is missing.
            Directory.CreateDirectory(runs);
            foreach (var unit in Unit.From(Units))
                Submit(unit, new ScriptList(reader.FullPath(OutputFolder), unit), new SlurmCommands(workspace, runs), log);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Write(Catalogue.LedgerUnusable(TextLocation.OfFile(ProjectFile), e.Message));
        }
#pragma warning disable CA1031 // Whatever it is, MSBuild would show a stack trace where the user needs a sentence.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.Write(Catalogue.InternalError(TextLocation.OfFile(ProjectFile), e.GetType().Name + ": " + e.Message));
            Log.LogMessage(MessageImportance.Normal, "{0}", e.ToString());
        }

        return !Log.HasLoggedErrors;
    }

    private void Submit(Unit unit, ScriptList list, SlurmCommands slurm, DiagnosticLog log)
    {
        var diagnostics = new DiagnosticBag();
        var scripts = list.Read(diagnostics);
        if (!diagnostics.HasErrors && scripts.Count > 0)
        {
            using var file = new LedgerFile(list.LedgerPath);
            var place = TextLocation.OfFile(file.Path);
            if (Ledger.Parse(file.Path, file.Text, diagnostics) is { } ledger)
                new Submitter(slurm, ledger, file.Append, () => Guid.NewGuid().ToString("N"), () => DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)).Submit(scripts, place, diagnostics);
        }

        foreach (var done in diagnostics.Where(d => d.Severity == Severity.Info))
            Log.LogMessage(MessageImportance.High, "{0}", $"{Path.GetFileNameWithoutExtension(ProjectFile)} -> {unit.Name}: {done.Message}");
        log.Write(diagnostics.Where(d => d.Severity != Severity.Info));
    }

    private static string? Setting(string variable, string? property) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given ? given : string.IsNullOrWhiteSpace(property) ? null : property!.Trim();
}
