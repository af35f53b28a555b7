using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Sflow.Diagnostics;
using Sflow.Expressions;
using Sflow.Planning;
using Sflow.Resolution;
using Sflow.Text;

namespace Sflow.Generation.Sbatch;

/// <summary>What a script of bash and Slurm can't do, as data and checks, asked before anything is written.</summary>
internal static class SbatchLimits
{
    /// <summary>The kernel's limit of one argument or one variable of a process, in bytes, with its closing NUL (execve(2), MAX_ARG_STRLEN).</summary>
    public const int LongestArgument = 131_071;

    /// <summary>Slurm's limit of a script, in bytes; beyond it sbatch fails with a message that misleads.</summary>
    public const int LongestScript = 4 * 1024 * 1024;

    /// <summary>How many tasks may run at once: each costs the supervisor a few processes.</summary>
    public const int MostTasksAtOnce = 2000;

    /// <summary>Reports what the plan asks and the target can't do.</summary>
    public static void Check(ExecutionPlan plan, DiagnosticBag diagnostics)
    {
        var slurm = plan.Tasks.Select(task => task.Task.Backend).Where(backend => backend.IsSlurm).GroupBy(backend => backend.Name.Value).Select(group => group.First()).ToList();
        foreach (var second in slurm.Skip(1))
            diagnostics.Add(Catalogue.TwoAllocations(second.Name.Location, slurm[0].Name.Value, second.Name.Value));
        foreach (var task in plan.Tasks)
            CheckTask(task, diagnostics);
        foreach (var artifact in plan.Artifacts.Where(artifact => artifact.Content is not null))
            CheckText(artifact.Content!, artifact.Name.Location, () => $"the content of artifact {Quote.Text(artifact.Name.Value)}", LongestScript, diagnostics);
        if (Widest(plan) is var width and > MostTasksAtOnce)
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
    public static void CheckScript(string script, ExecutionPlan plan, DiagnosticBag diagnostics)
    {
        if (Encoding.UTF8.GetByteCount(script) is var size and > LongestScript)
            diagnostics.Add(Catalogue.ScriptTooLong(plan.Name.Location, size, LongestScript));
    }

    private static void CheckTask(PlannedTask task, DiagnosticBag diagnostics)
    {
        var at = task.Task.BaseName.Location;
        CheckText(task.Script, at, () => $"the script of task {Quote.Text(task.Name)}", LongestArgument, diagnostics);
        foreach (var variable in task.Environment)
            CheckText(variable.Value, at, () => $"variable {Quote.Text(variable.Key)} of task {Quote.Text(task.Name)}", LongestArgument - variable.Key.Length - 1, diagnostics);
        foreach (var option in task.Task.Operator.Options)
            CheckText(RuntimeTexts.TextOf(option.Value), task.Task.Operator.Location, () => $"{option.Key} of operator {Quote.Text(task.Task.Operator.Name)}", LongestArgument, diagnostics);
        foreach (var probe in task.Probes)
        {
            foreach (var field in probe.Probe.Fields)
                CheckText(RuntimeTexts.TextOf(field.Value), probe.Probe.Location, () => $"{field.Key} of a probe of task {Quote.Text(task.Name)}", LongestArgument, diagnostics);
        }

        if (task.Task.Operator.Type == "ssh")
            CheckSsh(task, diagnostics);
        if (task.Task.Operator.Type == "srun" && !task.Task.Backend.IsSlurm)
            diagnostics.Add(Catalogue.StepWithoutAllocation(task.Task.Operator.Location, task.Name, task.Task.Backend.Name.Value));
    }

    private static void CheckSsh(PlannedTask task, DiagnosticBag diagnostics)
    {
        var operation = task.Task.Operator;
        foreach (var field in new[] { "host", "user" })
        {
            // A host that begins with - would be an option of ssh's.
            if (operation.Options.TryGetValue(field, out var value) && RuntimeTexts.StartOf(value) is var start && (start.StartsWith("-", StringComparison.Ordinal) || start.Any(char.IsWhiteSpace)))
                diagnostics.Add(Catalogue.UnsafeHost(operation.Location, field, start));
        }

        var words = operation.Options.TryGetValue("extra_args", out var list) && list is ListValue arguments ? arguments.Items.Select(word => word.ToText()).ToList() : [];
        if (!words.Contains("-tt"))
            diagnostics.Add(Catalogue.SshLeavesProcesses(operation.Location, task.Name));
    }

    private static void CheckText(ExprValue text, TextLocation at, Func<string> what, int limit, DiagnosticBag diagnostics)
    {
        // UTF-8 has at most three bytes for a UTF-16 unit: most texts need no counting.
        if (text is TextValue plain && plain.Value.Length < limit / 3 && plain.Value.IndexOf('\0') < 0)
            return;
        var size = 0;
        foreach (var literal in RuntimeTexts.Of(text).Parts.Select(part => part.Literal).OfType<string>())
        {
            if (literal.Contains('\0'))
                diagnostics.Add(Catalogue.NulCharacter(at, what()));
            size += Encoding.UTF8.GetByteCount(literal);
        }

        if (size > limit)
            diagnostics.Add(Catalogue.TextTooLong(at, what(), size, limit));
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
