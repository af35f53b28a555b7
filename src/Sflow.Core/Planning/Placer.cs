using Sflow.Resolution;

namespace Sflow.Planning;

/// <summary>Chooses the nodes and GPUs of tasks, in the order of the tasks.</summary>
internal sealed class Placer(DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, GpuLedger> ledgers = [];
    private readonly Dictionary<string, Placement> placements = [];

    /// <summary>Places all tasks. A task that can't be placed is reported and left out.</summary>
    public IReadOnlyDictionary<string, Placement> Run(IReadOnlyList<ResolvedTask> tasks)
    {
        for (var i = 0; i < tasks.Count; )
        {
            var group = tasks.Skip(i).TakeWhile(task => ReferenceEquals(task.BaseName, tasks[i].BaseName)).ToList();
            if (tasks[i].IsSequential)
                PlaceInTurn(group);
            else
                group.ForEach(task => Place(task));
            i += group.Count;
        }

        return placements;
    }

    // Sequential replicas never run together, so all of them start from the same free GPUs.
    private void PlaceInTurn(List<ResolvedTask> replicas)
    {
        var ledger = Ledger(replicas[0].Backend);
        var start = ledger.Mark();
        var reached = new List<int[]>();
        foreach (var replica in replicas)
        {
            Place(replica);
            reached.Add(ledger.Rewind(start));
        }

        reached.ForEach(ledger.Advance);
    }

    private void Place(ResolvedTask task)
    {
        if (Pool(task) is not { } pool)
            return;
        var nodes = task.Nodes switch
        {
            { Indices: { } indices } => ByIndex(task, pool, indices),
            { Count: { } count } => ByCount(task, pool, count),
            _ => task.Gpus is { } gpus ? ByGpus(task, pool, gpus) : pool,
        };
        if (nodes is null)
            return;
        WarnOfAnotherNode(task, nodes[0]);
        if (task.Gpus is null)
            placements[task.Name] = new Placement(nodes, []);
        else if (Slice(task, nodes, task.Gpus) is { } slice)
            placements[task.Name] = new Placement(nodes, slice);
    }

    // nv-sflow chooses nodes whatever the operator is, and so does the plan. Yet only a step gets to another node of the allocation.
    private void WarnOfAnotherNode(ResolvedTask task, int node)
    {
        if (task.Backend.IsSlurm && task.Operator.Kind.RunsBesideTheScript && node != 0)
            diagnostics.Add(
                Catalogue.RunsOnAnotherNode(task.BaseName.Location, task.Name, task.Operator.Kind.Name, node, task.Gpus is not null)
            );
    }

    private List<int>? Pool(ResolvedTask task)
    {
        var count = task.Backend.Nodes;
        var outside = task.Nodes.Exclude.Where(index => index < 0 || index >= count).ToList();
        if (outside.Count > 0)
        {
            diagnostics.Add(Catalogue.NodeOutOfRange(task.Nodes.ExcludeLocation, task.Name, "exclude", outside[0], count));
            return null;
        }

        var excluded = new HashSet<int>(task.Nodes.Exclude);
        var pool = Enumerable.Range(0, count).Where(index => !excluded.Contains(index)).ToList();
        if (pool.Count > 0)
            return pool;
        diagnostics.Add(Catalogue.AllNodesExcluded(task.Nodes.ExcludeLocation, task.Name, count));
        return null;
    }

    private List<int>? ByIndex(ResolvedTask task, List<int> pool, IReadOnlyList<int> indices)
    {
        var outside = indices.Where(index => index < 0 || index >= pool.Count).ToList();
        if (indices.Count > 0 && outside.Count == 0)
            return [.. indices.Distinct().Select(index => pool[index])];
        diagnostics.Add(
            indices.Count == 0
                ? Catalogue.NoNodes(task.Nodes.IndicesLocation, task.Name)
                : Catalogue.NodeOutOfRange(task.Nodes.IndicesLocation, task.Name, "indices", outside[0], pool.Count)
        );
        return null;
    }

    // Parallel replicas take one slice after the other; sequential ones all take the first slice.
    private List<int>? ByCount(ResolvedTask task, List<int> pool, int count)
    {
        var start = task.IsReplica && !task.IsSequential ? (long)task.ReplicaIndex * count : 0;
        if (start + count <= pool.Count)
            return pool.GetRange((int)start, count);
        diagnostics.Add(Catalogue.NotEnoughNodes(task.Nodes.Location, task.Name, start + count, pool.Count, start > 0));
        return null;
    }

    private List<int>? ByGpus(ResolvedTask task, List<int> pool, Located<int> gpus)
    {
        var ledger = Ledger(task.Backend);
        if (task.Backend.GpusPerNode is not { } capacity)
        {
            diagnostics.Add(Catalogue.UnknownGpuCapacity(gpus.Location, task.Name, task.Backend.Name.Value));
            return [pool[0]];
        }

        if (gpus.Value <= capacity)
        {
            if (pool.Where(node => ledger.Free(node) >= gpus.Value).Take(1).ToList() is { Count: 1 } single)
                return single;
            diagnostics.Add(Catalogue.NoFreeGpus(gpus.Location, task.Name, gpus.Value, "one node", capacity, ledger.Describe(pool)));
            return null;
        }

        if (gpus.Value % capacity != 0)
        {
            diagnostics.Add(Catalogue.GpusNotWholeNodes(gpus.Location, task.Name, gpus.Value, capacity, pool.Count));
            return null;
        }

        var needed = gpus.Value / capacity;
        var whole = pool.Where(node => ledger.Next(node) == 0).Take(needed).ToList();
        if (whole.Count == needed)
            return whole;
        diagnostics.Add(
            Catalogue.NoFreeGpus(gpus.Location, task.Name, gpus.Value, $"{needed} whole nodes", capacity, ledger.Describe(pool))
        );
        return null;
    }

    private IReadOnlyList<int>? Slice(ResolvedTask task, List<int> nodes, Located<int> gpus)
    {
        var ledger = Ledger(task.Backend);
        var share = ((gpus.Value - 1) / nodes.Count) + 1;
        var starts = nodes.Select(ledger.Next).Distinct().ToList();
        if (starts.Count > 1)
        {
            diagnostics.Add(Catalogue.GpuSlicesDiffer(gpus.Location, task.Name, ledger.Describe(nodes)));
            return null;
        }

        if (ledger.Free(nodes[0]) >= share)
            return ledger.Take(task.Name, nodes, share);
        diagnostics.Add(
            Catalogue.NoFreeGpus(
                gpus.Location,
                task.Name,
                gpus.Value,
                nodes.Count == 1 ? $"node {nodes[0]}" : $"{nodes.Count} nodes, {share} on each",
                task.Backend.GpusPerNode ?? 0,
                ledger.Describe(nodes)
            )
        );
        return null;
    }

    private GpuLedger Ledger(ResolvedBackend backend)
    {
        if (!ledgers.TryGetValue(backend.Name.Value, out var ledger))
            ledgers.Add(backend.Name.Value, ledger = new GpuLedger(backend));
        return ledger;
    }
}
