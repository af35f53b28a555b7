using Sflow.Generation.Diagrams;
using Sflow.Generation.Diagrams.Layout;
using SkiaSharp;

namespace Sflow.Pictures;

/// <summary>Paints drawings as PNG, with light colours and the fonts of this assembly. It needs the native library of SkiaSharp.</summary>
public sealed class PngPainter : IDrawingPainter
{
    /// <summary>Pixels of the picture per pixel of the drawing, so that text is sharp on a screen with small pixels.</summary>
    private const double Scale = 2;

    /// <summary>The longest side of a picture in pixels. A larger drawing becomes less sharp.</summary>
    private const double LongestSide = 16_000;

    /// <summary>The reason why this machine can't paint, or null when it can.</summary>
    public static string? Problem()
    {
        try
        {
            using var paint = new SKPaint();
            return null;
        }
        catch (Exception e)
            when (e is DllNotFoundException or TypeInitializationException or BadImageFormatException or EntryPointNotFoundException)
        {
            // The first sentence says what is missing; the others are for developers.
            var line = e.GetBaseException().Message.Split('\n')[0].Trim();
            return line.IndexOf(". ", StringComparison.Ordinal) is var end and > 0 ? line.Substring(0, end) : line;
        }
    }

    /// <inheritdoc/>
    public byte[] Png(Drawing drawing)
    {
        var scale = Math.Min(Scale, LongestSide / Math.Max(drawing.Width, drawing.Height));
        var size = new SKImageInfo(
            Math.Max(1, (int)Math.Round(drawing.Width * scale)),
            Math.Max(1, (int)Math.Round(drawing.Height * scale)),
            SKColorType.Rgba8888,
            SKAlphaType.Opaque
        );
        using var surface = SKSurface.Create(size) ?? throw new InvalidOperationException("There is not enough memory for the picture.");
        using var brush = new Brush(surface.Canvas);
        surface.Canvas.Clear(Brush.ColorOf(Ink.Canvas));
        surface.Canvas.Scale((float)scale);
        foreach (var shape in drawing.Shapes)
            Paint(brush, shape);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static void Paint(Brush brush, Shape shape)
    {
        switch (shape)
        {
            case BoxShape box:
                brush.Box(box);
                break;
            case TextShape text:
                brush.Text(text);
                break;
            case LineShape line:
                brush.Line(line);
                break;
            case PolygonShape polygon:
                brush.Polygon(polygon);
                break;
            case GroupShape group:
                foreach (var member in group.Shapes)
                    Paint(brush, member);
                break;
            default:
                throw new InvalidOperationException($"A painter can't paint {shape.GetType().Name}.");
        }
    }
}
