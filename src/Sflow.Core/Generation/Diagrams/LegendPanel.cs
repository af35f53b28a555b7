using Sflow.Generation.Diagrams.Layout;

namespace Sflow.Generation.Diagrams;

/// <summary>Explains the two kinds of lines.</summary>
internal static class LegendPanel
{
    private const double TextSize = 11;
    private const double LineLength = 34;

    /// <summary>Returns the legend for the kinds of lines that a graph has.</summary>
    public static Panel Of(DiagramGraph graph)
    {
        var shapes = new List<Shape>();
        var x = 0.0;
        if (graph.Edges.Any(edge => !edge.IsReady))
            Add(isReady: false, "done: starts when the task has completed");
        if (graph.Edges.Any(edge => edge.IsReady))
            Add(isReady: true, "ready: starts when the service is ready");
        return new Panel(x - 28, 14, shapes);

        void Add(bool isReady, string text)
        {
            shapes.AddRange(Arrow.Of([new Point(x, 7), new Point(x + LineLength, 7)], isReady, isVertical: false, hasHead: true));
            shapes.Add(new TextShape(new Point(x + LineLength + 8, 11), text, TextSize, Ink.Muted));
            x += LineLength + 8 + TextMetrics.Width(text, TextSize) + 28;
        }
    }
}
