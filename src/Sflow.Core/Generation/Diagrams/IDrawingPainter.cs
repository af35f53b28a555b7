namespace Sflow.Generation.Diagrams;

/// <summary>Turns drawings into pixels. Hosts implement it. Several threads may call it at once.</summary>
public interface IDrawingPainter
{
    /// <summary>Paints a drawing.</summary>
    /// <returns>The bytes of a PNG file.</returns>
    byte[] Png(Drawing drawing);
}
