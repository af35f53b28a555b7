using System;
using Sflow.Expressions;
using Sflow.Generation.Sbatch.Commands;
using Sflow.Planning;

namespace Sflow.Generation.Sbatch;

/// <summary>How many CPUs of a node the plan's widest step needs: a job gets one a node unless it asks for more, and a wider step is refused.</summary>
internal static class WidestStep
{
    /// <summary>What a task needs, 1 or more.</summary>
    public static int CpusPerNode(PlannedTask task)
    {
        var operation = task.Task.Operator;
        if (operation.Type != "srun")
            return 1;
        var nodes = Math.Max(1, task.Nodes.Count);
        var tasks = Number(operation.Option("ntasks_per_node")) ?? (Number(operation.Option("ntasks")) is { } all ? ((all - 1) / nodes) + 1 : 1);
        return (int)Math.Min(100_000, (long)tasks * (Number(operation.Option("cpus_per_task")) ?? 1));
    }

    private static int? Number(ExprValue? value) => value is not null && int.TryParse(value.ToText(), out var number) && number > 0 ? number : null;
}
