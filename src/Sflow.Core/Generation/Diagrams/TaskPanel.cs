using Sflow.Generation.Diagrams.Layout;

namespace Sflow.Generation.Diagrams;

/// <summary>The tasks and their dependencies.</summary>
internal static class TaskPanel
{
    private const double TagSize = 9.5;
    private const double TagHeight = 15;
    private const double Stub = 46;

    /// <summary>Returns the panel.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="widest">The width that the panel should not exceed.</param>
    public static Panel Of(DiagramGraph graph, double widest)
    {
        var boxes = graph.Nodes.Select(node => new TaskBox(node)).ToList();
        var layout = GraphLayout.Of(
            [.. boxes.Select(box => box.Size)],
            [.. graph.Edges.Select(edge => (edge.From, edge.To))],
            widest,
            Stub
        );
        var sources = new HashSet<int>(graph.Edges.Select(edge => edge.From));
        return new Panel(
            layout.Width,
            layout.Height,
            [
                .. layout.Lines.SelectMany(line =>
                    Arrow.Of(line.Points, graph.Nodes[line.Source].IsService, layout.IsVertical, line.Target is not null)
                ),
                .. boxes.Select((box, index) => box.At(layout.Boxes[index])),
                .. graph.Nodes.SelectMany(
                    (node, index) => sources.Contains(index) ? Tag(node.IsService, layout.Boxes[index], layout.IsVertical) : []
                ),
            ]
        );
    }

    // All dependencies on a task wait for the same, so its lines have one tag, where they leave the box.
    private static IEnumerable<Shape> Tag(bool isReady, Area box, bool isVertical)
    {
        var (text, ink) = isReady ? ("ready", Ink.Ready) : ("done", Ink.Done);
        var width = TextMetrics.Width(text, TagSize) + 10;
        var middle = isVertical
            ? new Point(box.X + (box.Width / 2), box.Bottom + 4 + (TagHeight / 2))
            : new Point(box.Right + 4 + (width / 2), box.Y + (box.Height / 2));
        yield return new BoxShape(new Area(middle.X - (width / 2), middle.Y - (TagHeight / 2), width, TagHeight), 7.5, Ink.Canvas, ink);
        yield return new TextShape(middle with { Y = middle.Y + 3.4 }, text, TagSize, ink) { Anchor = TextAnchor.Middle };
    }
}
