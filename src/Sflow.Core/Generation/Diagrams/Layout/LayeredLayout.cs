namespace Sflow.Generation.Diagrams.Layout;

/// <summary>The size of a box.</summary>
internal readonly record struct BoxSize(double Width, double Height);

/// <summary>A line from a box or a bend to the next layer. The lines of a box that share bends share these pieces.</summary>
/// <param name="Source">The number of the box that the line comes from.</param>
/// <param name="Target">The number of the box at its end, or null at a bend.</param>
/// <param name="Points">The points: straight from the first to the second, then a curve to the third, and so on in turn.</param>
internal sealed record LinePiece(int Source, int? Target, IReadOnlyList<Point> Points);

/// <summary>Where everything is.</summary>
/// <param name="Boxes">The boxes.</param>
/// <param name="Lines">The lines.</param>
/// <param name="Width">The width of the whole.</param>
/// <param name="Height">The height of the whole.</param>
/// <param name="IsVertical">True when lines run from top to bottom, false when they run from left to right.</param>
internal sealed record BoxLayout(IReadOnlyList<Area> Boxes, IReadOnlyList<LinePiece> Lines, double Width, double Height, bool IsVertical);

/// <summary>
/// A layered layout of boxes and lines (Sugiyama): layers, few crossings, straight lines. It is the same on every machine, and boxes
/// don't overlap.
/// </summary>
internal static class LayeredLayout
{
    private const double ArrowLength = 12;

    /// <summary>Places boxes.</summary>
    /// <param name="sizes">The sizes of the boxes.</param>
    /// <param name="edges">The edges; each leads to a box with a greater number.</param>
    /// <param name="isVertical">True for layers below each other, false for layers beside each other.</param>
    /// <param name="stub">How far the lines run straight from a box.</param>
    public static BoxLayout Of(IReadOnlyList<BoxSize> sizes, IReadOnlyList<(int From, int To)> edges, bool isVertical, double stub)
    {
        var graph = new LayerGraph([.. sizes.Select(size => isVertical ? size.Width : size.Height)], edges);
        Crossings.Reduce(graph);
        Alignment.Apply(graph, isVertical ? 28 : 22);
        double Depth(LayerNode node) =>
            node.IsBend ? 0
            : isVertical ? sizes[node.Source].Height
            : sizes[node.Source].Width;
        var starts = new double[graph.Layers.Count];
        var depths = graph.Layers.Select(layer => layer.Max(Depth)).ToList();
        for (var layer = 1; layer < starts.Length; layer++)
            starts[layer] = starts[layer - 1] + depths[layer - 1] + stub + CurveBehind(graph.Layers[layer - 1]) + ArrowLength;

        Point At(double along, double across) => isVertical ? new Point(across, along) : new Point(along, across);
        // Beside each other, the boxes of a layer have the same width.
        double DepthOf(LayerNode node) => isVertical ? Depth(node) : depths[node.Layer];
        var boxes = graph
            .Boxes.Select(box =>
                isVertical
                    ? new Area(box.Middle - (box.Size / 2), starts[box.Layer], box.Size, Depth(box))
                    : new Area(starts[box.Layer], box.Middle - (box.Size / 2), DepthOf(box), box.Size)
            )
            .ToList();
        var lines = new List<LinePiece>();
        foreach (var node in graph.Layers.SelectMany(layer => layer))
        {
            var from = starts[node.Layer] + (node.IsBend ? 0 : DepthOf(node));
            var curve = starts[node.Layer] + depths[node.Layer] + stub;
            foreach (var next in node.After)
            {
                var across = next.IsBend ? next.Middle : Entry(node, next);
                var end = starts[next.Layer];
                Point[] points = [At(from, node.Middle), At(curve, node.Middle), At(end - ArrowLength, across), At(end, across)];
                lines.Add(new LinePiece(node.Source, next.IsBend ? null : next.Source, points));
            }
        }

        var across1 = graph.Layers.SelectMany(layer => layer).Select(node => node.Middle + (node.Size / 2)).DefaultIfEmpty(0).Max();
        var along1 = starts.Length == 0 ? 0 : starts[starts.Length - 1] + depths[depths.Count - 1];
        return isVertical ? new BoxLayout(boxes, lines, across1, along1, true) : new BoxLayout(boxes, lines, along1, across1, false);
    }

    // More lines need more room to be told apart.
    private static double CurveBehind(List<LayerNode> layer) => Math.Min(110, 36 + (3 * layer.Sum(node => node.After.Count)));

    // The lines to a box arrive side by side, in the order of the nodes that they come from.
    private static double Entry(LayerNode from, LayerNode box)
    {
        var order = box.Before.OrderBy(node => node.Middle).ToList();
        var step = Math.Min(14, (box.Size - 16) / Math.Max(1, order.Count - 1));
        return box.Middle + ((order.IndexOf(from) - ((order.Count - 1) / 2.0)) * step);
    }
}
