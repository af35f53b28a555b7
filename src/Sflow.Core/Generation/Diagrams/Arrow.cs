using Sflow.Generation.Diagrams.Layout;

namespace Sflow.Generation.Diagrams;

/// <summary>Draws dependencies.</summary>
internal static class Arrow
{
    private const double HeadLength = 8;
    private const double HeadWidth = 4;

    /// <summary>A line with or without a head.</summary>
    /// <param name="points">The points: straight from the first to the second, then a curve to the third, and so on in turn.</param>
    /// <param name="isReady">True for a dependency on readiness.</param>
    /// <param name="isVertical">True when it runs from top to bottom.</param>
    /// <param name="hasHead">True at the end of a dependency.</param>
    public static IEnumerable<Shape> Of(IReadOnlyList<Point> points, bool isReady, bool isVertical, bool hasHead)
    {
        var ink = isReady ? Ink.Ready : Ink.Done;
        var end = points[points.Count - 1];
        if (!hasHead)
            return [new LineShape(points, ink, isReady, isVertical)];
        var neck = isVertical ? end with { Y = end.Y - HeadLength } : end with { X = end.X - HeadLength };
        Point[] head = isVertical
            ? [end, new(end.X - HeadWidth, neck.Y), new(end.X + HeadWidth, neck.Y)]
            : [end, new(neck.X, end.Y - HeadWidth), new(neck.X, end.Y + HeadWidth)];
        return [new LineShape([.. points.Take(points.Count - 1), neck], ink, isReady, isVertical), new PolygonShape(head, ink)];
    }
}
