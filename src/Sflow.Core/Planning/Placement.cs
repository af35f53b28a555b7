using System.Collections.Generic;

namespace Sflow.Planning;

/// <summary>Where a task runs.</summary>
/// <param name="Nodes">The backend's nodes, by number.</param>
/// <param name="Gpus">The GPUs on each of them, by their numbers on the node.</param>
internal sealed record Placement(IReadOnlyList<int> Nodes, IReadOnlyList<int> Gpus)
{
    /// <summary>The placement as a text that no other one has.</summary>
    public override string ToString() => string.Join(",", Nodes) + "/" + string.Join(",", Gpus);
}
