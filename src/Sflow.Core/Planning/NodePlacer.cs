using Sflow.Resolution;

namespace Sflow.Planning;

/// <summary>The nodes that a task may have.</summary>
/// <param name="Nodes">
/// The nodes, in the order in which the task uses them. If others have claimed all of them, there are none, and the choice of GPUs reports
/// it.
/// </param>
/// <param name="AreChosen">True when the task runs on all of them, false when its GPUs decide.</param>
/// <param name="Candidates">The nodes with those that others have claimed.</param>
internal sealed record NodeChoice(IReadOnlyList<int> Nodes, bool AreChosen, IReadOnlyList<int> Candidates);

/// <summary>Chooses the nodes of a task, as far as its GPUs don't decide.</summary>
/// <param name="graph">The tasks.</param>
/// <param name="report">Receives the diagnostics.</param>
internal sealed class NodePlacer(TaskGraph graph, Action<Diagnostic> report)
{
    /// <summary>The nodes; null after an error was reported.</summary>
    public NodeChoice? Choose(int number, BackendState state)
    {
        var task = graph.Tasks[number];
        var request = task.Nodes;
        if (Candidates(task, state) is not { } candidates)
            return null;
        var free = state.Claims is { } claims ? [.. candidates.Where(node => claims.OwnerOf(node, number) is null)] : candidates;
        if (request.Count is { } count)
            return ByCount(number, candidates, free, count, state) is { } chosen ? new NodeChoice(chosen, true, chosen) : null;
        if (request.Indices is { } indices && free.Count < candidates.Count)
        {
            var claimed = candidates.Except(free).ToList();
            report(Catalogue.NodesClaimed(indices.Location, task.Name, NumberRanges.Of(claimed), state.Describe(claimed, number)));
            return null;
        }

        // The error of a task with GPUs shows who has what.
        if (free.Count == 0 && task.Gpus is null)
        {
            report(Catalogue.NodesClaimed(request.Location, task.Name, NumberRanges.Of(candidates), state.Describe(candidates, number)));
            return null;
        }

        return new NodeChoice(free, request.Indices is not null || task.Gpus is null, candidates);
    }

    /// <summary>Records the nodes of a task, and warns where another task uses a claimed one.</summary>
    public void Take(int number, IReadOnlyList<int> nodes, BackendState state)
    {
        if (state.Claims is not { } claims)
            return;
        var task = graph.Tasks[number];
        if (task.Nodes.Claim is not null)
        {
            foreach (var node in nodes)
            {
                if (claims.UserOf(node, number) is not { } user)
                    continue;
                report(Catalogue.ClaimedNodeInUse(task.Nodes.Location, task.Name, node, graph.Tasks[user].Name));
                break;
            }
        }

        claims.Add(number, nodes);
    }

    private IReadOnlyList<int>? Candidates(ResolvedTask task, BackendState state)
    {
        var pool = state.Nodes;
        if (task.Nodes.Exclude is { Value.Count: > 0 } exclude)
        {
            if (Find(exclude, pool, task, "exclude") is not { } excluded)
                return null;
            var left = new HashSet<int>(excluded);
            pool = [.. pool.Where(node => !left.Contains(node))];
            if (pool.Count == 0)
            {
                report(Catalogue.AllNodesExcluded(exclude.Location, task.Name, state.Nodes.Count));
                return null;
            }
        }

        if (task.Nodes.Indices is not { } indices)
            return pool;
        if (indices.Value.Count > 0)
            return Find(indices, pool, task, "indices")?.Distinct().ToList();
        report(Catalogue.NoNodes(indices.Location, task.Name));
        return null;
    }

    // A negative number counts from the end.
    private List<int>? Find(Located<IReadOnlyList<int>> indices, IReadOnlyList<int> pool, ResolvedTask task, string field)
    {
        foreach (var index in indices.Value.Where(index => index < -pool.Count || index >= pool.Count))
        {
            report(Catalogue.NodeOutOfRange(indices.Location, task.Name, field, index, pool.Count));
            return null;
        }

        return [.. indices.Value.Select(index => pool[index < 0 ? index + pool.Count : index])];
    }

    // Parallel replicas take one slice after the other; sequential ones all take the first slice. Claims make a task take the first nodes
    // that are left.
    private IReadOnlyList<int>? ByCount(
        int number,
        IReadOnlyList<int> candidates,
        IReadOnlyList<int> free,
        Located<int> count,
        BackendState state
    )
    {
        var task = graph.Tasks[number];
        if (task.Nodes.Claim is not null || free.Count < candidates.Count)
        {
            // A claim avoids nodes on which other tasks can be running.
            var quiet = task.Nodes.Claim is null ? free : [.. free.OrderBy(node => state.Claims!.UserOf(node, number) is null ? 0 : 1)];
            if (count.Value <= quiet.Count)
                return [.. quiet.Take(count.Value)];
            report(
                count.Value > candidates.Count
                    ? Catalogue.NotEnoughNodes(count.Location, task.Name, count.Value, candidates.Count, false)
                    : Catalogue.TooFewUnclaimedNodes(
                        count.Location,
                        task.Name,
                        count.Value,
                        quiet.Count,
                        state.Describe([.. candidates.Except(free)], number)
                    )
            );
            return null;
        }

        var start = task.IsReplica && !task.IsSequential ? (long)task.ReplicaIndex * count.Value : 0;
        if (start + count.Value <= candidates.Count)
            return [.. candidates.Skip((int)start).Take(count.Value)];
        report(Catalogue.NotEnoughNodes(count.Location, task.Name, start + count.Value, candidates.Count, start > 0));
        return null;
    }
}
