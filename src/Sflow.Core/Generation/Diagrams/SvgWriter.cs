using Sflow.Generation.Diagrams.Layout;

namespace Sflow.Generation.Diagrams;

/// <summary>
/// Writes a drawing as SVG 1.1. Each shape has its light colours as attributes, which every viewer knows, and a class for the dark
/// colours of viewers that know <c>prefers-color-scheme</c>.
/// </summary>
internal static class SvgWriter
{
    /// <summary>The fonts, as wide as the measured one or narrower.</summary>
    public const string Fonts = "'DejaVu Sans',Verdana,Geneva,Arial,sans-serif";

    /// <summary>Returns the drawing as a file of its own.</summary>
    public static string Write(Drawing drawing) =>
        Element(drawing, $"<style>@media (prefers-color-scheme: dark) {{{Colours(ink => ink.Dark)}}}</style>");

    /// <summary>Returns the drawing as an element of a page, whose style has the colours.</summary>
    public static string WriteInline(Drawing drawing) => Element(drawing, "");

    /// <summary>The rules of a style that give every shape its colours.</summary>
    /// <param name="valueOf">The value of a colour.</param>
    /// <param name="scope">The selector before each rule, with a space at its end.</param>
    public static string Colours(Func<Ink, string> valueOf, string scope = "") =>
        string.Concat(Ink.All.Select(ink => $"{scope}.f-{ink.Name}{{fill:{valueOf(ink)}}}{scope}.l-{ink.Name}{{stroke:{valueOf(ink)}}}"));

    private static string Element(Drawing drawing, string style)
    {
        var (width, height) = (Number(drawing.Width), Number(drawing.Height));
        var svg = new StringBuilder()
            .Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" ")
            .Append($"role=\"img\" font-family=\"{Fonts}\">\n<title>{MarkupText.Escape(drawing.Title)}</title>\n{style}\n")
            .Append($"<rect class=\"f-{Ink.Canvas.Name}\" width=\"{width}\" height=\"{height}\" fill=\"{Ink.Canvas.Light}\"/>\n");
        foreach (var shape in drawing.Shapes)
            Append(svg, shape);
        return svg.Append("</svg>\n").ToString();
    }

    private static void Append(StringBuilder svg, Shape shape)
    {
        switch (shape)
        {
            case BoxShape box:
                svg.Append($"<rect x=\"{Number(box.Area.X)}\" y=\"{Number(box.Area.Y)}\" width=\"{Number(box.Area.Width)}\" ")
                    .Append(
                        $"height=\"{Number(box.Area.Height)}\" rx=\"{Number(box.Radius)}\"{Paint(box.Fill, box.Line, box.LineWidth)}/>\n"
                    );
                break;
            case TextShape text:
                svg.Append($"<text x=\"{Number(text.At.X)}\" y=\"{Number(text.At.Y)}\" font-size=\"{Number(text.Size)}\"")
                    .Append(text.IsBold ? " font-weight=\"bold\"" : "")
                    .Append(
                        text.Anchor == TextAnchor.Start ? "" : $" text-anchor=\"{(text.Anchor == TextAnchor.Middle ? "middle" : "end")}\""
                    )
                    .Append($"{Paint(text.Ink, null, 0)}>{MarkupText.Escape(text.Text)}</text>\n");
                break;
            case LineShape line:
                svg.Append($"<path d=\"{Path(line)}\"{Paint(null, line.Ink, 1.5)}{(line.IsDashed ? " stroke-dasharray=\"5 3\"" : "")}/>\n");
                break;
            case PolygonShape polygon:
                svg.Append($"<path d=\"M{string.Join("L", polygon.Points.Select(Pair))}Z\"{Paint(polygon.Fill, null, 0)}/>\n");
                break;
            case GroupShape group:
                svg.Append($"<g><title>{MarkupText.Escape(group.Title)}</title>\n");
                foreach (var member in group.Shapes)
                    Append(svg, member);
                svg.Append("</g>\n");
                break;
            default:
                throw new InvalidOperationException($"SVG has no element for {shape.GetType().Name}.");
        }
    }

    private static string Path(LineShape line)
    {
        var path = new StringBuilder("M").Append(Pair(line.Points[0]));
        foreach (var (isCurve, from, to) in LinePath.Pieces(line))
        {
            var (first, second) = LinePath.Controls(from, to, line.IsVertical);
            path.Append(isCurve ? $"C{Pair(first)} {Pair(second)} {Pair(to)}" : "L" + Pair(to));
        }

        return path.ToString();
    }

    private static string Paint(Ink? fill, Ink? line, double width)
    {
        var classes = string.Join(
            " ",
            new[] { fill is null ? null : "f-" + fill.Name, line is null ? null : "l-" + line.Name }.OfType<string>()
        );
        return $" class=\"{classes}\" fill=\"{fill?.Light ?? "none"}\""
            + (line is null ? "" : $" stroke=\"{line.Light}\" stroke-width=\"{Number(width)}\"");
    }

    private static string Pair(Point point) => Number(point.X) + " " + Number(point.Y);

    private static string Number(double number) => Math.Round(number, 1).ToString(CultureInfo.InvariantCulture);
}
