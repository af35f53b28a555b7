using Sflow.Resolution;

namespace Sflow.Planning;

/// <summary>
/// Which task has which GPUs of a backend. A GPU knows only its last holder: that task got the GPU because all earlier holders had let go
/// of it, so they have let go of it for every task that comes after the last holder, too.
/// </summary>
internal sealed class GpuLedger(ResolvedBackend backend, TaskGraph graph)
{
    private const int Nobody = -1;
    private readonly List<int>?[] holders = new List<int>?[backend.Nodes];

    /// <summary>When a task lets go of its GPUs.</summary>
    public static ReleasePolicy PolicyOf(ResolvedTask task) =>
        task.Gpus?.Release ?? (task.IsService ? ReleasePolicy.WorkflowCompletion : ReleasePolicy.TaskCompletion);

    /// <summary>True when a task can have a GPU.</summary>
    /// <param name="node">The node.</param>
    /// <param name="gpu">The GPU.</param>
    /// <param name="task">The task.</param>
    /// <param name="ignored">The holders that do not count.</param>
    public bool IsFree(int node, int gpu, int task, Func<int, bool> ignored) =>
        Exists(gpu) && (BlockerOf(node, gpu, task) is not { } blocker || ignored(blocker));

    /// <summary>True when the backend has the GPU, or doesn't say how many it has.</summary>
    public bool Exists(int gpu) => backend.GpusPerNode is not { } capacity || gpu < capacity;

    /// <summary>The first of so many adjacent GPUs that a task can have on a node; null when there are none.</summary>
    /// <param name="node">The node.</param>
    /// <param name="count">How many, 1 or more.</param>
    /// <param name="task">The task.</param>
    /// <param name="ignored">The holders that do not count.</param>
    public int? FirstGap(int node, int count, int task, Func<int, bool> ignored)
    {
        // Behind the last GPU that was ever assigned, all are free.
        var end = backend.GpusPerNode ?? (long)(holders[node]?.Count ?? 0) + count;
        var length = 0;
        for (var gpu = 0; gpu < end; gpu++)
        {
            length = IsFree(node, gpu, task, ignored) ? length + 1 : 0;
            if (length == count)
                return gpu - count + 1;
        }

        return null;
    }

    /// <summary>Assigns GPUs on each of the nodes.</summary>
    /// <returns>The tasks that had them before.</returns>
    public IReadOnlyList<string> Take(int task, IReadOnlyList<int> nodes, IReadOnlyList<int> gpus)
    {
        var earlier = new SortedSet<int>();
        foreach (var node in nodes)
        {
            var list = holders[node] ??= [];
            while (list.Count <= gpus.Max())
                list.Add(Nobody);
            foreach (var gpu in gpus)
            {
                if (list[gpu] != Nobody)
                    earlier.Add(list[gpu]);
                list[gpu] = task;
            }
        }

        return [.. earlier.Select(holder => graph.Tasks[holder].Name)];
    }

    /// <summary>The task that has a GPU while another one can run; null when there is none.</summary>
    public int? BlockerOf(int node, int gpu, int task)
    {
        if (holders[node] is not { } list || gpu >= list.Count || list[gpu] == Nobody)
            return null;
        return graph.LetsGoOfGpus(list[gpu]) && graph.IsAfter(task, list[gpu]) ? null : list[gpu];
    }

    /// <summary>The tasks that have GPUs of a node while another one can run, each with its GPUs, by the first GPU.</summary>
    public IReadOnlyList<KeyValuePair<int, List<int>>> BlockersOf(int node, int task)
    {
        var blockers = new List<KeyValuePair<int, List<int>>>();
        for (var gpu = 0; gpu < (holders[node]?.Count ?? 0); gpu++)
        {
            if (BlockerOf(node, gpu, task) is not { } blocker)
                continue;
            var known = blockers.FindIndex(pair => pair.Key == blocker);
            if (known >= 0)
                blockers[known].Value.Add(gpu);
            else
                blockers.Add(new(blocker, [gpu]));
        }

        return blockers;
    }
}
