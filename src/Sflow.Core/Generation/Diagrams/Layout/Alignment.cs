namespace Sflow.Generation.Diagrams.Layout;

/// <summary>Places the nodes along their layers, in their order, so that lines are short and straight.</summary>
internal static class Alignment
{
    private const int Rounds = 40;
    private const double BendPull = 4;

    /// <summary>Places the nodes.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="gap">The least distance between two boxes of a layer.</param>
    public static void Apply(LayerGraph graph, double gap)
    {
        foreach (var layer in graph.Layers)
            Place(layer, gap, _ => (0, 1));
        for (var round = 0; round < Rounds; round++)
        {
            var isLast = round >= Rounds - 16;
            foreach (var layer in round % 2 == 0 ? graph.Layers : graph.Layers.Reverse())
                Place(layer, gap, node => Wish(node, isLast || round % 2 == 0, isLast || round % 2 == 1));
        }

        var start = graph.Layers.SelectMany(layer => layer).Select(node => node.Middle - (node.Size / 2)).DefaultIfEmpty(0).Min();
        foreach (var node in graph.Layers.SelectMany(layer => layer))
            node.Middle = Math.Ceiling(node.Middle - start);
    }

    // The average place of the neighbours, and how much it counts. Lines through two bends should be straight.
    private static (double Place, double Weight) Wish(LayerNode node, bool looksBack, bool looksAhead)
    {
        double sum = 0,
            weight = 0;
        foreach (var next in (looksBack ? node.Before : []).Concat(looksAhead ? node.After : []))
        {
            var pull = node.IsBend && next.IsBend ? BendPull : 1;
            sum += pull * next.Middle;
            weight += pull;
        }

        return weight > 0 ? (sum / weight, weight) : (node.Middle, 0.1);
    }

    // The places that have the least weighted squares of distances from the wishes, in the given order and with the gaps between
    // them: an isotonic regression, by joining neighbours that are too close into blocks.
    private static void Place(List<LayerNode> layer, double gap, Func<LayerNode, (double Place, double Weight)> wishOf)
    {
        var blocks = new List<(double Sum, double Weight, int Count)>();
        var offsets = new double[layer.Count];
        for (var i = 0; i < layer.Count; i++)
        {
            if (i > 0)
                offsets[i] = offsets[i - 1] + Distance(layer[i - 1], layer[i], gap);
            var (place, weight) = wishOf(layer[i]);
            blocks.Add(((place - offsets[i]) * weight, weight, 1));
            while (blocks.Count > 1 && Mean(blocks[blocks.Count - 2]) >= Mean(blocks[blocks.Count - 1]))
            {
                var (last, previous) = (blocks[blocks.Count - 1], blocks[blocks.Count - 2]);
                blocks.RemoveAt(blocks.Count - 1);
                blocks[blocks.Count - 1] = (previous.Sum + last.Sum, previous.Weight + last.Weight, previous.Count + last.Count);
            }
        }

        var index = 0;
        foreach (var block in blocks)
        {
            for (var i = 0; i < block.Count; i++, index++)
                layer[index].Middle = Mean(block) + offsets[index];
        }

        static double Mean((double Sum, double Weight, int Count) block) => block.Sum / block.Weight;
    }

    private static double Distance(LayerNode first, LayerNode second, double gap) =>
        ((first.Size + second.Size) / 2)
        + (
            first.IsBend && second.IsBend ? gap / 4
            : first.IsBend || second.IsBend ? gap * 0.6
            : gap
        );
}
