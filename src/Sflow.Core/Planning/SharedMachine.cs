using Sflow.Resolution;

namespace Sflow.Planning;

/// <summary>
/// All nodes of a local backend are the machine of the job's script, and so is the first node of an allocation. Each of these nodes numbers
/// its GPUs from 0, as in nv-sflow, so two tasks can have the same GPU.
/// </summary>
/// <param name="graph">The tasks.</param>
/// <param name="states">The backends.</param>
/// <param name="report">Receives the diagnostics.</param>
internal sealed class SharedMachine(TaskGraph graph, IReadOnlyList<BackendState> states, Action<Diagnostic> report)
{
    // Without a local backend, or with only one local node, nothing can collide.
    private readonly bool isShared = states.Any(state => !state.Backend.IsSlurm) && states.Sum(LocalNodes) > 1;

    // The nodes of this machine that have GPUs in use.
    private readonly HashSet<(BackendState State, int Node)> nodes = [];

    /// <summary>Warns when a placed task and a task on another node of this machine have the same GPU at the same time.</summary>
    public void Check(int number, Placement placement)
    {
        var task = graph.Tasks[number];
        if (!isShared || task.Operator.Kind.IsRemote)
            return;
        var state = states.First(state => state.Backend.Name.Value == task.Backend.Name.Value);
        foreach (var node in placement.Nodes.Where(node => IsHere(state.Backend, node)))
        {
            foreach (var (other, otherNode) in nodes)
            {
                if ((other == state && otherNode == node) || Collision(number, placement, other, otherNode) is not { } found)
                    continue;
                report(
                    Catalogue.GpuOnTwoNodesOfOneMachine(
                        task.Gpus!.Location,
                        task.Name,
                        NodeText(state.Backend, node),
                        found.Gpu,
                        graph.Tasks[found.Holder].Name,
                        NodeText(other.Backend, otherNode)
                    )
                );
                break;
            }

            nodes.Add((state, node));
        }
    }

    private (int Gpu, int Holder)? Collision(int number, Placement placement, BackendState other, int node)
    {
        foreach (var gpu in placement.Gpus)
        {
            if (other.Gpus.BlockerOf(node, gpu, number) is { } holder && !graph.Tasks[holder].Operator.Kind.IsRemote)
                return (gpu, holder);
        }

        return null;
    }

    private static bool IsHere(ResolvedBackend backend, int node) => !backend.IsSlurm || node == 0;

    private static int LocalNodes(BackendState state) => state.Backend.IsSlurm ? 1 : state.Backend.Nodes;

    private static string NodeText(ResolvedBackend backend, int node) => $"node {node} of {Quote.Text(backend.Name.Value)}";
}
