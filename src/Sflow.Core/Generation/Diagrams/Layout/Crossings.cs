namespace Sflow.Generation.Diagrams.Layout;

/// <summary>Orders the nodes of each layer, so that few lines cross.</summary>
internal static class Crossings
{
    private const int Rounds = 16;
    private const int LargestGraph = 4000;

    /// <summary>Orders the nodes. The same graph always gets the same order.</summary>
    public static void Reduce(LayerGraph graph)
    {
        FirstOrder(graph);
        var best = Count(graph);
        var order = Snapshot(graph);
        var rounds = graph.Layers.Sum(layer => layer.Count) > LargestGraph ? 2 : Rounds;
        for (var round = 0; round < rounds && best > 0; round++)
        {
            Sweep(graph, isForward: round % 2 == 0);
            Swap(graph);
            if (Count(graph) is var count && count < best)
                (best, order) = (count, Snapshot(graph));
        }

        for (var layer = 0; layer < order.Count; layer++)
            Put(graph.Layers[layer], order[layer]);
    }

    /// <summary>How many pairs of lines cross.</summary>
    public static long Count(LayerGraph graph) => graph.Layers.Sum(CountBehind);

    // Depth first from the boxes that wait for nothing: what belongs together comes together.
    private static void FirstOrder(LayerGraph graph)
    {
        var seen = new HashSet<LayerNode>();
        var order = graph.Layers.Select(_ => new List<LayerNode>()).ToList();
        foreach (var start in graph.Boxes.Where(box => box.Before.Count == 0).Concat(graph.Boxes))
        {
            var open = new Stack<LayerNode>([start]);
            while (open.Count > 0)
            {
                var node = open.Pop();
                if (!seen.Add(node))
                    continue;
                order[node.Layer].Add(node);
                for (var i = node.After.Count - 1; i >= 0; i--)
                    open.Push(node.After[i]);
            }
        }

        for (var layer = 0; layer < order.Count; layer++)
            Put(graph.Layers[layer], order[layer]);
    }

    private static List<List<LayerNode>> Snapshot(LayerGraph graph) => [.. graph.Layers.Select(layer => layer.ToList())];

    private static void Put(List<LayerNode> layer, IEnumerable<LayerNode> order)
    {
        List<LayerNode> nodes = [.. order];
        for (var i = 0; i < nodes.Count; i++)
        {
            layer[i] = nodes[i];
            nodes[i].Order = i;
        }
    }

    // Each node moves to the average of its neighbours; a node without one keeps its place.
    private static void Sweep(LayerGraph graph, bool isForward)
    {
        foreach (var layer in isForward ? graph.Layers : graph.Layers.Reverse())
        {
            Put(
                layer,
                layer.OrderBy(node =>
                    (isForward ? node.Before : node.After) is { Count: > 0 } next ? next.Average(n => n.Order) : node.Order
                )
            );
        }
    }

    // Neighbours change places as long as that takes crossings away.
    private static void Swap(LayerGraph graph)
    {
        foreach (var layer in graph.Layers)
        {
            var improved = true;
            for (var pass = 0; improved && pass < Rounds; pass++)
            {
                improved = false;
                for (var i = 0; i + 1 < layer.Count; i++)
                {
                    var (first, second) = (layer[i], layer[i + 1]);
                    if (
                        Between(first.Before, second.Before) + Between(first.After, second.After)
                        <= Between(second.Before, first.Before) + Between(second.After, first.After)
                    )
                        continue;
                    (layer[i], layer[i + 1]) = (second, first);
                    (second.Order, first.Order) = (i, i + 1);
                    improved = true;
                }
            }
        }
    }

    // The crossings of the lines of two nodes when the first stands before the second.
    private static long Between(List<LayerNode> first, List<LayerNode> second)
    {
        long result = 0;
        foreach (var a in first)
        {
            foreach (var b in second)
            {
                if (a.Order > b.Order)
                    result++;
            }
        }

        return result;
    }

    private static long CountBehind(List<LayerNode> layer)
    {
        long result = 0;
        // For each place in the next layer, the lines that already lead there, as a binary indexed tree.
        var tree = new int[layer.SelectMany(node => node.After).Select(node => node.Order + 2).DefaultIfEmpty(1).Max()];
        var seen = 0;
        foreach (var node in layer)
        {
            foreach (var next in node.After)
                result += seen - SumUpTo(tree, next.Order);
            foreach (var next in node.After)
            {
                for (var i = next.Order + 1; i < tree.Length; i += i & -i)
                    tree[i]++;
                seen++;
            }
        }

        return result;
    }

    private static int SumUpTo(int[] tree, int order)
    {
        var sum = 0;
        for (var i = order + 1; i > 0; i -= i & -i)
            sum += tree[i];
        return sum;
    }
}
