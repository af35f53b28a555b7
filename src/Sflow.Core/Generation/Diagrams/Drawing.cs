namespace Sflow.Generation.Diagrams;

/// <summary>A picture as shapes, the same for every format with pixels or paths. Lengths are in pixels of CSS.</summary>
public sealed class Drawing
{
    internal Drawing(double width, double height, string title, IReadOnlyList<Shape> shapes) =>
        (Width, Height, Title, Shapes) = (width, height, title, shapes);

    internal double Width { get; }

    internal double Height { get; }

    internal string Title { get; }

    /// <summary>The shapes, from back to front.</summary>
    internal IReadOnlyList<Shape> Shapes { get; }
}
