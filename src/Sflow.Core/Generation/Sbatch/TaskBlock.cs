using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;
using Sflow.Diagnostics;
using Sflow.Expressions;
using Sflow.Generation.Sbatch.Commands;
using Sflow.Generation.Sbatch.Patterns;
using Sflow.Generation.Sbatch.Shell;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation.Sbatch;

/// <summary>A task as the words of the runtime.</summary>
internal sealed class TaskBlock(ExecutionPlan plan, IReadOnlyDictionary<string, IReadOnlyList<ExprValue>> commands, IReadOnlyDictionary<string, string> common, TokenWriter tokens, DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, string> scripts = [];

    /// <summary>The lines of a task, its script last.</summary>
    public string Write(PlannedTask task)
    {
        var lines = new List<string>();
        foreach (var variable in plan.OwnEnvironment(task))
            AddVariable(variable.Key, tokens.Write(variable.Value), lines);
        if (task.Task.Retries is { Count: > 0 } retries)
            lines.Add($"retries {retries.Count} {ProbeWords.Number(retries.Interval)} {ProbeWords.Number(retries.Backoff)}");
        if (task.Task.Timeout is { } limit)
            lines.Add("time_limit " + ProbeWords.Number(limit));
        AddOperator(task, lines);
        AddProbes(task, lines);
        AddOutputs(task, lines);
        lines.Add("launch " + string.Join(" ", commands[task.Name].Select(word => ShellQuote.Word(tokens.Write(word)))));
        var script = tokens.Write(task.Script);
        List<string> block = ["task " + task.Name, "fingerprint " + Fingerprint(lines, script)];
        if (task.Task.DependsOn.Count > 0)
            block.Add("needs " + string.Join(" ", task.Task.DependsOn));
        block.AddRange(lines);
        block.Add(scripts.TryGetValue(script, out var first) ? "script_same_as " + first : "script " + Heredoc.Write(script));
        if (first is null)
            scripts.Add(script, task.Name);
        return string.Join("\n  ", block);
    }

    // What every task sees alike stands once, before the tasks.
    private void AddVariable(string name, string value, List<string> lines)
    {
        if (!common.TryGetValue(name, out var shared) || shared != value)
            lines.Add($"setenv {name} {ShellQuote.Word(value)}");
    }

    private void AddOperator(PlannedTask task, List<string> lines)
    {
        var operation = task.Task.Operator;
        if (operation.Type == "srun" && operation.Flag("label", otherwise: true))
            lines.Add("labelled");
        if (operation.Type == "ssh")
            lines.Add("remote");
        if (operation.Type == "docker")
            lines.Add("docker_name " + ShellQuote.Word(tokens.Write(DockerCommand.ContainerName(task))));
    }

    private void AddProbes(PlannedTask task, List<string> lines)
    {
        foreach (var probe in task.Probes)
        {
            if (probe.Probe is { IsReadiness: true, Timeout: { } deadline })
                lines.Add("ready_within " + ProbeWords.Number(deadline));
            if (ProbeWords.Of(probe, tokens, diagnostics) is { } line)
                lines.Add(line);
        }
    }

    private void AddOutputs(PlannedTask task, List<string> lines)
    {
        foreach (var output in task.Task.Outputs)
        {
            if (ParseFormat.Translate(output.Pattern.Value, out var problem) is not { } format)
            {
                diagnostics.Add(Catalogue.BadOutputPattern(output.Pattern.Location, output.Pattern.Value, problem!));
                continue;
            }

            lines.Add($"output {ShellQuote.Word(format.Pattern)} {string.Join(" ", format.Fields.Select(field => ShellQuote.Word($"{field.Key}:{field.Value}")))}");
            foreach (var metric in output.Metrics)
                lines.Add($"metric {ShellQuote.Word(metric.Key)} {ShellQuote.Word(Json(metric.Value))}");
        }
    }

    private static string Json(IReadOnlyDictionary<string, string> members) =>
        "{" + string.Join(",", members.Select(member => $"{JsonConvert.ToString(member.Key)}:{JsonConvert.ToString(member.Value)}")) + "}";

    // Over what the task is, not where its siblings stand: a resumed run tells by it what has to run again.
    private static string Fingerprint(List<string> lines, string script)
    {
        var pieces = new List<string>((lines.Count * 2) + 1);
        foreach (var line in lines)
        {
            pieces.Add(line);
            pieces.Add("\n");
        }

        pieces.Add(script);
        return new FileText(pieces).Sha256().Substring(0, 16);
    }
}
