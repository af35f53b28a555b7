using Sflow.Generation.Diagrams.Layout;

namespace Sflow.Generation.Diagrams;

/// <summary>The pieces of a line: straight and curved in turn.</summary>
internal static class LinePath
{
    /// <summary>The pieces in order. A curve between points on one level is straight.</summary>
    public static IEnumerable<(bool IsCurve, Point From, Point To)> Pieces(LineShape line)
    {
        for (var i = 1; i < line.Points.Count; i++)
        {
            var (from, to) = (line.Points[i - 1], line.Points[i]);
            var isLevel = line.IsVertical ? from.X.Equals(to.X) : from.Y.Equals(to.Y);
            yield return (i % 2 == 0 && !isLevel, from, to);
        }
    }

    /// <summary>The control points of a curve, which leaves and arrives in the direction of the line.</summary>
    public static (Point First, Point Second) Controls(Point from, Point to, bool isVertical)
    {
        var (x, y) = ((from.X + to.X) / 2, (from.Y + to.Y) / 2);
        return isVertical ? (new Point(from.X, y), new Point(to.X, y)) : (new Point(x, from.Y), new Point(x, to.Y));
    }
}
