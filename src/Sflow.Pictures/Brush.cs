using Sflow.Generation.Diagrams;
using Sflow.Generation.Diagrams.Layout;
using SkiaSharp;

namespace Sflow.Pictures;

/// <summary>Puts shapes on a canvas.</summary>
/// <param name="canvas">The canvas.</param>
internal sealed class Brush(SKCanvas canvas) : IDisposable
{
    private readonly SKPaint fill = new() { IsAntialias = true, Style = SKPaintStyle.Fill };
    private readonly SKPaint line = new() { IsAntialias = true, Style = SKPaintStyle.Stroke };
    private readonly SKPathEffect dashes = SKPathEffect.CreateDash([5, 3], 0);

    /// <summary>The value of a colour on a light ground.</summary>
    public static SKColor ColorOf(Ink ink) => SKColor.Parse(ink.Light);

    /// <summary>Paints a rectangle.</summary>
    public void Box(BoxShape box)
    {
        var area = new SKRect((float)box.Area.X, (float)box.Area.Y, (float)box.Area.Right, (float)box.Area.Bottom);
        var radius = (float)Math.Min(box.Radius, Math.Min(box.Area.Width, box.Area.Height) / 2);
        if (box.Fill is { } inside)
        {
            fill.Color = ColorOf(inside);
            canvas.DrawRoundRect(area, radius, radius, fill);
        }

        if (box.Line is not { } frame)
            return;
        Use(frame, box.LineWidth, isDashed: false);
        canvas.DrawRoundRect(area, radius, radius, line);
    }

    /// <summary>Paints text.</summary>
    public void Text(TextShape text)
    {
        fill.Color = ColorOf(text.Ink);
        using var font = new SKFont(text.IsBold ? Typefaces.Bold : Typefaces.Regular, (float)text.Size)
        {
            Edging = SKFontEdging.Antialias,
            Hinting = SKFontHinting.None,
            Subpixel = true,
        };
        var align = text.Anchor switch
        {
            TextAnchor.Start => SKTextAlign.Left,
            TextAnchor.Middle => SKTextAlign.Center,
            _ => SKTextAlign.Right,
        };
        canvas.DrawText(text.Text, (float)text.At.X, (float)text.At.Y, align, font, fill);
    }

    /// <summary>Paints a line.</summary>
    public void Line(LineShape shape)
    {
        using var path = new SKPathBuilder();
        path.MoveTo(PointOf(shape.Points[0]));
        foreach (var (isCurve, from, to) in LinePath.Pieces(shape))
        {
            var (first, second) = LinePath.Controls(from, to, shape.IsVertical);
            if (isCurve)
                path.CubicTo(PointOf(first), PointOf(second), PointOf(to));
            else
                path.LineTo(PointOf(to));
        }

        Use(shape.Ink, 1.5, shape.IsDashed);
        using var finished = path.Detach();
        canvas.DrawPath(finished, line);
    }

    /// <summary>Paints a filled shape.</summary>
    public void Polygon(PolygonShape polygon)
    {
        using var path = new SKPathBuilder();
        path.AddPoly([.. polygon.Points.Select(PointOf)], close: true);
        fill.Color = ColorOf(polygon.Fill);
        using var finished = path.Detach();
        canvas.DrawPath(finished, fill);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        fill.Dispose();
        line.Dispose();
        dashes.Dispose();
    }

    private void Use(Ink ink, double width, bool isDashed)
    {
        line.Color = ColorOf(ink);
        line.StrokeWidth = (float)width;
        line.PathEffect = isDashed ? dashes : null;
    }

    private static SKPoint PointOf(Point point) => new((float)point.X, (float)point.Y);
}
