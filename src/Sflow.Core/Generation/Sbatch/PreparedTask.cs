using System.Collections.Generic;
using System.Linq;
using Sflow.Diagnostics;
using Sflow.Expressions;
using Sflow.Generation.Sbatch.Commands;
using Sflow.Generation.Sbatch.Shell;
using Sflow.Planning;

namespace Sflow.Generation.Sbatch;

/// <summary>What a script needs to know of a task and does not take from the rest of the plan. The rows of a sweep share it, and its text.</summary>
internal sealed class PreparedTask
{
    private PreparedTask(PlannedTask task, IReadOnlyList<ExprValue> command)
    {
        (Task, Command) = (task, command);
        Suspects = TokenWriter.Suspects(Texts());
        OwnSize = SbatchLimits.SizeOf(task.OwnEnvironment);
        RestSize = command.Sum(SbatchLimits.SizeOf) + SbatchLimits.SizeOf(task.Script);
        Cpus = WidestStep.CpusPerNode(task);
    }

    /// <summary>The task.</summary>
    public PlannedTask Task { get; }

    /// <summary>The words of its command, without the script.</summary>
    public IReadOnlyList<ExprValue> Command { get; }

    /// <summary>Its texts that look as if they had a token in them.</summary>
    public IReadOnlyList<string> Suspects { get; }

    /// <summary>The bytes of what its environment has of its own.</summary>
    public long OwnSize { get; }

    /// <summary>The bytes of its command and its script.</summary>
    public long RestSize { get; }

    /// <summary>The CPUs that it needs on a node, 1 or more.</summary>
    public int Cpus { get; }

    /// <summary>Its block as a script wrote it last; null before. Scripts of other rows may put another one in its place at any time.</summary>
    public TaskBlock? Block { get; set; }

    /// <summary>The tasks of a plan, in its order. A task that other rows share is prepared once.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="memo">Where shared tasks are kept; null to prepare all.</param>
    /// <param name="diagnostics">Takes what the target can't do.</param>
    public static IReadOnlyList<PreparedTask> Of(ExecutionPlan plan, WorkMemo<PreparedTask>? memo, DiagnosticBag diagnostics)
    {
        var mounts = new ContainerMounts(plan.Artifacts);
        return [.. plan.Tasks.Select(task => Of(plan, task, mounts, task.IsShared ? memo : null, diagnostics))];
    }

    private static PreparedTask Of(ExecutionPlan plan, PlannedTask task, ContainerMounts mounts, WorkMemo<PreparedTask>? memo, DiagnosticBag diagnostics)
    {
        if (memo is not null && memo.TryGet(task, mounts.Key, out var known))
            return known;
        var command = SrunCommand.WithRanks(task, CommandLine.Of(plan, task, mounts));
        var found = new DiagnosticBag();
        SbatchLimits.CheckTask(task, command, found);
        var prepared = new PreparedTask(task, command);
        if (found.Count == 0)
            memo?.Add(task, mounts.Key, prepared);
        diagnostics.AddRange(found);
        return prepared;
    }

    // Loops and no queries: nearly nothing is found.
    private IEnumerable<ExprValue> Texts()
    {
        yield return Task.Script;
        foreach (var variable in Task.OwnEnvironment)
            yield return variable.Value;
        foreach (var word in Command)
            yield return word;
        foreach (var probe in Task.Probes)
        {
            foreach (var field in probe.Probe.Fields)
                yield return field.Value;
            foreach (var host in probe.Hosts)
                yield return host;
        }
    }
}
