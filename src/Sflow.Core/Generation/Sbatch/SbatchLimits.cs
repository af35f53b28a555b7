using Sflow.Binding;
using Sflow.Expressions;
using Sflow.Generation.Commands;
using Sflow.Generation.Shell;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation.Sbatch;

/// <summary>
/// The limits of a script for bash and Slurm, as data and checks. The compiler runs the checks before it writes a file.
/// </summary>
internal static class SbatchLimits
{
    /// <summary>
    /// The kernel's limit for one argument or one variable of a process, in bytes, including the closing NUL (execve(2),
    /// MAX_ARG_STRLEN).
    /// </summary>
    public const int LongestArgument = 131_071;

    /// <summary>
    /// The maximum size of all arguments and variables of a process, in bytes. The kernel allows a quarter of the stack's limit,
    /// usually 2 MiB (execve(2)). This includes the job's own environment.
    /// </summary>
    public const int LongestCommand = 1_600_000;

    /// <summary>Slurm's limit for a script, in bytes. Above this limit, sbatch fails with a misleading message.</summary>
    public const int LongestScript = 4 * 1024 * 1024;

    /// <summary>The maximum number of concurrent tasks. Each task costs the supervisor a few processes.</summary>
    public const int MostTasksAtOnce = 2000;

    /// <summary>Reports the requirements of the plan that the target can't meet.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="tasks">The plan's tasks. An earlier check covers each task by itself.</param>
    /// <param name="diagnostics">Receives the diagnostics.</param>
    public static void Check(ExecutionPlan plan, IReadOnlyList<PreparedTask> tasks, DiagnosticBag diagnostics)
    {
        var slurm = plan
            .Tasks.Select(task => task.Task.Backend)
            .Where(backend => backend.IsSlurm)
            .GroupBy(backend => backend.Name.Value)
            .Select(group => group.First())
            .ToList();
        foreach (var second in slurm.Skip(1))
            diagnostics.Add(Catalogue.TwoAllocations(second.Name.Location, slurm[0].Name.Value, second.Name.Value));
        CheckVariables(plan, diagnostics);
        var common = TextLimits.SizeOf(plan.CommonEnvironment);
        foreach (var task in tasks)
            CheckTogether(plan, task, common, diagnostics);

        foreach (var artifact in plan.Artifacts)
        {
            TextLimits.Check(
                artifact.Uri,
                artifact.Name.Location,
                artifact.Name.Value,
                static name => $"the uri of artifact {Quote.Text(name)}",
                LongestArgument,
                diagnostics
            );
            // A percent sign in the URI may hide a character of the path.
            TextLimits.Check(
                artifact.Path,
                artifact.Name.Location,
                artifact.Name.Value,
                static name => $"the path of artifact {Quote.Text(name)}",
                LongestArgument,
                diagnostics
            );
            TextLimits.Check(
                artifact.Content ?? TextValue.Empty,
                artifact.Name.Location,
                artifact.Name.Value,
                static name => $"the content of artifact {Quote.Text(name)}",
                LongestScript,
                diagnostics
            );
        }

        if (plan.Tasks.Count > MostTasksAtOnce && Widest(plan) is var width and > MostTasksAtOnce)
            diagnostics.Add(Catalogue.TooManyAtOnce(plan.Name.Location, width, MostTasksAtOnce));
        if (slurm.Count == 0)
            CheckEndless(plan, diagnostics);
        if (plan.Tasks.Any(task => task.Task.Operator.Kind == OperatorKind.Srun))
        {
            foreach (var variable in plan.Variables.Where(variable => SrunVariables.AreRead(variable.Name)))
                diagnostics.Add(Catalogue.SrunReadsVariable(variable.Location, variable.Name));
        }
    }

    /// <summary>Reports a script that Slurm would refuse.</summary>
    public static void CheckScript(FileText script, ExecutionPlan plan, DiagnosticBag diagnostics)
    {
        if (script.MostBytes > LongestScript && script.ByteCount is var size and > LongestScript)
            diagnostics.Add(Catalogue.ScriptTooLong(plan.Name.Location, (int)Math.Min(size, int.MaxValue), LongestScript));
    }

    // All tasks share these values, so the check reports each once, at the variable or the artifact.
    private static void CheckVariables(ExecutionPlan plan, DiagnosticBag diagnostics)
    {
        foreach (var variable in plan.Variables.Where(variable => Binding.VariableNames.IsShellName(variable.Name)))
            TextLimits.Check(
                variable.Text,
                variable.ValueLocation,
                variable.Name,
                static name => $"variable {Quote.Text(name)}",
                LongestArgument - variable.Name.Length - 1,
                diagnostics
            );
    }

    // Each value may be short enough while all of them together are too long. The first sum counts a variable twice when the task
    // overrides the common one.
    private static void CheckTogether(ExecutionPlan plan, PreparedTask prepared, long common, DiagnosticBag diagnostics)
    {
        var task = prepared.Task;
        // ssh takes the script from its standard input.
        var (what, rest) = task.Task.Operator.Kind.IsRemote
            ? ("the variables", 0L)
            : ("the script, the variables and the command", prepared.RestSize);
        if (
            common + prepared.OwnSize + rest > LongestCommand
            && TextLimits.SizeOf(plan.EnvironmentOf(task)) + rest is var size and > LongestCommand
        )
            diagnostics.Add(
                Catalogue.ValueTooLong(
                    task.Task.BaseName.Location,
                    $"{what} of task {Quote.Text(task.Name)} together",
                    (int)Math.Min(size, int.MaxValue),
                    LongestCommand
                )
            );
    }

    // The width is the largest number of tasks that have dependency chains of equal length before them.
    private static int Widest(ExecutionPlan plan)
    {
        var depth = new Dictionary<string, int>();
        var tasks = plan.Tasks.ToDictionary(task => task.Name);
        foreach (var name in plan.Order)
            depth[name] = tasks[name].Task.DependsOn.Select(before => depth[before] + 1).DefaultIfEmpty(0).Max();
        return depth.Values.GroupBy(level => level).Select(level => level.Count()).DefaultIfEmpty(0).Max();
    }

    // Under Slurm, the job's time limit ends a task that waits forever, but a laptop has no such limit. The runtime treats a time
    // of 0 as no limit. Each readiness probe has a deadline of its own, and all of them must succeed.
    private static void CheckEndless(ExecutionPlan plan, DiagnosticBag diagnostics)
    {
        if (plan.Timeout is > 0)
            return;
        var endless = plan
            .Tasks.Where(task =>
                task.Task.Timeout is not > 0 && task.Probes.Any(probe => probe.IsReadiness && probe.Schedule.ReadyWithin is not > 0)
            )
            .Select(task => task.Task.BaseName)
            .GroupBy(name => name.Value)
            .Select(group => group.First())
            .ToList();
        if (endless.Count > 0)
            diagnostics.Add(Catalogue.EndlessService(endless[0].Location, [.. endless.Select(name => name.Value)]));
    }
}
