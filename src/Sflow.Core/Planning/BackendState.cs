using Sflow.Resolution;

namespace Sflow.Planning;

/// <summary>What is assigned of a backend while tasks are placed.</summary>
/// <param name="backend">The backend.</param>
/// <param name="graph">The tasks.</param>
/// <param name="hasClaims">True when a task claims nodes of the backend.</param>
internal sealed class BackendState(ResolvedBackend backend, TaskGraph graph, bool hasClaims)
{
    private const int MostNodesOfMessage = 8;

    /// <summary>The backend.</summary>
    public ResolvedBackend Backend => backend;

    /// <summary>All nodes.</summary>
    public IReadOnlyList<int> Nodes { get; } = [.. Enumerable.Range(0, backend.Nodes)];

    /// <summary>The GPUs.</summary>
    public GpuLedger Gpus { get; } = new(backend, graph);

    /// <summary>The claims on nodes; null when no task claims any.</summary>
    public NodeClaims? Claims { get; } = hasClaims ? new NodeClaims(backend, graph) : null;

    /// <summary>Which tasks keep nodes and GPUs from a task, for a message: <c>node 0: a 0-1, b 2; node 1: free</c>.</summary>
    public string Describe(IReadOnlyList<int> nodes, int task) =>
        string.Join("; ", nodes.Take(MostNodesOfMessage).Select(node => $"node {node}: {Holders(node, task)}"))
        + (nodes.Count > MostNodesOfMessage ? "; …" : "");

    private string Holders(int node, int task)
    {
        if (Claims?.OwnerOf(node, task) is { } owner)
            return $"claimed by {graph.Tasks[owner].Name}";
        var held = Gpus.BlockersOf(node, task);
        return held.Count == 0
            ? "free"
            : string.Join(", ", held.Take(MostNodesOfMessage).Select(pair => Holder(graph.Tasks[pair.Key], pair.Value)))
                + (held.Count > MostNodesOfMessage ? ", …" : "");
    }

    // Why it does not let go of its GPUs, if it never does.
    private static string Holder(ResolvedTask task, List<int> gpus) =>
        $"{task.Name} {NumberRanges.Of(gpus)}"
        + (
            task.Gpus!.Release == ReleasePolicy.WorkflowCompletion ? " (to the end)"
            : task.IsService && task.Gpus.Release != ReleasePolicy.TaskReady ? " (a service)"
            : ""
        );
}
