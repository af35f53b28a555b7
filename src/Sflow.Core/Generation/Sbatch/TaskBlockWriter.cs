using System.Collections.Generic;
using System.Linq;
using System.Text;
using Newtonsoft.Json;
using Sflow.Diagnostics;
using Sflow.Expressions;
using Sflow.Generation.Sbatch.Commands;
using Sflow.Generation.Sbatch.Patterns;
using Sflow.Generation.Sbatch.Shell;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation.Sbatch;

/// <summary>Writes the tasks of a plan as the words of the runtime, one after the other.</summary>
/// <param name="common">What every task sees alike: it stands once, before the tasks.</param>
/// <param name="tokens">Writes texts with holes.</param>
/// <param name="diagnostics">Takes what the target can't do.</param>
internal sealed class TaskBlockWriter(IReadOnlyDictionary<string, string> common, TokenWriter tokens, DiagnosticBag diagnostics)
{
    private const string Break = "\n  ";
    private readonly Dictionary<string, string> scripts = [];

    /// <summary>The lines of a task, its script last. A script that an earlier task has is not said again.</summary>
    public string Write(PreparedTask task)
    {
        var block = BlockOf(task);
        if (scripts.TryGetValue(block.Script, out var first))
            return $"{block.Text.Substring(0, block.HeadLength)}{Break}script_same_as {first}";
        scripts.Add(block.Script, task.Task.Name);
        return block.Text;
    }

    private TaskBlock BlockOf(PreparedTask task)
    {
        var key = KeyOf(task.Task);
        if (task.Block is { } known && known.Key == key)
            return known;
        var found = new DiagnosticBag();
        var block = Make(task, key, found);
        if (found.Count == 0)
            task.Block = block;
        diagnostics.AddRange(found);
        return block;
    }

    private string KeyOf(PlannedTask task)
    {
        var key = new StringBuilder(tokens.Prefix);
        foreach (var variable in task.OwnEnvironment)
            key.Append(IsCommon(variable) ? '1' : '0');
        return key.ToString();
    }

    private bool IsCommon(KeyValuePair<string, ExprValue> variable) => common.TryGetValue(variable.Key, out var shared) && shared == tokens.Write(variable.Value);

    private TaskBlock Make(PreparedTask prepared, string key, DiagnosticBag found)
    {
        var task = prepared.Task;
        var lines = new List<string>();
        foreach (var variable in task.OwnEnvironment)
        {
            if (!IsCommon(variable))
                lines.Add($"setenv {variable.Key} {ShellQuote.Word(tokens.Write(variable.Value))}");
        }

        if (task.Task.Retries is { Count: > 0 } retries)
            lines.Add($"retries {retries.Count} {ProbeWords.Number(retries.Interval)} {ProbeWords.Number(retries.Backoff)}");
        if (task.Task.Timeout is { } limit)
            lines.Add("time_limit " + ProbeWords.Number(limit));
        AddOperator(task, lines);
        AddProbes(task, lines, found);
        AddOutputs(task, lines, found);
        lines.Add("launch " + string.Join(" ", prepared.Command.Select(word => ShellQuote.Word(tokens.Write(word)))));
        var script = tokens.Write(task.Script);
        List<string> head = ["task " + task.Name, "fingerprint " + Fingerprint(lines, script)];
        if (task.Task.DependsOn.Count > 0)
            head.Add("needs " + string.Join(" ", task.Task.DependsOn));
        var start = string.Join(Break, head.Concat(lines));
        return new TaskBlock(key, $"{start}{Break}script {Heredoc.Write(script)}", start.Length, script);
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

    private void AddProbes(PlannedTask task, List<string> lines, DiagnosticBag found)
    {
        foreach (var probe in task.Probes)
        {
            if (probe.Probe is { IsReadiness: true, Timeout: { } deadline })
                lines.Add("ready_within " + ProbeWords.Number(deadline));
            if (ProbeWords.Of(probe, tokens, found) is { } line)
                lines.Add(line);
        }
    }

    private static void AddOutputs(PlannedTask task, List<string> lines, DiagnosticBag found)
    {
        foreach (var output in task.Task.Outputs)
        {
            if (ParseFormat.Translate(output.Pattern.Value, out var problem) is not { } format)
            {
                found.Add(Catalogue.BadOutputPattern(output.Pattern.Location, output.Pattern.Value, problem!));
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
    private static string Fingerprint(List<string> lines, string script) =>
        new FileText([.. lines.SelectMany(line => new[] { line, "\n" }), script]).Sha256().Substring(0, 16);
}
