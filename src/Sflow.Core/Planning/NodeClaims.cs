using Sflow.Resolution;

namespace Sflow.Planning;

/// <summary>
/// Which nodes of a backend are claimed, and which tasks use them. As with GPUs, only the last claim on a node counts.
/// </summary>
internal sealed class NodeClaims(ResolvedBackend backend, TaskGraph graph)
{
    private readonly Dictionary<int, int> owners = [];
    private readonly List<int>?[] users = new List<int>?[backend.Nodes];

    /// <summary>The task that has claimed a node while another one can run; null when there is none.</summary>
    public int? OwnerOf(int node, int task) =>
        owners.TryGetValue(node, out var owner) && !graph.HasLetGo(owner, graph.Tasks[owner].Nodes.Claim!.Value, task) ? owner : null;

    /// <summary>A task that uses a node without a claim and can run at the same time as another one; null when there is none.</summary>
    public int? UserOf(int node, int task) =>
        users[node]?.Where(user => !graph.HasLetGo(user, ReleasePolicy.TaskCompletion, task)).Select(user => (int?)user).FirstOrDefault();

    /// <summary>Records the nodes of a task.</summary>
    public void Add(int task, IReadOnlyList<int> nodes)
    {
        var isClaim = graph.Tasks[task].Nodes.Claim is not null;
        foreach (var node in nodes)
        {
            if (isClaim)
                owners[node] = task;
            else
                (users[node] ??= []).Add(task);
        }
    }
}
