namespace Sflow.Generation.Diagrams;

/// <summary>The formats of a diagram.</summary>
public enum DiagramFormat
{
    /// <summary>An SVG picture.</summary>
    Svg,

    /// <summary>A PNG picture. Its request needs an <see cref="IDrawingPainter"/>.</summary>
    Png,

    /// <summary>A page with the picture and tables.</summary>
    Html,

    /// <summary>A flowchart in the language of Mermaid.</summary>
    Mermaid,

    /// <summary>A graph in the language of Graphviz.</summary>
    Dot,
}
