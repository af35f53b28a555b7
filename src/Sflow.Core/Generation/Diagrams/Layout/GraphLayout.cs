namespace Sflow.Generation.Diagrams.Layout;

/// <summary>Places boxes in a picture of a limited width: boxes without a connection form graphs of their own, in rows.</summary>
internal static class GraphLayout
{
    private const double Gap = 40;

    /// <summary>Places boxes.</summary>
    /// <param name="sizes">The sizes of the boxes.</param>
    /// <param name="edges">The edges; each leads to a box with a greater number.</param>
    /// <param name="widest">The width that the picture should not exceed.</param>
    /// <param name="stub">How far the lines run straight from a box that stands beside the next layer.</param>
    public static BoxLayout Of(IReadOnlyList<BoxSize> sizes, IReadOnlyList<(int From, int To)> edges, double widest, double stub)
    {
        var parts = Parts(sizes.Count, edges);
        var isVertical = IsVertical(sizes, edges, parts, widest, stub);
        var boxes = new Area[sizes.Count];
        var lines = new List<LinePiece>();
        var inSingles = false;
        double x = 0,
            y = 0,
            row = 0,
            width = 0;
        foreach (var part in parts)
        {
            var layout = Layout(sizes, edges, part, isVertical, stub);
            // Single boxes have rows of their own behind the graphs.
            if (x > 0 && (x + layout.Width > widest || (part.Count == 1 && !inSingles)))
                (x, y, row) = (0, y + row + Gap, 0);
            inSingles = part.Count == 1;
            for (var i = 0; i < part.Count; i++)
                boxes[part[i]] = layout.Boxes[i].MovedBy(x, y);
            var (left, top) = (x, y);
            lines.AddRange(
                layout.Lines.Select(line => new LinePiece(
                    part[line.Source],
                    line.Target is { } target ? part[target] : null,
                    [.. line.Points.Select(point => new Point(point.X + left, point.Y + top))]
                ))
            );
            (x, row, width) = (x + layout.Width + Gap, Math.Max(row, layout.Height), Math.Max(width, x + layout.Width));
        }

        return new BoxLayout(boxes, lines, width, y + row, isVertical);
    }

    // Beside each other reads best. Long chains are more readable below each other, when that is narrower.
    private static bool IsVertical(
        IReadOnlyList<BoxSize> sizes,
        IReadOnlyList<(int From, int To)> edges,
        IReadOnlyList<IReadOnlyList<int>> parts,
        double widest,
        double stub
    )
    {
        var flat = parts.Max(part => Layout(sizes, edges, part, isVertical: false, stub).Width);
        return flat > widest && parts.Max(part => Layout(sizes, edges, part, isVertical: true, stub).Width) < flat;
    }

    private static BoxLayout Layout(
        IReadOnlyList<BoxSize> sizes,
        IReadOnlyList<(int From, int To)> edges,
        IReadOnlyList<int> part,
        bool isVertical,
        double stub
    )
    {
        var numbers = part.Select((box, index) => (box, index)).ToDictionary(pair => pair.box, pair => pair.index);
        return LayeredLayout.Of(
            [.. part.Select(box => sizes[box])],
            [.. edges.Where(edge => numbers.ContainsKey(edge.From)).Select(edge => (numbers[edge.From], numbers[edge.To]))],
            isVertical,
            isVertical ? 26 : stub
        );
    }

    // The connected boxes, each part in the order of its boxes, the largest part first.
    private static List<List<int>> Parts(int boxes, IReadOnlyList<(int From, int To)> edges)
    {
        int[] first = [.. Enumerable.Range(0, boxes)];
        int Find(int box)
        {
            while (first[box] != box)
                box = first[box] = first[first[box]];
            return box;
        }

        foreach (var (from, to) in edges)
        {
            var (a, b) = (Find(from), Find(to));
            (first[Math.Max(a, b)], first[a]) = (Math.Min(a, b), Math.Min(a, b));
        }

        return
        [
            .. Enumerable
                .Range(0, boxes)
                .GroupBy(Find)
                .Select(part => part.ToList())
                .OrderByDescending(part => part.Count)
                .ThenBy(part => part[0]),
        ];
    }
}
