using Sflow.Generation.Diagrams.Layout;

namespace Sflow.Generation.Diagrams;

/// <summary>The nodes of a backend: a card per node, with a column per GPU and a bar per task that has it.</summary>
internal static class NodePanel
{
    private const int MostNodes = 32;
    private const double Top = 34;
    private const double Padding = 14;
    private const double CardGap = 14;

    /// <summary>Returns the panel. It is null when it would say no more than the tasks do: one node without GPUs.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="backend">The backend.</param>
    /// <param name="widest">The width that the panel should not exceed.</param>
    public static Panel? Of(DiagramGraph graph, DiagramBackend backend, double widest)
    {
        var tasks = graph
            .Nodes.SelectMany(node => node.Tasks.Where(task => task.Backend == backend.Name).Select(task => (Node: node, Task: task)))
            .ToList();
        var gpus = backend.GpusPerNode ?? tasks.SelectMany(one => one.Task.Gpus).Select(gpu => gpu + 1).DefaultIfEmpty(0).Max();
        if (tasks.Count == 0 || (gpus == 0 && backend.Nodes.Count == 1))
            return null;
        var cards = backend
            .Nodes.Take(MostNodes)
            .Select(
                (name, number) => new NodeCard(name, gpus, [.. tasks.Where(one => one.Task.Nodes.Contains(number))], widest - (2 * Padding))
            )
            .ToList();
        var title = $"Backend {backend.Name}: {backend.Title}";
        var shapes = new List<Shape>();
        double x = Padding,
            y = Top,
            row = 0,
            right = Padding + TextMetrics.Width(title, 13, isBold: true);
        foreach (var card in cards)
        {
            if (x > Padding && x + card.Width > widest - Padding)
                (x, y, row) = (Padding, y + row + CardGap, 0);
            shapes.AddRange(card.ShapesAt(x, y));
            (x, row, right) = (x + card.Width + CardGap, Math.Max(row, card.Height), Math.Max(right, x + card.Width));
        }

        y += row;
        if (backend.Nodes.Count > MostNodes)
        {
            var more = $"and {Plans.PlanText.Count(backend.Nodes.Count - MostNodes, "more node")}, which the plan lists";
            shapes.Add(new TextShape(new Point(Padding, y + 18), more, 11, Ink.Muted));
            y += 20;
        }

        var (width, height) = (right + Padding, y + Padding);
        return new Panel(
            width,
            height,
            [
                new BoxShape(new Area(0, 0, width, height), 8, Ink.Panel, Ink.Frame),
                new TextShape(new Point(Padding, 22), TextMetrics.Fit(title, width - (2 * Padding), 13, isBold: true), 13, Ink.Text)
                {
                    IsBold = true,
                },
                .. shapes,
            ]
        );
    }
}
