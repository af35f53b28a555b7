using Sflow.Generation.Diagrams.Layout;

namespace Sflow.Generation.Diagrams;

/// <summary>A node: which task has which GPU, and which tasks run there without one.</summary>
internal sealed class NodeCard
{
    private const double Padding = 10;
    private const double BarHeight = 20;
    private const double BarGap = 3;
    private const double TextSize = 10.5;
    private const double LineHeight = 14;
    private const double LeastWidth = 190;
    private const int MostLines = 3;

    private readonly string name;
    private readonly int gpus;
    private readonly double cell;
    private readonly List<(int Lane, int First, int Count, DiagramNode Node, DiagramTask Task)> bars = [];
    private readonly IReadOnlyList<string> others;
    private readonly int lanes;

    /// <summary>Measures the card.</summary>
    /// <param name="name">The node's name.</param>
    /// <param name="gpus">The number of its GPUs.</param>
    /// <param name="tasks">The tasks on the node, in the order of the graph.</param>
    /// <param name="widest">The greatest width.</param>
    public NodeCard(string name, int gpus, IReadOnlyList<(DiagramNode Node, DiagramTask Task)> tasks, double widest)
    {
        (this.name, this.gpus) = (name, gpus);
        cell = gpus == 0 ? 0 : Math.Max(18, Math.Min(gpus <= 4 ? 92 : 74, (widest - (2 * Padding)) / gpus));
        Width = Math.Max(LeastWidth, (gpus * cell) + (2 * Padding));
        lanes = PutBars(tasks);
        var names = tasks.Where(one => one.Task.Gpus.Count == 0).Select(one => one.Task.Name).ToList();
        others =
            names.Count == 0
                ? []
                : Shortened(
                    TextLines.Wrap((gpus == 0 ? "" : "without GPU: ") + string.Join(", ", names), Width - (2 * Padding), TextSize),
                    names.Count
                );
        Height = 26 + (gpus > 0 ? 14 + (Math.Max(1, lanes) * (BarHeight + BarGap)) + 2 : 0) + (others.Count * LineHeight) + 6;
    }

    /// <summary>The width.</summary>
    public double Width { get; }

    /// <summary>The height.</summary>
    public double Height { get; }

    /// <summary>The shapes of the card.</summary>
    public IEnumerable<Shape> ShapesAt(double x, double y)
    {
        yield return new BoxShape(new Area(x, y, Width, Height), 6, Ink.Box, Ink.Frame);
        yield return new TextShape(
            new Point(x + Padding, y + 18),
            TextMetrics.Fit(name, Width - (2 * Padding), 11.5, isBold: true),
            11.5,
            Ink.Text
        )
        {
            IsBold = true,
        };
        var left = x + Padding;
        var top = y + 26;
        for (var gpu = 0; gpu < gpus; gpu++)
        {
            var middle = left + ((gpu + 0.5) * cell);
            var label = (cell > 50 ? "GPU " : "") + gpu.ToString(CultureInfo.InvariantCulture);
            yield return new TextShape(new Point(middle, top + 8), label, 9, Ink.Muted) { Anchor = TextAnchor.Middle };
            for (var lane = 0; lane < Math.Max(1, lanes); lane++)
                yield return new BoxShape(Cell(left, top, lane, gpu, 1), 4, Ink.Panel, null);
        }

        foreach (var (lane, first, count, node, task) in bars)
        {
            var area = Cell(left, top, lane, first, count);
            var text = TextMetrics.Fit(task.Name, area.Width - 8, TextSize);
            yield return new GroupShape(
                $"{task.Name}\n{task.Place}",
                [
                    new BoxShape(area, 4, Ink.Grounds[node.Hue], Ink.Hues[node.Hue]),
                    new TextShape(new Point(area.X + (area.Width / 2), area.Y + 14), text, TextSize, Ink.Text)
                    {
                        Anchor = TextAnchor.Middle,
                    },
                ]
            );
        }

        for (var i = 0; i < others.Count; i++)
            yield return new TextShape(
                new Point(left, y + Height - 8 - ((others.Count - 1 - i) * LineHeight)),
                others[i],
                TextSize,
                Ink.Muted
            );
    }

    // Every name but the last one of all has a comma behind it.
    private static IReadOnlyList<string> Shortened(IReadOnlyList<string> lines, int names)
    {
        if (lines.Count <= MostLines)
            return lines;
        List<string> kept = [.. lines.Take(MostLines - 1)];
        var left = names - kept.Sum(line => line.Count(c => c == ','));
        return [.. kept, $"and {left.ToString(CultureInfo.InvariantCulture)} more"];
    }

    private Area Cell(double left, double top, int lane, int gpu, int count) =>
        new(left + (gpu * cell) + 1.5, top + 14 + (lane * (BarHeight + BarGap)), (count * cell) - 3, BarHeight);

    // Tasks that have a GPU one after another stand below each other.
    private int PutBars(IReadOnlyList<(DiagramNode Node, DiagramTask Task)> tasks)
    {
        var taken = new List<HashSet<int>>();
        foreach (var (node, task) in tasks.Where(one => one.Task.Gpus.Count > 0))
        {
            var lane = taken.FindIndex(held => !held.Overlaps(task.Gpus));
            if (lane < 0)
            {
                lane = taken.Count;
                taken.Add([]);
            }

            taken[lane].UnionWith(task.Gpus);
            var sorted = task.Gpus.OrderBy(gpu => gpu).ToList();
            for (int start = 0, end; start < sorted.Count; start = end)
            {
                for (end = start + 1; end < sorted.Count && sorted[end] == sorted[end - 1] + 1; )
                    end++;
                bars.Add((lane, sorted[start], end - start, node, task));
            }
        }

        return taken.Count;
    }
}
