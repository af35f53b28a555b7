namespace Sflow.Generation.Diagrams.Layout;

/// <summary>Boxes in layers, so that each line leads from one layer to the next one.</summary>
internal sealed class LayerGraph
{
    private const double BendSize = 8;

    /// <summary>
    /// Puts boxes into layers. A line that passes a layer has a bend there, which it shares with the lines from the same box.
    /// </summary>
    /// <param name="sizes">The extents of the boxes along their layers.</param>
    /// <param name="edges">The edges; each leads to a box with a greater number.</param>
    public LayerGraph(IReadOnlyList<double> sizes, IReadOnlyList<(int From, int To)> edges)
    {
        var ranks = RanksOf(sizes.Count, edges);
        Boxes = [.. sizes.Select((size, box) => new LayerNode(box, ranks[box], size, isBend: false))];
        Layers = [.. Enumerable.Range(0, ranks.DefaultIfEmpty(-1).Max() + 1).Select(_ => new List<LayerNode>())];
        foreach (var box in Boxes)
            Layers[box.Layer].Add(box);
        var bends = new Dictionary<(int Box, int Layer), LayerNode>();
        foreach (var (from, to) in edges)
        {
            var last = Boxes[from];
            for (var layer = last.Layer + 1; layer < Boxes[to].Layer; layer++)
            {
                if (!bends.TryGetValue((from, layer), out var bend))
                {
                    bends.Add((from, layer), bend = new LayerNode(from, layer, BendSize, isBend: true));
                    Layers[layer].Add(bend);
                    Connect(last, bend);
                }

                last = bend;
            }

            Connect(last, Boxes[to]);
        }
    }

    /// <summary>The boxes in their order.</summary>
    public IReadOnlyList<LayerNode> Boxes { get; }

    /// <summary>The nodes of each layer.</summary>
    public IReadOnlyList<List<LayerNode>> Layers { get; }

    private static void Connect(LayerNode from, LayerNode to)
    {
        from.After.Add(to);
        to.Before.Add(from);
    }

    // A box stands directly behind the last box that it waits for. A box that waits for nothing stands directly before the first one
    // that waits for it, so that its lines are short.
    private static int[] RanksOf(int boxes, IReadOnlyList<(int From, int To)> edges)
    {
        var ranks = new int[boxes];
        foreach (var (from, to) in edges.OrderBy(edge => edge.To))
            ranks[to] = Math.Max(ranks[to], ranks[from] + 1);
        var waits = new HashSet<int>(edges.Select(edge => edge.To));
        foreach (var followers in edges.Where(edge => !waits.Contains(edge.From)).GroupBy(edge => edge.From, edge => ranks[edge.To]))
            ranks[followers.Key] = followers.Min() - 1;
        return ranks;
    }
}
