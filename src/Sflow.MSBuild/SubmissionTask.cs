using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.Build.Framework;
using Sflow.Diagnostics;
using Sflow.Slurm;
using Sflow.Text;

namespace Sflow.MSBuild;

/// <summary>What the tasks that speak with Slurm have in common.</summary>
public abstract class SubmissionTask : SflowTask
{
    /// <summary>The project file as a place.</summary>
    private protected TextLocation Place { get; private set; } = null!;

    /// <summary>The folder of the run folders, an absolute path.</summary>
    private protected string Runs { get; private set; } = "";

    /// <inheritdoc/>
    private protected sealed override void Run(FileSourceReader reader, CancellationToken cancellation)
    {
        Place = TextLocation.OfFile(Path.GetFullPath(ProjectFile));
        try
        {
            var workspace = reader.FullPath(SettingOf("SFLOW_WORKSPACE_DIR", WorkspaceDir) ?? ".");
            Runs = Path.GetFullPath(Path.Combine(workspace, SettingOf("SFLOW_OUTPUT_DIR", RunDir) ?? "sflow_output"));
            Run([.. Unit.From(Units).Select(unit => (unit, new ScriptList(reader.FullPath(OutputFolder), unit)))], new SlurmCommands(workspace, Runs, cancellation), cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Findings.Write(Catalogue.LedgerUnusable(TextLocation.OfFile(ProjectFile), e.Message));
        }
    }

    /// <summary>Does the work.</summary>
    private protected abstract void Run(IReadOnlyList<(Unit Unit, ScriptList List)> units, SlurmCommands slurm, CancellationToken cancellation);

    /// <summary>The states of jobs, as far as they are known; says so when the queue gives no answer.</summary>
    private protected IReadOnlyDictionary<string, string> StatesOf(IEnumerable<string> jobs, SlurmCommands slurm)
    {
        var states = slurm.StatesOf([.. jobs]);
        if (slurm.QueueProblem is { } problem)
            Log.LogMessage(MessageImportance.High, "{0}", $"{Path.GetFileNameWithoutExtension(ProjectFile)} -> squeue gave no answer: {problem}");
        return states;
    }

    /// <summary>Says a line of a unit in the form that MSBuild's terminal logger shows.</summary>
    private protected void Say(Unit unit, string line) =>
        Log.LogMessage(MessageImportance.High, "{0}", $"{Path.GetFileNameWithoutExtension(ProjectFile)} -> {unit.Name}: {line}");

    /// <summary>Writes a unit's table of results.</summary>
    private protected static void WriteResults(ScriptList list, IReadOnlyList<RowResult> results) =>
        new OutputFolder(Path.GetDirectoryName(list.ResultsPath)!).Write(new GeneratedFile(Path.GetFileName(list.ResultsPath), ResultsTable.ToCsv(list.Columns, results)));
}
