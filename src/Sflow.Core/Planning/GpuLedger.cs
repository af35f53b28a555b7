using Sflow.Expressions;
using Sflow.Resolution;

namespace Sflow.Planning;

/// <summary>Which task holds which GPUs of a backend. On each node they are assigned from 0 upwards.</summary>
internal sealed class GpuLedger(ResolvedBackend backend)
{
    private readonly int[] next = new int[backend.Nodes];
    private readonly List<(string Task, int Node, int First, int Count)> holders = [];

    /// <summary>The first free GPU of a node.</summary>
    public int Next(int node) => next[node];

    /// <summary>How many GPUs of a node are free; no limit where their number isn't known.</summary>
    public int Free(int node) => backend.GpusPerNode is { } capacity ? capacity - next[node] : int.MaxValue;

    /// <summary>Assigns the next GPUs on each of the nodes.</summary>
    public IReadOnlyList<int> Take(string task, IReadOnlyList<int> nodes, int count)
    {
        var first = next[nodes[0]];
        foreach (var node in nodes)
        {
            holders.Add((task, node, next[node], count));
            next[node] += count;
        }

        return [.. Enumerable.Range(first, count)];
    }

    /// <summary>The current assignments, for <see cref="Rewind"/>.</summary>
    public int[] Mark() => (int[])next.Clone();

    /// <summary>Returns to a mark, and gives what was assigned since then.</summary>
    public int[] Rewind(int[] mark)
    {
        var reached = Mark();
        mark.CopyTo(next, 0);
        return reached;
    }

    /// <summary>Treats every GPU as assigned that was assigned at one of the marks.</summary>
    public void Advance(int[] mark)
    {
        for (var node = 0; node < next.Length; node++)
            next[node] = Math.Max(next[node], mark[node]);
    }

    /// <summary>The assignments, for a message: <c>node 0: a 0-1, b 2; node 1: free</c>.</summary>
    public string Describe(IReadOnlyList<int> nodes)
    {
        const int most = 8;
        var lines = nodes
            .Take(most)
            .Select(node =>
            {
                var held = holders
                    .Where(holder => holder.Node == node)
                    .Select(holder => $"{holder.Task} {Slice(holder.First, holder.Count)}")
                    .ToList();
                return $"node {node}: {(held.Count == 0 ? "free" : string.Join(", ", held.Take(most)) + (held.Count > most ? ", …" : ""))}";
            });
        return string.Join("; ", lines) + (nodes.Count > most ? "; …" : "");
    }

    private static string Slice(int first, int count) => count == 1 ? $"{first}" : $"{first}-{first + count - 1}";
}
