using Sflow.Generation.Diagrams.Layout;

namespace Sflow.Generation.Diagrams;

/// <summary>Draws a graph: its name, a legend, the tasks and their dependencies, the nodes with their GPUs, the variables.</summary>
internal static class DrawingBuilder
{
    private const double Margin = 24;
    private const double Gap = 28;
    private const double MostWidth = 1352;
    private const double TitleSize = 20;
    private const double TextSize = 12;

    /// <summary>Returns the drawing of a graph.</summary>
    public static Drawing Of(DiagramGraph graph)
    {
        var shapes = new List<Shape>();
        var y = Margin + TitleSize;
        shapes.Add(
            new TextShape(new Point(Margin, y - 2), TextMetrics.Fit(graph.Name, MostWidth, TitleSize, isBold: true), TitleSize, Ink.Text)
            {
                IsBold = true,
            }
        );
        var width = Margin + TextMetrics.Width(graph.Name, TitleSize, isBold: true);
        y += 20;
        foreach (var line in TextLines.Wrap(graph.Summary, MostWidth, TextSize))
        {
            shapes.Add(new TextShape(new Point(Margin, y), line, TextSize, Ink.Muted));
            width = Math.Max(width, Margin + TextMetrics.Width(line, TextSize));
            y += 17;
        }

        var panels = new List<Panel>();
        if (graph.Edges.Count > 0)
            panels.Add(LegendPanel.Of(graph));
        panels.Add(TaskPanel.Of(graph, MostWidth));
        var widest = Math.Max(MostWidth, panels.Max(panel => panel.Width));
        panels.AddRange(graph.Backends.Select(backend => NodePanel.Of(graph, backend, widest)).OfType<Panel>());
        if (graph.Variables.Count > 0)
            panels.Add(VariablePanel.Of(graph.Variables, widest));
        panels.AddRange(graph.Notes.Select(NotePanel.Of));

        foreach (var panel in panels)
        {
            shapes.AddRange(panel.ShapesAt(Margin, y));
            y += panel.Height + Gap;
            width = Math.Max(width, Margin + panel.Width);
        }

        return new Drawing(Math.Ceiling(Math.Min(width, Margin + widest) + Margin), Math.Ceiling(y - Gap + Margin), graph.Name, shapes);
    }
}
