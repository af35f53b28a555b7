namespace Sflow.Generation.Diagrams.Layout;

/// <summary>A point. The origin is at the top left.</summary>
internal readonly record struct Point(double X, double Y);

/// <summary>An area.</summary>
/// <param name="X">Its left side.</param>
/// <param name="Y">Its top.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
internal readonly record struct Area(double X, double Y, double Width, double Height)
{
    /// <summary>The right side.</summary>
    public double Right => X + Width;

    /// <summary>The lower side.</summary>
    public double Bottom => Y + Height;

    /// <summary>The area at another place.</summary>
    public Area MovedBy(double x, double y) => new(X + x, Y + y, Width, Height);
}
