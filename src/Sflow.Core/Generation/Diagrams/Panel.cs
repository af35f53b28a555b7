using Sflow.Generation.Diagrams.Layout;

namespace Sflow.Generation.Diagrams;

/// <summary>A part of a picture, with its origin at its top left.</summary>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
/// <param name="Shapes">Its shapes.</param>
internal sealed record Panel(double Width, double Height, IReadOnlyList<Shape> Shapes)
{
    /// <summary>Its shapes at their place in the picture.</summary>
    public IEnumerable<Shape> ShapesAt(double x, double y) => Shapes.Select(shape => Moved(shape, x, y));

    private static Shape Moved(Shape shape, double x, double y) =>
        shape switch
        {
            BoxShape box => box with { Area = box.Area.MovedBy(x, y) },
            TextShape text => text with { At = Moved(text.At, x, y) },
            LineShape line => line with { Points = [.. line.Points.Select(point => Moved(point, x, y))] },
            PolygonShape polygon => polygon with { Points = [.. polygon.Points.Select(point => Moved(point, x, y))] },
            GroupShape group => group with { Shapes = [.. group.Shapes.Select(member => Moved(member, x, y))] },
            _ => throw new InvalidOperationException($"A panel can't move {shape.GetType().Name}."),
        };

    private static Point Moved(Point point, double x, double y) => new(point.X + x, point.Y + y);
}
