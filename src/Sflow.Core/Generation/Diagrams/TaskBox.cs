using Sflow.Generation.Diagrams.Layout;
using Sflow.Planning;

namespace Sflow.Generation.Diagrams;

/// <summary>The box of a task, or of the replicas of one.</summary>
internal sealed class TaskBox
{
    /// <summary>How many replicas have a line of their own at most.</summary>
    private const int MostReplicas = 6;

    private const int MostProbes = 3;
    private const double TitleSize = 13;
    private const double TextSize = 11;
    private const double PillSize = 9.5;
    private const double LineHeight = 15;
    private const double Padding = 12;
    private const double Least = 150;
    private const double Most = 290;
    private const double Card = 4;
    private const string Pill = "service";

    private readonly DiagramNode node;
    private readonly IReadOnlyList<string> lines;
    private readonly double cards;

    /// <summary>Measures the box of a node.</summary>
    public TaskBox(DiagramNode node)
    {
        this.node = node;
        lines = Lines(node);
        cards = node.Tasks.Count > 1 ? 2 * Card : 0;
        var title = TextMetrics.Width(node.Title, TitleSize, isBold: true) + (node.IsService ? PillWidth + 10 : 0);
        var text = Math.Max(title, lines.Select(line => TextMetrics.Width(line, TextSize)).DefaultIfEmpty(0).Max());
        Size = new BoxSize(
            Math.Ceiling(Math.Min(Most, Math.Max(Least, text + (2 * Padding) + 4)) + cards),
            Math.Ceiling(32 + (lines.Count * LineHeight) + 6 + cards)
        );
    }

    /// <summary>The size, with the cards behind it.</summary>
    public BoxSize Size { get; }

    private static double PillWidth => TextMetrics.Width(Pill, PillSize) + 12;

    /// <summary>The shapes of the box.</summary>
    /// <param name="place">Its place, with the cards behind it.</param>
    public Shape At(Area place)
    {
        var front = place with { Width = place.Width - cards, Height = place.Height - cards };
        var (hue, right) = (Ink.Hues[node.Hue], front.Right - Padding);
        var shapes = new List<Shape>();
        for (var card = cards; card >= 0; card -= Card)
            shapes.Add(new BoxShape(front.MovedBy(card, card), 7, Ink.Box, card == 0 && node.IsService ? Ink.Ready : Ink.Frame));
        shapes.Add(new BoxShape(new Area(front.X + 4, front.Y + 8, 4, front.Height - 16), 2, hue, null));
        var x = front.X + Padding + 4;
        var room = right - x - (node.IsService ? PillWidth + 6 : 0);
        var title = TextMetrics.Fit(node.Title, room, TitleSize, isBold: true);
        shapes.Add(new TextShape(new Point(x, front.Y + 22), title, TitleSize, Ink.Text) { IsBold = true });
        if (node.IsService)
        {
            shapes.Add(new BoxShape(new Area(right - PillWidth + 4, front.Y + 10, PillWidth, 16), 8, Ink.ReadyGround, null));
            shapes.Add(
                new TextShape(new Point(right + 4 - (PillWidth / 2), front.Y + 21.5), Pill, PillSize, Ink.Ready)
                {
                    Anchor = TextAnchor.Middle,
                }
            );
        }

        for (var i = 0; i < lines.Count; i++)
        {
            var text = TextMetrics.Fit(lines[i], right + 4 - x, TextSize);
            shapes.Add(new TextShape(new Point(x, front.Y + 39 + (i * LineHeight)), text, TextSize, Ink.Muted));
        }

        return new GroupShape(Tooltip(node), shapes);
    }

    /// <summary>What a box says below its title, one entry per line.</summary>
    public static IReadOnlyList<string> Lines(DiagramNode node)
    {
        var first = node.Tasks[0];
        var lines = new List<string> { first.Operator };
        var hasRows =
            node.Tasks.Count is > 1 and <= MostReplicas && node.Tasks.Any(task => task.Place != first.Place || task.Sweep.Length > 0);
        if (!hasRows)
            lines.Add(Place(node));
        lines.AddRange(first.Probes.Take(MostProbes));
        if (first.Probes.Count > MostProbes)
            lines.Add($"and {PlanCount(first.Probes.Count - MostProbes, "more probe")}");
        List<string> limits = [];
        if (first.Retries > 0)
            limits.Add(first.Retries == 1 ? "1 retry" : $"{Number(first.Retries)} retries");
        if (first.Timeout.Length > 0)
            limits.Add("timeout " + first.Timeout);
        if (node.IsSequential)
            limits.Add("one after another");
        if (limits.Count > 0)
            lines.Add(string.Join(" · ", limits));
        if (hasRows)
            lines.AddRange(
                node.Tasks.Select(task => $"{Suffix(node, task)}: {task.Place}{(task.Sweep.Length > 0 ? " · " + task.Sweep : "")}")
            );
        return lines;
    }

    // Replicas in different places: all their nodes, and the GPUs of one of them.
    private static string Place(DiagramNode node)
    {
        var first = node.Tasks[0];
        if (node.Tasks.All(task => task.Place == first.Place))
            return first.Place;
        var nodes = node.Tasks.SelectMany(task => task.Nodes).Distinct().OrderBy(number => number).ToList();
        var gpus = first.Gpus.Count * first.Nodes.Count;
        return $"{(nodes.Count == 1 ? "node" : "nodes")} {NumberRanges.Of(nodes)}{(gpus > 0 ? $" · {PlanCount(gpus, "GPU")} each" : "")}";
    }

    private static string Tooltip(DiagramNode node) => string.Join("\n", [node.Title, .. Lines(node)]);

    private static string Suffix(DiagramNode node, DiagramTask task) =>
        task.Name.Length > node.Name.Length + 1 && task.Name.StartsWith(node.Name, StringComparison.Ordinal)
            ? task.Name.Substring(node.Name.Length + 1)
            : task.Name;

    private static string PlanCount(int count, string noun) => Plans.PlanText.Count(count, noun);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
