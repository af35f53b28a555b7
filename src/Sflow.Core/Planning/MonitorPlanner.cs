using Sflow.Binding;
using Sflow.Resolution;

namespace Sflow.Planning;

/// <summary>Decides which nodes are measured. Monitors reserve nothing: they only look.</summary>
internal sealed class MonitorPlanner(
    ResolvedWorkflow workflow,
    IReadOnlyDictionary<string, Placement> placements,
    DiagnosticBag diagnostics
)
{
    /// <summary>The plan; null when there is no monitor.</summary>
    public static MonitorPlan? Plan(ResolvedWorkflow workflow, IReadOnlyDictionary<string, Placement> placements, DiagnosticBag diagnostics)
    {
        var planner = new MonitorPlanner(workflow, placements, diagnostics);
        var consumers = planner.Consumers().ToList();
        return consumers.Count == 0 ? null : new MonitorPlan(Collectors(consumers), consumers);
    }

    private IEnumerable<MonitorConsumer> Consumers()
    {
        if (workflow.Monitor is { } whole)
            yield return new MonitorConsumer(null, whole, Nodes(whole, []), Views(whole, workflow.Tasks, []));
        foreach (var replicas in workflow.Tasks.Where(task => task.Monitor is not null).GroupBy(task => task.BaseName.Value))
        {
            var (tasks, monitor) = (replicas.ToList(), replicas.First().Monitor!);
            yield return new MonitorConsumer(replicas.Key, monitor, Nodes(monitor, tasks), Views(monitor, tasks, tasks));
        }
    }

    private IReadOnlyList<(string Backend, int Node)> Nodes(MonitorModel monitor, IReadOnlyList<ResolvedTask> owners)
    {
        if (monitor.UsedByTasks.Count > 0)
            return [.. Used(monitor).SelectMany(NodesOf).Distinct()];
        if (owners.Count > 0 && monitor.Nodes is null)
            return [.. owners.SelectMany(NodesOf).Distinct()];
        // Without nodes of its own, the workflow's monitor looks at every backend that a task uses.
        var backends =
            owners.Count > 0 ? owners.Take(1).Select(task => task.Backend)
            : monitor.Nodes is null ? workflow.Tasks.Select(task => task.Backend).Distinct()
            : workflow.Backends.Where(backend => backend.Name.Value == workflow.DefaultBackend);
        return [.. backends.SelectMany(backend => Chosen(monitor.Nodes, backend).Select(node => (backend.Name.Value, node)))];
    }

    private IEnumerable<int> Chosen(MonitoredNodes? nodes, ResolvedBackend backend)
    {
        var all = Enumerable.Range(0, backend.Nodes).ToList();
        if (nodes is null)
            return all;
        var left = all.Where(node => !nodes.Exclude.Contains(node) && !nodes.Exclude.Contains(node - backend.Nodes)).ToList();
        CheckRange(nodes, "exclude", nodes.Exclude, backend.Nodes);
        CheckRange(nodes, "indices", nodes.Indices ?? [], left.Count);
        if (nodes.Indices is { } indices)
            left =
            [
                .. indices
                    .Select(index => index < 0 ? index + left.Count : index)
                    .Where(index => index >= 0 && index < left.Count)
                    .Select(index => left[index])
                    .Distinct(),
            ];
        return nodes.Count is { } count ? left.Take(count) : left;
    }

    private void CheckRange(MonitoredNodes nodes, string field, IReadOnlyList<int> numbers, int count)
    {
        foreach (var number in numbers.Where(number => number < -count || number >= count))
            diagnostics.Add(
                Catalogue.InvalidMonitor(
                    nodes.Location,
                    $"there is no node {number.ToString(CultureInfo.InvariantCulture)} for resources.nodes.{field}",
                    $"Write numbers from {-count} to {count - 1}."
                )
            );
    }

    private IReadOnlyList<MonitorView> Views(MonitorModel monitor, IReadOnlyList<ResolvedTask> covered, IReadOnlyList<ResolvedTask> owners)
    {
        if (monitor.Formats.Count == 0)
            return [];
        var shown = monitor.UsedByTasks.Count > 0 ? Used(monitor) : covered;
        return
        [
            .. shown.Select(task => new MonitorView(
                task.Name,
                [.. NodesOf(task)],
                monitor.Gpus is { } count ? [.. Enumerable.Range(0, count)]
                    : placements[task.Name].Gpus is { Count: > 0 } gpus ? gpus
                    : null,
                monitor.UsedByTasks.Count > 0 && owners.Count > 0 ? [.. owners.Select(owner => owner.Name)] : [task.Name]
            )),
        ];
    }

    private IReadOnlyList<ResolvedTask> Used(MonitorModel monitor) =>
        [.. monitor.UsedByTasks.SelectMany(name => workflow.Tasks.Where(task => task.BaseName.Value == name.Value)).Distinct()];

    private IEnumerable<(string Backend, int Node)> NodesOf(ResolvedTask task) =>
        placements[task.Name].Nodes.Select(node => (task.Backend.Name.Value, node));

    private static List<MonitorCollector> Collectors(IReadOnlyList<MonitorConsumer> consumers) =>
        [
            .. consumers
                .SelectMany(consumer => consumer.Nodes.Select(node => (node, consumer.Monitor)))
                .GroupBy(wanted => wanted.node, wanted => wanted.Monitor)
                .Select(wanted => new MonitorCollector(
                    wanted.Key.Backend,
                    wanted.Key.Node,
                    wanted.Min(monitor => monitor.Interval),
                    [.. MonitorSchema.BuiltInScopes.Where(scope => wanted.Any(monitor => monitor.Scopes.Contains(scope)))],
                    GpuFields(wanted.Select(monitor => monitor.GpuFields)),
                    [.. wanted.SelectMany(monitor => monitor.Commands).Distinct()]
                )),
        ];

    /// <summary>The fields of several lists, or null if none names any. Each monitor finds its own in the values.</summary>
    public static string? GpuFields(IEnumerable<string?> lists)
    {
        var fields = lists.OfType<string>().SelectMany(list => list.Split(',')).Select(field => field.Trim()).Distinct().ToList();
        return fields.Count == 0 ? null : string.Join(",", fields);
    }
}
