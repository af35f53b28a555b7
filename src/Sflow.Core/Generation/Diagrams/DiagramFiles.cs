using Sflow.Planning;

namespace Sflow.Generation.Diagrams;

/// <summary>Writes the diagrams that a host wants of a plan.</summary>
internal static class DiagramFiles
{
    /// <summary>Returns one file per format.</summary>
    /// <param name="unit">The unit's name.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="request">What the host wants.</param>
    public static IReadOnlyList<GeneratedFile> Of(string unit, ExecutionPlan plan, DiagramRequest request)
    {
        var graph = DiagramBuilder.Of(plan, request.ShowsVariables);
        var drawing = new Lazy<Drawing>(() => DrawingBuilder.Of(graph));
        return
        [
            .. request
                .Formats.Distinct()
                .Select(format => new GeneratedFile(unit + DiagramRequest.ExtensionOf(format), Content(format, graph, drawing, request))),
        ];
    }

    private static FileText Content(DiagramFormat format, DiagramGraph graph, Lazy<Drawing> drawing, DiagramRequest request) =>
        format switch
        {
            DiagramFormat.Svg => new FileText(SvgWriter.Write(drawing.Value)),
            DiagramFormat.Png => FileText.OfBytes(
                (request.Painter ?? throw new ArgumentException("PNG needs a painter", nameof(request))).Png(drawing.Value)
            ),
            DiagramFormat.Html => new FileText(HtmlWriter.Write(graph, drawing.Value)),
            DiagramFormat.Mermaid => new FileText(MermaidWriter.Write(graph)),
            DiagramFormat.Dot => new FileText(DotWriter.Write(graph)),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
}
