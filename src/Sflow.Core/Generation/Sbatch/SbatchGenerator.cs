using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Sflow.Diagnostics;
using Sflow.Expressions;
using Sflow.Generation.Plans;
using Sflow.Generation.Sbatch.Shell;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation.Sbatch;

/// <summary>Writes a plan as one self-contained script for sbatch, or for bash where no task needs Slurm.</summary>
internal static class SbatchGenerator
{
    // Seconds between a task's TERM and its KILL.
    private const int Grace = 10;

    /// <summary>The script; of no use when an error was reported.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="summary">The plan for people, line by line.</param>
    /// <param name="settings">What the project says about the job.</param>
    /// <param name="memo">What other rows with the same modules prepared; null to prepare all tasks.</param>
    /// <param name="diagnostics">Takes what the target can't do.</param>
    public static FileText Run(ExecutionPlan plan, IReadOnlyList<string> summary, JobSettings settings, TaskMemo? memo, DiagnosticBag diagnostics)
    {
        var tasks = PreparedTask.Of(plan, memo?.Prepared, diagnostics);
        SbatchLimits.Check(plan, tasks, diagnostics);
        if (settings.WorkspaceDir is { } workspace)
            SbatchLimits.CheckCharacters(workspace.Value, workspace.Location, "the workspace's folder", diagnostics);
        if (settings.RunDir is { } folder)
            SbatchLimits.CheckCharacters(folder.Value, folder.Location, "the folder of the runs", diagnostics);
        var slurm = plan.Tasks.Select(task => task.Task.Backend).FirstOrDefault(backend => backend.IsSlurm);
        var directives = Directives.Of(plan, slurm, tasks.Select(task => task.Cpus).DefaultIfEmpty(1).Max(), settings, diagnostics);
        if (diagnostics.HasErrors)
            return new FileText("");
        var tokens = TokenWriter.For([.. tasks.SelectMany(task => task.Suspects), .. TokenWriter.Suspects(Texts(plan))]);
        var common = CommonVariables(plan, tokens);
        var blocks = new TaskBlockWriter(CommonNames(plan, common, tokens), tokens, diagnostics);
        var view = new ScriptView
        {
            JobName = JobNames.Safe(plan.Name.Value),
            Directives = directives,
            Plan = [.. summary.Select(line => line.Length == 0 ? "#" : "# " + line)],
            PlanWord = "wf_plan " + ShellQuote.Word(PlanJson.Write(plan, indented: false, memo?.Json)),
            Prologue = settings.Prologue?.Content.TrimEnd('\n') ?? "",
            Settings = string.Join("\n", SettingLines(plan, slurm, settings, tokens)),
            Variables = string.Join("\n", common.Select(variable => $"setenv {variable.Key} {ShellQuote.Word(variable.Value)}")),
            Artifacts = string.Join("\n", plan.Artifacts.Select(artifact => ArtifactLine(artifact, tokens))),
            Tasks = [.. tasks.Select(blocks.Write)],
            Runtime = RuntimeSource.Text,
        };
        if (diagnostics.HasErrors)
            return new FileText("");
        var script = ScriptTemplate.Render(view, settings.Template, diagnostics);
        SbatchLimits.CheckScript(script, plan, diagnostics);
        return script;
    }

    private static IEnumerable<string> SettingLines(ExecutionPlan plan, ResolvedBackend? slurm, JobSettings settings, TokenWriter tokens)
    {
        yield return "wf_name " + JobNames.Safe(plan.Name.Value);
        if (plan.Timeout is { } timeout)
            yield return "wf_timeout " + ProbeWords.Number(timeout);
        yield return string.Format(CultureInfo.InvariantCulture, "wf_grace {0}", Grace);
        if (settings.WorkspaceDir is not null || settings.RunDir is not null)
            yield return $"wf_dirs {ShellQuote.Word(settings.WorkspaceDir?.Value ?? "")} {ShellQuote.Word(settings.RunDir?.Value ?? "")}";
        if (tokens.Prefix != "__SFLOW_")
            yield return "wf_token_prefix " + tokens.Prefix;
        if (slurm is not null)
            yield return string.Format(CultureInfo.InvariantCulture, "wf_nodes {0}", slurm.Nodes);
        if (slurm?.GpusPerNode is { } gpus && plan.Tasks.Any(task => task.Gpus.Count > 0))
            yield return string.Format(CultureInfo.InvariantCulture, "wf_gpus_per_node {0}", gpus);
    }

    private static string ArtifactLine(ResolvedArtifact artifact, TokenWriter tokens)
    {
        var name = artifact.Name.Value;
        var path = ShellQuote.Word(tokens.Write(artifact.Path));
        return artifact.Kind switch
        {
            ArtifactKind.Path => $"require_path {name} {path}",
            ArtifactKind.Inline => $"artifact {name} {ShellQuote.Word(InRunFolder(tokens.Write(artifact.Path), tokens))} {Heredoc.Write(tokens.Write(artifact.Content!))}",
            ArtifactKind.Download => $"fetch {name} {ShellQuote.Word(tokens.Write(artifact.Uri))} {path}",
            _ => $"name_artifact {name} {path}",
        };
    }

    private static string InRunFolder(string path, TokenWriter tokens)
    {
        var folder = tokens.Prefix + "RUN_DIR__/";
        return path.StartsWith(folder, StringComparison.Ordinal) ? path.Substring(folder.Length) : path;
    }

    private static Dictionary<string, string> CommonVariables(ExecutionPlan plan, TokenWriter tokens) =>
        plan.Variables.Where(variable => Binding.VariableNames.IsShellName(variable.Name)).ToDictionary(variable => variable.Name, variable => tokens.Write(variable.Text));

    // The word of an artifact exports its path under its name.
    private static Dictionary<string, string> CommonNames(ExecutionPlan plan, Dictionary<string, string> variables, TokenWriter tokens)
    {
        var names = new Dictionary<string, string>(variables);
        foreach (var artifact in plan.Artifacts.Where(artifact => !names.ContainsKey(artifact.Name.Value)))
            names.Add(artifact.Name.Value, tokens.Write(artifact.Path));
        return names;
    }

    private static IEnumerable<ExprValue> Texts(ExecutionPlan plan)
    {
        foreach (var artifact in plan.Artifacts)
        {
            yield return artifact.Path;
            yield return artifact.Uri;
            yield return artifact.Content ?? TextValue.Empty;
        }

        foreach (var variable in plan.Variables)
            yield return variable.Text;
    }
}
