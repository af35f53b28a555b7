using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Sflow.Diagnostics;
using Sflow.Expressions;
using Sflow.Generation.Sbatch.Commands;
using Sflow.Planning;
using Sflow.Resolution;
using Sflow.Text;

namespace Sflow.Generation.Sbatch;

/// <summary>What a script of bash and Slurm can't do, as data and checks, asked before anything is written.</summary>
internal static class SbatchLimits
{
    /// <summary>The kernel's limit of one argument or one variable of a process, in bytes, with its closing NUL (execve(2), MAX_ARG_STRLEN).</summary>
    public const int LongestArgument = 131_071;

    /// <summary>What a process may be given in all, in bytes: the kernel takes a quarter of the stack's limit, 2 MiB usually (execve(2)), and the job's own environment is in it too.</summary>
    public const int LongestCommand = 1_600_000;

    /// <summary>Slurm's limit of a script, in bytes; beyond it sbatch fails with a message that misleads.</summary>
    public const int LongestScript = 4 * 1024 * 1024;

    // The most that UTF-8 takes for one UTF-16 unit.
    private const int BytesOfCharacter = 3;

    /// <summary>How many tasks may run at once: each costs the supervisor a few processes.</summary>
    public const int MostTasksAtOnce = 2000;

    /// <summary>Reports what the plan asks and the target can't do.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="tasks">Its tasks, each looked at for itself before.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public static void Check(ExecutionPlan plan, IReadOnlyList<PreparedTask> tasks, DiagnosticBag diagnostics)
    {
        var slurm = plan.Tasks.Select(task => task.Task.Backend).Where(backend => backend.IsSlurm).GroupBy(backend => backend.Name.Value).Select(group => group.First()).ToList();
        foreach (var second in slurm.Skip(1))
            diagnostics.Add(Catalogue.TwoAllocations(second.Name.Location, slurm[0].Name.Value, second.Name.Value));
        CheckVariables(plan, diagnostics);
        var common = SizeOf(plan.CommonEnvironment);
        foreach (var task in tasks)
            CheckTogether(plan, task, common, diagnostics);

        foreach (var artifact in plan.Artifacts)
        {
            CheckText(artifact.Uri, artifact.Name.Location, artifact.Name.Value, static name => $"the uri of artifact {Quote.Text(name)}", LongestArgument, diagnostics);
            // A percent sign of the uri may have hidden what is in the path.
            CheckText(artifact.Path, artifact.Name.Location, artifact.Name.Value, static name => $"the path of artifact {Quote.Text(name)}", LongestArgument, diagnostics);
            CheckText(artifact.Content ?? TextValue.Empty, artifact.Name.Location, artifact.Name.Value, static name => $"the content of artifact {Quote.Text(name)}", LongestScript, diagnostics);
        }

        if (plan.Tasks.Count > MostTasksAtOnce && Widest(plan) is var width and > MostTasksAtOnce)
            diagnostics.Add(Catalogue.TooManyAtOnce(plan.Name.Location, width, MostTasksAtOnce));
        if (slurm.Count == 0)
            CheckEndless(plan, diagnostics);
        if (plan.Tasks.Any(task => task.Task.Operator.Type == "srun"))
        {
            foreach (var variable in plan.Variables.Where(variable => SrunVariables.AreRead(variable.Name)))
                diagnostics.Add(Catalogue.SrunReadsVariable(variable.Location, variable.Name));
        }
    }

    /// <summary>Reports a script that Slurm would not take.</summary>
    public static void CheckScript(FileText script, ExecutionPlan plan, DiagnosticBag diagnostics)
    {
        if (script.MostBytes > LongestScript && script.ByteCount is var size and > LongestScript)
            diagnostics.Add(Catalogue.ScriptTooLong(plan.Name.Location, (int)Math.Min(size, int.MaxValue), LongestScript));
    }

    // What all tasks have is told at the variable or the artifact, once.
    private static void CheckVariables(ExecutionPlan plan, DiagnosticBag diagnostics)
    {
        foreach (var variable in plan.Variables.Where(variable => Binding.VariableNames.IsShellName(variable.Name)))
            CheckText(variable.Text, variable.Location, variable.Name, static name => $"variable {Quote.Text(name)}", LongestArgument - variable.Name.Length - 1, diagnostics);
    }

    /// <summary>Reports what one task asks and the target can't do, whatever else is in the plan.</summary>
    public static void CheckTask(PlannedTask task, IReadOnlyList<ExprValue> command, DiagnosticBag diagnostics)
    {
        var at = task.Task.BaseName.Location;
        CheckText(task.Script, at, task.Name, static name => $"the script of task {Quote.Text(name)}", LongestArgument, diagnostics);
        foreach (var variable in task.OwnEnvironment)
            CheckText(variable.Value, at, (variable.Key, Task: task.Name), static s => $"variable {Quote.Text(s.Key)} of task {Quote.Text(s.Task)}", LongestArgument - variable.Key.Length - 1, diagnostics);
        foreach (var option in task.Task.Operator.Options)
            CheckText(option.Value, task.Task.Operator.Location, (option.Key, task.Task.Operator.Name), static s => $"{s.Key} of operator {Quote.Text(s.Name)}", LongestArgument, diagnostics);
        foreach (var probe in task.Probes)
        {
            foreach (var field in probe.Probe.Fields)
                CheckText(field.Value, probe.Probe.Location, (field.Key, Task: task.Name), static s => $"{s.Key} of a probe of task {Quote.Text(s.Task)}", LongestArgument, diagnostics);
            // The runtime takes a list of hosts, with blanks between them.
            foreach (var host in probe.Hosts.Where(host => host.ToText().Length == 0 || !IsOneWord(RuntimeTexts.StartOf(host))))
                diagnostics.Add(Catalogue.UnsafeHost(probe.Probe.Location, "host", RuntimeTexts.StartOf(host)));
        }

        foreach (var output in task.Task.Outputs)
        {
            foreach (var text in output.Metrics.SelectMany(metric => metric.Value.Select(member => member.Value).Append(metric.Key)).Append(output.Pattern.Value))
                CheckText(new TextValue(text), output.Pattern.Location, task.Name, static name => $"an output of task {Quote.Text(name)}", LongestArgument, diagnostics);
        }

        foreach (var word in command)
        {
            if (SizeOf(word) is var size && size > LongestArgument)
                diagnostics.Add(Catalogue.TextTooLong(task.Task.Operator.Location, $"a word of the command of task {Quote.Text(task.Name)}", (int)Math.Min(size, int.MaxValue), LongestArgument));
        }

        if (task.Task.Operator.Type == "docker")
            CheckWord(task.Task.Operator, "image", diagnostics);
        if (task.Task.Operator.Type == "ssh")
            CheckSsh(task, diagnostics);
        if (task.Task.Operator.Type == "srun" && !task.Task.Backend.IsSlurm)
            diagnostics.Add(Catalogue.StepWithoutAllocation(task.Task.Operator.Location, task.Name, task.Task.Backend.Name.Value));
    }

    private static void CheckSsh(PlannedTask task, DiagnosticBag diagnostics)
    {
        var operation = task.Task.Operator;
        CheckWord(operation, "host", diagnostics);
        CheckWord(operation, "user", diagnostics);
        var words = operation.Options.TryGetValue("extra_args", out var list) && list is ListValue arguments ? arguments.Items.Select(word => word.ToText()).ToList() : [];
        if (!words.Contains("-tt"))
            diagnostics.Add(Catalogue.SshLeavesProcesses(operation.Location, task.Name));
    }

    // A word of its own that begins with - would be an option.
    private static void CheckWord(ResolvedOperator operation, string field, DiagnosticBag diagnostics)
    {
        if (operation.Options.TryGetValue(field, out var value) && RuntimeTexts.StartOf(value) is var start && !IsOneWord(start))
            diagnostics.Add(Catalogue.UnsafeHost(operation.Location, field, start));
    }

    private static bool IsOneWord(string text) => !text.StartsWith("-", StringComparison.Ordinal) && !text.Any(char.IsWhiteSpace);

    // Each may be short enough, and all of them too much. What a task has otherwise than the others counts twice at first.
    private static void CheckTogether(ExecutionPlan plan, PreparedTask prepared, long common, DiagnosticBag diagnostics)
    {
        var task = prepared.Task;
        if (common + prepared.OwnSize + prepared.RestSize > LongestCommand && SizeOf(plan.EnvironmentOf(task)) + prepared.RestSize is var size and > LongestCommand)
            diagnostics.Add(Catalogue.TextTooLong(task.Task.BaseName.Location, $"the script, the variables and the command of task {Quote.Text(task.Name)} together", (int)Math.Min(size, int.MaxValue), LongestCommand));
        if (task.Task.Operator.Type != "ssh")
            return;
        // ssh takes the script and the variables as one word, quoted twice.
        var environment = plan.EnvironmentOf(task);
        var remote = Quoted(Quoted(SizeOf(task.Script), Quotes(task.Script)) + (3 * Quotes(task.Script)) + environment.Sum(variable => variable.Key.Length + 9 + Quoted(SizeOf(variable.Value), 4 * Quotes(variable.Value))), 2 * (environment.Count + 1));
        if (remote > LongestArgument)
            diagnostics.Add(Catalogue.TextTooLong(task.Task.BaseName.Location, $"the script and the variables of task {Quote.Text(task.Name)} together, which ssh takes as one word", (int)Math.Min(remote, int.MaxValue), LongestArgument));
    }

    /// <summary>The bytes of variables as a process is given them.</summary>
    public static long SizeOf(IEnumerable<KeyValuePair<string, ExprValue>> environment) => environment.Sum(variable => (long)variable.Key.Length + 2 + SizeOf(variable.Value));

    private static long Quoted(long size, long quotes) => size + 2 + (3 * quotes);

    /// <summary>The bytes of a text, without what its holes will hold.</summary>
    public static long SizeOf(ExprValue text)
    {
        if (text is TextValue plain)
            return Encoding.UTF8.GetByteCount(plain.Value);
        var size = 0L;
        foreach (var part in RuntimeTexts.Of(text).Parts)
            size += part.Literal is null ? 0 : Encoding.UTF8.GetByteCount(part.Literal);
        return size;
    }

    private static long Quotes(ExprValue text) => RuntimeTexts.Of(text).Parts.Sum(part => part.Literal?.Count(c => c == '\'') ?? 0L);

    private static IEnumerable<ExprValue> Texts(ExprValue value) => value switch
    {
        ListValue list => list.Items.SelectMany(Texts),
        DictValue map => map.Keys.Concat(map.Values).SelectMany(Texts),
        _ => [RuntimeTexts.Of(value)],
    };

    private static void CheckText<T>(ExprValue value, TextLocation at, T owner, Func<T, string> describe, int limit, DiagnosticBag diagnostics)
    {
        // Most texts are short and plain, and there are hundreds in a row of a sweep.
        if (value switch { TextValue text => IsShortAndPlain(text.Value, limit), RuntimeText text => IsShortAndPlain(text, limit), BoolValue or NoneValue => true, _ => false })
            return;
        var what = describe(owner);
        foreach (var text in Texts(value))
        {
            foreach (var literal in RuntimeTexts.Of(text).Parts.Select(part => part.Literal).OfType<string>())
                CheckCharacters(literal, at, what, diagnostics);
            if (SizeOf(text) is var size && size > limit)
                diagnostics.Add(Catalogue.TextTooLong(at, what, (int)size, limit));
        }
    }

    private static bool IsShortAndPlain(string text, int limit) => text.Length <= limit / BytesOfCharacter && HasOnlyCharacters(text);

    private static bool IsShortAndPlain(RuntimeText text, int limit)
    {
        var size = 0L;
        foreach (var part in text.Parts)
        {
            size += part.Literal?.Length ?? 0;
            if (part.Literal is not null && !HasOnlyCharacters(part.Literal))
                return false;
        }

        return size <= limit / BytesOfCharacter;
    }

    private static bool HasOnlyCharacters(string text)
    {
        foreach (var c in text)
        {
            if (c == '\0' || char.IsSurrogate(c))
                return false;
        }

        return true;
    }

    /// <summary>Reports what no process can be given: a NUL, and half of a surrogate pair, which UTF-8 can't say.</summary>
    public static void CheckCharacters(string text, TextLocation at, string what, DiagnosticBag diagnostics)
    {
        if (HasOnlyCharacters(text))
            return;
        if (text.Contains('\0'))
            diagnostics.Add(Catalogue.NulCharacter(at, what));
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
            {
                diagnostics.Add(Catalogue.NulCharacter(at, what, "half of a character (an unpaired surrogate)"));
                return;
            }
        }
    }

    // As wide as the widest row of tasks with chains of equal length before them.
    private static int Widest(ExecutionPlan plan)
    {
        var depth = new Dictionary<string, int>();
        var tasks = plan.Tasks.ToDictionary(task => task.Name);
        foreach (var name in plan.Order)
            depth[name] = tasks[name].Task.DependsOn.Select(before => depth[before] + 1).DefaultIfEmpty(0).Max();
        return depth.Values.GroupBy(level => level).Select(level => level.Count()).DefaultIfEmpty(0).Max();
    }

    // Under Slurm the job's time limit ends what waits for ever; a laptop has none.
    private static void CheckEndless(ExecutionPlan plan, DiagnosticBag diagnostics)
    {
        foreach (var task in plan.Tasks.Where(task => plan.Timeout is null && task.IsService && task.Task.Timeout is null && task.Probes.All(probe => !probe.Probe.IsReadiness || probe.Probe.Timeout is null)))
            diagnostics.Add(Catalogue.EndlessService(task.Task.BaseName.Location, task.Name));
    }
}
