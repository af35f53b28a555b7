using Sflow.Generation.Plans;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation.Diagrams;

/// <summary>Derives what a diagram shows from a plan.</summary>
internal static class DiagramBuilder
{
    /// <summary>The number of edges above which those are left out that others imply.</summary>
    private const int MostEdges = 300;

    /// <summary>Returns the graph of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="showsVariables">True to list the variables.</param>
    public static DiagramGraph Of(ExecutionPlan plan, bool showsVariables)
    {
        var nodes = Nodes(plan);
        var edges = Edges(nodes);
        var shown = edges.Count > MostEdges ? ImpliedEdges.Without(nodes.Count, edges) : edges;
        var left = edges.Count - shown.Count;
        return new DiagramGraph
        {
            Name = Quote.Plain(plan.Name.Value),
            Summary = Summary(plan),
            Nodes = nodes,
            Edges = shown,
            Backends = [.. plan.Backends.Select(Backend)],
            Variables = showsVariables ? [.. plan.Variables.Select(variable => SecretValues.Shown(variable))] : [],
            Notes = left == 0 ? [] : [$"{PlanText.Count(left, "dependency", "dependencies")} that others imply are not drawn."],
        };
    }

    private static string Summary(ExecutionPlan plan) =>
        string.Join(
            " · ",
            new[] { PlanText.Count(plan.Tasks.Count, "task") }
                .Concat(
                    plan.Backends.Where(backend => plan.Backends.Count == 1 || IsUsed(plan, backend))
                        .Select(backend => $"{Quote.Plain(backend.Name.Value)}: {Size(backend)}")
                )
                .Concat(plan.Timeout is > 0 and { } limit ? [$"at most {PlanText.Duration(limit)}"] : [])
        );

    private static string Size(ResolvedBackend backend) =>
        PlanText.Count(backend.Nodes, "node") + (backend.GpusPerNode is > 0 and { } gpus ? $" of {PlanText.Count(gpus, "GPU")}" : "");

    private static bool IsUsed(ExecutionPlan plan, ResolvedBackend backend) =>
        plan.Tasks.Any(task => task.Task.Backend.Name.Value == backend.Name.Value);

    private static DiagramBackend Backend(ResolvedBackend backend) =>
        new(
            Quote.Plain(backend.Name.Value),
            backend.Kind.Title,
            [
                .. Enumerable
                    .Range(0, backend.Nodes)
                    .Select(index =>
                        index < backend.Hosts.Count
                            ? Quote.Plain(backend.Hosts[index].Name)
                            : "node " + index.ToString(CultureInfo.InvariantCulture)
                    ),
            ],
            backend.GpusPerNode
        );

    private static IReadOnlyList<DiagramNode> Nodes(ExecutionPlan plan)
    {
        var showsBackend = plan.Backends.Count(backend => IsUsed(plan, backend)) > 1;
        var nodes = plan
            .Tasks.GroupBy(task => task.Task.BaseName.Value)
            .Select(group => new DiagramNode
            {
                Name = group.Count() == 1 ? group.First().Name : group.Key,
                Tasks = [.. group.Select(task => DiagramTasks.Of(task, showsBackend))],
                IsSequential = group.Count() > 1 && group.First().Task.IsSequential,
            })
            .ToList();
        return Coloured([.. InOrder(nodes)]);
    }

    // The colours tell apart what shares GPUs. The other tasks have one colour, unless no task has GPUs.
    private static IReadOnlyList<DiagramNode> Coloured(IReadOnlyList<DiagramNode> nodes)
    {
        var others = Ink.Hues.Count - 1;
        var all = nodes.All(node => node.Tasks.All(task => task.Gpus.Count == 0));
        var next = 0;
        return [.. nodes.Select(node => node with { Hue = all || node.Tasks.Any(task => task.Gpus.Count > 0) ? next++ % others : others })];
    }

    // The nodes in the order of the workflow, except that each comes after what it waits for.
    private static IEnumerable<DiagramNode> InOrder(IReadOnlyList<DiagramNode> nodes)
    {
        var needs = Needs(nodes);
        var followers = Enumerable
            .Range(0, nodes.Count)
            .SelectMany(node => needs[node].Select(need => (need, node)))
            .ToLookup(p => p.need, p => p.node);
        int[] open = [.. needs.Select(list => list.Count)];
        var free = new SortedSet<int>(Enumerable.Range(0, nodes.Count).Where(node => open[node] == 0));
        while (free.Count > 0)
        {
            var node = free.Min;
            free.Remove(node);
            yield return nodes[node];
            foreach (var follower in followers[node])
            {
                if (--open[follower] == 0)
                    free.Add(follower);
            }
        }
    }

    private static List<DiagramEdge> Edges(IReadOnlyList<DiagramNode> nodes) =>
        [
            .. Needs(nodes)
                .SelectMany((needs, to) => needs.OrderBy(from => from).Select(from => new DiagramEdge(from, to, nodes[from].IsService))),
        ];

    // The nodes that each node waits for. A replica that waits for another one is no edge.
    private static IReadOnlyList<IReadOnlyList<int>> Needs(IReadOnlyList<DiagramNode> nodes)
    {
        var owner = nodes
            .SelectMany((node, index) => node.Tasks.Select(task => (task.Name, index)))
            .ToDictionary(p => p.Name, p => p.index);
        return
        [
            .. nodes.Select(
                (node, index) =>
                    node
                        .Tasks.Select(task => task.Needs)
                        .Distinct(ReferenceComparer<IReadOnlyList<string>>.Instance)
                        .SelectMany(needs => needs)
                        .Select(need => owner[need])
                        .Where(need => need != index)
                        .Distinct()
                        .ToList()
            ),
        ];
    }
}
