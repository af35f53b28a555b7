using Sflow.Resolution;

namespace Sflow.Planning;

/// <summary>The nodes and GPUs of a task.</summary>
/// <param name="Nodes">The nodes.</param>
/// <param name="Gpus">The GPUs on each of them.</param>
internal sealed record GpuChoice(IReadOnlyList<int> Nodes, IReadOnlyList<int> Gpus);

/// <summary>Chooses the GPUs of a task, and its nodes where the GPUs decide.</summary>
/// <param name="graph">The tasks.</param>
/// <param name="report">Receives the diagnostics.</param>
internal sealed class GpuPlacer(TaskGraph graph, Action<Diagnostic> report)
{
    /// <summary>The choice; null after an error was reported.</summary>
    public GpuChoice? Choose(int number, GpuRequest request, NodeChoice nodes, BackendState state)
    {
        var task = graph.Tasks[number];
        switch (state.Backend.GpusPerNode)
        {
            case 0:
                report(Catalogue.NoGpusOnBackend(request.Location, task.Name, state.Backend.Name));
                return null;
            case null:
                report(Catalogue.UnknownGpuCapacity(request.Location, task.Name, state.Backend.Name.Value));
                break;
        }

        if (request.Indices is { } indices)
            return ByIndex(number, request, indices, nodes, state);
        return nodes.AreChosen ? OnNodes(number, request.Count!, nodes.Nodes, state) : Anywhere(number, request.Count!, nodes, state);
    }

    // Every node gets the same GPUs, in the order in which the task lists them.
    private GpuChoice? ByIndex(int number, GpuRequest request, Located<IReadOnlyList<int>> indices, NodeChoice nodes, BackendState state)
    {
        var task = graph.Tasks[number];
        if (indices.Value.Count == 0 || indices.Value.Distinct().Count() < indices.Value.Count)
        {
            var twice = indices.Value.GroupBy(index => index).FirstOrDefault(group => group.Count() > 1)?.Key;
            report(Catalogue.GpuIndicesNotDistinct(indices.Location, task.Name, twice));
            return null;
        }

        foreach (var outside in indices.Value.Where(index => !state.Gpus.Exists(index)))
        {
            report(Catalogue.GpuOutOfRange(indices.Location, task.Name, outside, state.Backend.GpusPerNode!.Value));
            return null;
        }

        var share = indices.Value.Count;
        var count = request.Count?.Value ?? (nodes.AreChosen ? share * nodes.Nodes.Count : share);
        if (nodes.AreChosen ? count != share * nodes.Nodes.Count : count % share != 0)
        {
            report(
                Catalogue.GpuCountOfIndices(request.Count!.Location, task.Name, count, share, nodes.AreChosen ? nodes.Nodes.Count : null)
            );
            return null;
        }

        var needed = count / share;
        return Find(Nobody)
            ?? Failed(
                Catalogue.GpuIndicesBusy(
                    indices.Location,
                    task.Name,
                    NumberRanges.Of(indices.Value),
                    needed,
                    nodes.Candidates.Count,
                    state.Describe(nodes.Candidates, number),
                    Advice(number, Find, state)
                )
            );

        GpuChoice? Find(Func<int, bool> ignored)
        {
            var free = nodes
                .Nodes.Where(node => indices.Value.All(gpu => state.Gpus.IsFree(node, gpu, number, ignored)))
                .Take(needed)
                .ToList();
            return free.Count == needed ? new GpuChoice(free, indices.Value) : null;
        }
    }

    private GpuChoice? OnNodes(int number, Located<int> count, IReadOnlyList<int> nodes, BackendState state)
    {
        var task = graph.Tasks[number];
        if (count.Value % nodes.Count != 0)
        {
            var next = ((count.Value / nodes.Count) + 1) * nodes.Count;
            return Failed(Catalogue.GpusNotMultipleOfNodes(count.Location, task.Name, count.Value, nodes.Count, next));
        }

        var share = count.Value / nodes.Count;
        if (nodes.Select(node => state.Gpus.FirstGap(node, share, number, Nobody)).Distinct().Count() > 1)
        {
            if (nodes.All(node => state.Gpus.FirstGap(node, share, number, Nobody) is not null))
                return Failed(Catalogue.GpuSlicesDiffer(count.Location, task.Name, state.Describe(nodes, number)));
        }
        else if (Find(Nobody) is { } choice)
        {
            return choice;
        }

        var where = nodes.Count == 1 ? $"node {nodes[0]}" : $"{nodes.Count} nodes, {share} on each";
        return Failed(NoFree(number, count, where, nodes, state, Find));

        GpuChoice? Find(Func<int, bool> ignored)
        {
            var starts = nodes.Select(node => state.Gpus.FirstGap(node, share, number, ignored)).Distinct().ToList();
            return starts.Count == 1 && starts[0] is { } start ? new GpuChoice(nodes, [.. Enumerable.Range(start, share)]) : null;
        }
    }

    private GpuChoice? Anywhere(int number, Located<int> count, NodeChoice nodes, BackendState state)
    {
        if (state.Backend.GpusPerNode is not { } capacity || count.Value <= capacity)
            return FindNode(Nobody) ?? Failed(NoFree(number, count, "one node", nodes.Candidates, state, FindNode));
        if (count.Value % capacity != 0)
        {
            var advice = AdviceOnWholeNodes(count.Value, capacity, nodes.Candidates.Count);
            return Failed(Catalogue.GpusNotWholeNodes(count.Location, graph.Tasks[number].Name, count.Value, capacity, advice));
        }

        var needed = count.Value / capacity;
        return FindWhole(Nobody) ?? Failed(NoFree(number, count, $"{needed} whole nodes", nodes.Candidates, state, FindWhole));

        GpuChoice? FindNode(Func<int, bool> ignored)
        {
            foreach (var node in nodes.Nodes)
            {
                if (state.Gpus.FirstGap(node, count.Value, number, ignored) is { } first)
                    return new GpuChoice([node], [.. Enumerable.Range(first, count.Value)]);
            }

            return null;
        }

        GpuChoice? FindWhole(Func<int, bool> ignored)
        {
            var whole = nodes.Nodes.Where(node => state.Gpus.FirstGap(node, capacity, number, ignored) is not null).Take(needed).ToList();
            return whole.Count == needed ? new GpuChoice(whole, [.. Enumerable.Range(0, capacity)]) : null;
        }
    }

    // The numbers of GPUs that the task could have, and the number of nodes on which it could have as many as it asks for.
    private static string AdviceOnWholeNodes(int gpus, int capacity, int nodes)
    {
        var below = gpus / capacity * capacity;
        if ((long)nodes * capacity < gpus)
            return $"Write at most {(long)nodes * capacity}, or ask for more nodes in the backend.";
        var split = Enumerable.Range(1, nodes).FirstOrDefault(count => gpus % count == 0 && gpus / count <= capacity);
        return $"Write {below} or {below + capacity}" + (split > 0 ? $", or set resources.nodes.count to {split}." : ".");
    }

    private Diagnostic NoFree(
        int number,
        Located<int> count,
        string where,
        IReadOnlyList<int> nodes,
        BackendState state,
        Func<Func<int, bool>, GpuChoice?> find
    ) =>
        Catalogue.NoFreeGpus(
            count.Location,
            graph.Tasks[number].Name,
            count.Value,
            where,
            nodes.Count,
            state.Backend.GpusPerNode ?? 0,
            state.Describe(nodes, number),
            Advice(number, find, state)
        );

    // The choice that the task would have if others gave way, and who would have to.
    private string Advice(int number, Func<Func<int, bool>, GpuChoice?> find, BackendState state) =>
        find(holder => GpuAdvice.CanGiveWay(graph, holder, number)) is { } choice
            ? GpuAdvice.Of(
                graph,
                choice
                    .Nodes.SelectMany(node => choice.Gpus.Select(gpu => state.Gpus.BlockerOf(node, gpu, number)))
                    .OfType<int>()
                    .Distinct(),
                number
            )
            : "";

    private GpuChoice? Failed(Diagnostic error)
    {
        report(error);
        return null;
    }

    private static bool Nobody(int holder) => false;
}
