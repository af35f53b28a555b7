using Newtonsoft.Json;
using Sflow.Expressions;
using Sflow.Generation.Patterns;
using Sflow.Generation.Sbatch.Commands;
using Sflow.Generation.Shell;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation.Sbatch;

/// <summary>Writes the tasks of a plan as words of the runtime, one task after the other.</summary>
/// <param name="common">The variables that all tasks share. The script contains them once, before the tasks.</param>
/// <param name="tokens">Writes strings with placeholders.</param>
/// <param name="diagnostics">Receives the diagnostics for features that the target doesn't support.</param>
internal sealed class TaskBlockWriter(IReadOnlyDictionary<string, string> common, TokenWriter tokens, DiagnosticBag diagnostics)
{
    private const string Break = "\n  ";

    // These are the seconds that Pyxis may take to remove a container after its processes end. An image of 20 GB has half a
    // million files.
    private const int CleanUp = 60;
    private readonly Dictionary<string, string> scripts = [];

    /// <summary>
    /// Returns the lines of a task, with its script last. The lines don't repeat a script that an earlier task has.
    /// </summary>
    public string Write(PreparedTask task)
    {
        var block = diagnostics.Shared(task, KeyOf(task.Task), found => Make(task, found));
        if (scripts.TryGetValue(block.Script, out var first))
            return $"{block.Text.Substring(0, block.HeadLength)}{Break}script_same_as {first}";
        scripts.Add(block.Script, task.Task.Name);
        return block.Text;
    }

    // The lines of a task depend on the start of the tokens, and on which of the task's variables the common variables replace.
    private string KeyOf(PlannedTask task)
    {
        var own = task.OwnEnvironment;
        var flags = new char[own.Count];
        for (var i = 0; i < flags.Length; i++)
            flags[i] = IsCommon(own[i]) ? '1' : '0';
        return new Fingerprint().Add(tokens.Prefix).Add(new string(flags)).ToString();
    }

    private bool IsCommon(KeyValuePair<string, ExprValue> variable) =>
        common.TryGetValue(variable.Key, out var shared) && shared == tokens.Write(variable.Value);

    // The job turns the plan's GPU numbers into CUDA_VISIBLE_DEVICES, because only the job knows the visible GPUs. For a remote
    // machine, only its user knows them.
    private static bool IsGivenAsGpus(PlannedTask task, string variable) =>
        variable == TaskEnvironment.VisibleGpus && task.Gpus.Count > 0 && !task.Task.Operator.Kind.IsRemote;

    private TaskBlock Make(PreparedTask prepared, DiagnosticBag found)
    {
        var task = prepared.Task;
        var lines = new List<string>();
        foreach (var variable in task.OwnEnvironment)
        {
            if (!IsCommon(variable) && !IsGivenAsGpus(task, variable.Key))
                lines.Add($"setenv {variable.Key} {ShellQuote.Word(tokens.Write(variable.Value))}");
        }

        if (task.Task.Retries is { Count: > 0 } retries)
            lines.Add($"retries {retries.Count} {ProbeWords.Number(retries.Interval)} {ProbeWords.Number(retries.Backoff)}");
        if (task.Task.Timeout is { } limit)
            lines.Add("time_limit " + ProbeWords.Number(limit));
        foreach (var port in task.Task.Ports)
            lines.Add(
                $"serves {ShellQuote.Word(tokens.Write(task.Task.Backend.NodeAddress(task.Nodes[0])))} "
                    + port.Number.ToString(CultureInfo.InvariantCulture)
            );
        AddOperator(task, lines);
        if (prepared.Container is { } container)
            AddContainer(container, lines);
        AddProbes(task, lines, found);
        AddOutputs(task, lines, found);
        lines.AddRange(ResultWords.Of(task.Task.Result, found));
        lines.Add("launch " + string.Join(" ", prepared.Command.Select(word => ShellQuote.Word(tokens.Write(word)))));
        var script = tokens.Write(prepared.Script);
        List<string> head = ["task " + task.Name, "fingerprint " + Fingerprint(lines, script)];
        if (task.Task.DependsOn.Count > 0)
            head.Add("needs " + string.Join(" ", task.Task.DependsOn));
        var start = string.Join(Break, head.Concat(lines));
        return new TaskBlock($"{start}{Break}script {Heredoc.Write(script)}", start.Length, script);
    }

    private void AddOperator(PlannedTask task, List<string> lines)
    {
        if (IsGivenAsGpus(task, TaskEnvironment.VisibleGpus))
            lines.Add("gpus " + TaskEnvironment.GpuList(task.Gpus));
        if (SbatchOperator.Of(task.Task.Operator.Kind).Line(task, tokens) is { } line)
            lines.Add(line);
    }

    private void AddContainer(PyxisContainer container, List<string> lines)
    {
        lines.Add(string.Format(CultureInfo.InvariantCulture, "container_step {0}", CleanUp));
        if (container.Variables is { } names)
            lines.Add("container_env " + ShellQuote.Word(tokens.Write(names)));
        if (container.Name is { } name)
            lines.Add($"job_container {ShellQuote.Word(tokens.Write(name))}{(container.IsMaker ? " maker" : "")}");
        foreach (var (kind, path) in container.Needs)
            lines.Add($"container_needs {kind} {ShellQuote.Word(tokens.Write(path))}");
    }

    private void AddProbes(PlannedTask task, List<string> lines, DiagnosticBag found)
    {
        foreach (var probe in task.Probes)
        {
            if (ProbeWords.Of(probe, tokens, found) is { } line)
                lines.Add(line);
        }
    }

    private static void AddOutputs(PlannedTask task, List<string> lines, DiagnosticBag found)
    {
        foreach (var output in task.Task.Outputs)
        {
            if (VisibleText.ProblemOf(output.Pattern.Value, isRegex: false) is { } character)
            {
                found.Add(Catalogue.PatternHasControl(output.Pattern.Location, output.Pattern.Value, character));
                continue;
            }

            if (ParseFormat.Translate(output.Pattern.Value, out var problem) is not { } format)
            {
                found.Add(Catalogue.BadOutputPattern(output.Pattern.Location, output.Pattern.Value, problem!));
                continue;
            }

            // The job's summary shows an unmatched pattern in the form that the user wrote.
            var words = new[] { format.Pattern }
                .Concat(format.Fields.Select(field => $"{field.Key}:{field.Value}"))
                .Concat(["text=" + output.Pattern.Value]);
            lines.Add("output " + string.Join(" ", words.Select(ShellQuote.Word)));
            foreach (var metric in output.Metrics)
                lines.Add($"metric {ShellQuote.Word(metric.Key)} {ShellQuote.Word(Json(metric.Value))}");
        }
    }

    private static string Json(IReadOnlyDictionary<string, string> members) =>
        "{" + string.Join(",", members.Select(member => $"{JsonConvert.ToString(member.Key)}:{JsonConvert.ToString(member.Value)}")) + "}";

    // The fingerprint covers the task's content, not the placement of its siblings. A resumed run uses it to decide which tasks
    // must run again. `wf_fingerprint` adds the data that all tasks share.
    private static string Fingerprint(List<string> lines, string script) =>
        new FileText([.. lines.SelectMany(line => new[] { line, "\n" }), script]).Sha256().Substring(0, 16);
}
