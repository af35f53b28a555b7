using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Sflow.Diagnostics;
using Sflow.Slurm;
using Sflow.Text;

namespace Sflow.MSBuild;

/// <summary>What the tasks that speak with Slurm have in common.</summary>
public abstract class SubmissionTask : Task
{
    /// <summary>The project file; its folder is where relative paths start.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The units whose scripts are meant, as for the tasks that made them.</summary>
    [Required]
    public ITaskItem[] Units { get; set; } = [];

    /// <summary>The folder that the scripts were written to.</summary>
    [Required]
    public string OutputFolder { get; set; } = "";

    /// <summary>The folder to submit from, where jobs start. The environment's <c>SFLOW_WORKSPACE_DIR</c> wins; default: the project's folder.</summary>
    public string? WorkspaceDir { get; set; }

    /// <summary>The folder of the run folders; the jobs' own output goes there. The environment's <c>SFLOW_OUTPUT_DIR</c> wins; default: <c>sflow_output</c> in the workspace.</summary>
    public string? RunDir { get; set; }

    /// <summary>What stands before the page of a finding's code in its link, such as an address that ends with a slash; empty: no links.</summary>
    public string? HelpLinkBase { get; set; }

    /// <summary>The project file as a place.</summary>
    private protected TextLocation Place { get; private set; } = null!;

    /// <summary>The folder of the run folders, an absolute path.</summary>
    private protected string Runs { get; private set; } = "";

    /// <summary>Says findings.</summary>
    private protected DiagnosticLog Findings { get; private set; } = null!;

    /// <inheritdoc/>
    public sealed override bool Execute()
    {
        var reader = new FileSourceReader(Path.GetDirectoryName(Path.GetFullPath(ProjectFile))!);
        Findings = new DiagnosticLog(Log, reader, HelpLinkBase);
        Place = TextLocation.OfFile(Path.GetFullPath(ProjectFile));
        try
        {
            var workspace = reader.FullPath(Setting("SFLOW_WORKSPACE_DIR", WorkspaceDir) ?? ".");
            Runs = Path.GetFullPath(Path.Combine(workspace, Setting("SFLOW_OUTPUT_DIR", RunDir) ?? "sflow_output"));
            Run([.. Unit.From(Units).Select(unit => (unit, new ScriptList(reader.FullPath(OutputFolder), unit)))], new SlurmCommands(workspace, Runs));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Findings.Write(Catalogue.LedgerUnusable(TextLocation.OfFile(ProjectFile), e.Message));
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

    /// <summary>Does the work.</summary>
    private protected abstract void Run(IReadOnlyList<(Unit Unit, ScriptList List)> units, SlurmCommands slurm);

    /// <summary>Says a line of a unit in the form that MSBuild's terminal logger shows.</summary>
    private protected void Say(Unit unit, string line) =>
        Log.LogMessage(MessageImportance.High, "{0}", $"{Path.GetFileNameWithoutExtension(ProjectFile)} -> {unit.Name}: {line}");

    /// <summary>Writes the table of results.</summary>
    private protected static IReadOnlyList<RowResult> WriteResults(ScriptList list, IReadOnlyList<UnitScript> scripts, Ledger ledger, SlurmCommands slurm)
    {
        var results = ResultsTable.Of(scripts, ledger, slurm);
        new OutputFolder(Path.GetDirectoryName(list.ResultsPath)!).Write(new GeneratedFile(Path.GetFileName(list.ResultsPath), ResultsTable.ToCsv(list.Columns, results)));
        return results;
    }

    private static string? Setting(string variable, string? property) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given ? given : string.IsNullOrWhiteSpace(property) ? null : property!.Trim();
}
