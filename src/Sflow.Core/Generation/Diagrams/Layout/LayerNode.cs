namespace Sflow.Generation.Diagrams.Layout;

/// <summary>A node in a layer: a box, or a bend of the lines that leave a box and pass this layer.</summary>
/// <param name="source">The box, or the box that the lines come from.</param>
/// <param name="layer">The number of the layer.</param>
/// <param name="size">The extent along the layer.</param>
/// <param name="isBend">True for a bend.</param>
internal sealed class LayerNode(int source, int layer, double size, bool isBend)
{
    /// <summary>The box, or the box that the lines come from.</summary>
    public int Source => source;

    /// <summary>The number of the layer.</summary>
    public int Layer => layer;

    /// <summary>The extent along the layer.</summary>
    public double Size => size;

    /// <summary>True for a bend.</summary>
    public bool IsBend => isBend;

    /// <summary>The nodes before it with a line to it.</summary>
    public List<LayerNode> Before { get; } = [];

    /// <summary>The nodes after it with a line from it.</summary>
    public List<LayerNode> After { get; } = [];

    /// <summary>Its place among the nodes of the layer.</summary>
    public int Order { get; set; }

    /// <summary>Where its middle is along the layer.</summary>
    public double Middle { get; set; }
}
