using System.Collections;

namespace Sflow.Generation.Diagrams;

/// <summary>Finds the dependencies that other dependencies imply.</summary>
internal static class ImpliedEdges
{
    /// <summary>The edges without those between two nodes that a longer path connects.</summary>
    /// <param name="nodes">The number of nodes. Each edge leads to a later one.</param>
    /// <param name="edges">The edges.</param>
    public static IReadOnlyList<DiagramEdge> Without(int nodes, IReadOnlyList<DiagramEdge> edges)
    {
        var incoming = edges.ToLookup(edge => edge.To);
        var before = new BitArray[nodes];
        var kept = new List<DiagramEdge>();
        for (var node = 0; node < nodes; node++)
        {
            before[node] = new BitArray(nodes);
            // The latest first: what comes before it needs no edge of its own.
            foreach (var edge in incoming[node].OrderByDescending(edge => edge.From))
            {
                if (before[node][edge.From])
                    continue;
                kept.Add(edge);
                before[node].Or(before[edge.From]);
                before[node][edge.From] = true;
            }
        }

        return [.. kept.OrderBy(edge => edge.To).ThenBy(edge => edge.From)];
    }
}
