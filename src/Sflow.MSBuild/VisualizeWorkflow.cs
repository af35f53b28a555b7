using Microsoft.Build.Framework;
using Sflow.Compilation;
using Sflow.Generation.Diagrams;
using Sflow.Hosting.Settings;
using Sflow.Pictures;

namespace Sflow.MSBuild;

/// <summary>Draws each unit: its tasks, their dependencies, and their nodes and GPUs.</summary>
[MSBuildMultiThreadableTask]
public sealed class VisualizeWorkflow : CompileTask
{
    /// <summary>
    /// The rows of every unit that has rows, such as <c>1:4</c> or <c>1,3,5</c>. When this is set, the task skips other units.
    /// Default: all.
    /// </summary>
    public string? Rows { get; set; }

    /// <summary>
    /// The formats, separated by semicolons: <c>svg</c> (the default), <c>png</c>, <c>html</c>, <c>mermaid</c>, <c>dot</c>.
    /// </summary>
    public string? Formats { get; set; }

    /// <summary>Whether the pictures list the variables: <c>true</c> or <c>false</c> (the default).</summary>
    public string? ShowVariables { get; set; }

    private protected override CompileOutputs Outputs => CompileOutputs.None;

    private protected override string Products => "pictures";

    private protected override DiagramRequest? ReadDiagram(SettingReader settings, DiagnosticBag diagnostics)
    {
        var formats = settings.DiagramFormats(Formats);
        if (formats.Contains(DiagramFormat.Png) && (NativePictures.Load() ?? PngPainter.Problem()) is { } problem)
            diagnostics.Add(Catalogue.PngUnavailable(Places.OfProperty("SflowDiagramFormat", Formats!), problem));
        return new DiagramRequest
        {
            Formats = formats,
            ShowsVariables = settings.Flag("SflowDiagramVariables", ShowVariables),
            Painter = new PngPainter(),
        };
    }

    private protected override IReadOnlyList<Unit> Choose(IReadOnlyList<Unit> units, DiagnosticBag diagnostics) =>
        RowChoice.Of(units, ChosenRows(Rows), diagnostics);
}
