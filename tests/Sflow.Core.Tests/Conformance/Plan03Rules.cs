using System.Text.RegularExpressions;
using Sflow.Planning;

namespace Sflow.Tests.Conformance;

/// <summary>
/// The rules of planning in which nv-sflow 0.3 differs from 0.1 or Sflow from 0.3, recognised by what differs.
/// </summary>
internal static partial class Plan03Rules
{
    private static readonly (string Part, string Rule)[] Accepted =
    [
        ("gpus_per_node must be > 0, got 0", "54"),
        ("cannot set both 'indices' and 'count'", "54"),
        ("contains index -", "54"),
    ];

    /// <summary>The rule by which 0.3 accepts what 0.1 refuses with a message; null when there is none.</summary>
    public static string? OfError(string message) =>
        Accepted.FirstOrDefault(pair => message.Contains(pair.Part, StringComparison.Ordinal)).Rule;

    /// <summary>The rule by which 0.3 refuses what 0.1 plans; null when there is none.</summary>
    public static string? OfErrors(IReadOnlyList<Diagnostic> errors) =>
        errors.Count > 0 && errors.All(error => error.Code == "SFLOW1510") ? "54" : null;

    /// <summary>
    /// The rule by which 0.3 gives tasks other GPUs; null when something else differs, or when no task uses the GPUs of an earlier one.
    /// </summary>
    public static string? OfDifferences(ExecutionPlan plan, IReadOnlyList<string> differences)
    {
        var gpuTasks = plan.Tasks.Select((task, index) => (task, index)).Where(pair => pair.task.Gpus.Count > 0).ToList();
        var places = gpuTasks.Select(pair => $"$.tasks[{pair.index}].").ToList();
        return
            gpuTasks.Any(pair => pair.task.GpusAfter.Count > 0)
            && differences.All(difference =>
                places.Any(place => difference.StartsWith(place, StringComparison.Ordinal)) && Placement().IsMatch(difference)
            )
            ? "O29"
            : null;
    }

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
