using System.Text.RegularExpressions;
using Sflow.Planning;

namespace Sflow.Tests.Conformance;

/// <summary>
/// The rules of planning in which Sflow differs from nv-sflow 0.3, recognised by what differs.
/// </summary>
internal static partial class Plan03Rules
{
    /// <summary>The rule by which Sflow gives tasks other nodes or GPUs than 0.3; null when something else differs.</summary>
    public static string? OfDifferencesFrom03(ExecutionPlan plan, IReadOnlyList<string> differences)
    {
        if (!differences.All(difference => Placement().IsMatch(difference)))
            return null;
        var tasks = plan.Tasks.Select((task, index) => (task.Task, Place: $"$.tasks[{index}].")).ToList();
        if (tasks.Any(pair => pair.Task.Nodes.Claim is not null))
            return "71";
        return differences.All(difference =>
            tasks.Any(pair =>
                pair.Task is { Gpus: not null, Backend.GpusPerNode: null } && difference.StartsWith(pair.Place, StringComparison.Ordinal)
            )
        )
            ? "72"
            : null;
    }

    // The nodes and GPUs of a task, and where its command names them.
    [GeneratedRegex(
        @"^\$\.tasks\[\d+\]\.(env\.(CUDA_VISIBLE_DEVICES|SFLOW_TASK_ASSIGNED_NODE_\w+)|assigned_nodes|argv|gpus|gpus_reused_downstream)\b"
    )]
    private static partial Regex Placement();
}
