using Sflow.Generation.Diagrams.Layout;

namespace Sflow.Generation.Diagrams;

/// <summary>Where the point of a string lies.</summary>
internal enum TextAnchor
{
    /// <summary>At its beginning.</summary>
    Start,

    /// <summary>In its middle.</summary>
    Middle,

    /// <summary>At its end.</summary>
    End,
}

/// <summary>A part of a drawing.</summary>
internal abstract record Shape;

/// <summary>A rectangle with rounded corners.</summary>
internal sealed record BoxShape(Area Area, double Radius, Ink? Fill, Ink? Line) : Shape
{
    /// <summary>The width of the line.</summary>
    public double LineWidth { get; init; } = 1;
}

/// <summary>One line of text.</summary>
/// <param name="At">The anchor, on the baseline.</param>
/// <param name="Text">The text, without control characters.</param>
/// <param name="Size">The size of the font.</param>
/// <param name="Ink">The colour.</param>
internal sealed record TextShape(Point At, string Text, double Size, Ink Ink) : Shape
{
    /// <summary>True for bold text.</summary>
    public bool IsBold { get; init; }

    /// <summary>Where <see cref="At"/> lies.</summary>
    public TextAnchor Anchor { get; init; }
}

/// <summary>A line through points: straight from the first to the second, then a curve to the third, and so on in turn.</summary>
/// <param name="Points">The points; each curve leaves and arrives in the direction of <see cref="IsVertical"/>.</param>
/// <param name="Ink">The colour.</param>
/// <param name="IsDashed">True for a dashed line.</param>
/// <param name="IsVertical">True when the line runs from top to bottom, false when it runs from left to right.</param>
internal sealed record LineShape(IReadOnlyList<Point> Points, Ink Ink, bool IsDashed, bool IsVertical) : Shape;

/// <summary>A filled shape with straight sides.</summary>
internal sealed record PolygonShape(IReadOnlyList<Point> Points, Ink Fill) : Shape;

/// <summary>Shapes that belong together.</summary>
/// <param name="Title">What a viewer shows when the pointer rests on them, in several lines.</param>
/// <param name="Shapes">The shapes, from back to front.</param>
internal sealed record GroupShape(string Title, IReadOnlyList<Shape> Shapes) : Shape;
