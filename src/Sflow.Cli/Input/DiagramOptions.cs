using Sflow.Generation.Diagrams;

namespace Sflow.Cli.Input;

/// <summary>The options that say which picture to make, and where.</summary>
internal sealed class DiagramOptions
{
    private const string Formats = "svg, png, html, mermaid or dot";

    /// <summary>The path that stands for standard output.</summary>
    public const string StandardOutput = "-";

    private static readonly Dictionary<string, DiagramFormat> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        [".svg"] = DiagramFormat.Svg,
        [".png"] = DiagramFormat.Png,
        [".html"] = DiagramFormat.Html,
        [".htm"] = DiagramFormat.Html,
        [".mmd"] = DiagramFormat.Mermaid,
        [".mermaid"] = DiagramFormat.Mermaid,
        [".dot"] = DiagramFormat.Dot,
        [".gv"] = DiagramFormat.Dot,
    };

    /// <summary>The file or folder.</summary>
    public Option<string?> Output { get; } =
        new("--output", "-o")
        {
            Description = "The file to write, or the folder for files named after the workflow or the rows; - is standard output.",
            HelpName = "PATH",
        };

    /// <summary>The format.</summary>
    public Option<string?> Format { get; } =
        new("--format")
        {
            Description = $"The format: {Formats}. Default: the one that the name of the output says, else svg.",
            HelpName = "FORMAT",
        };

    /// <summary>Whether variables are shown.</summary>
    public Option<bool> ShowVariables { get; } =
        new("--show-variables") { Description = "List the variables and their values, except for secrets." };

    /// <summary>The workspace, which pictures don't depend on.</summary>
    public Option<string?> WorkspaceDir { get; } =
        new("--workspace-dir") { Description = "Accepted for nv-sflow. A picture doesn't depend on the workspace.", HelpName = "DIR" };

    /// <summary>The folder of pictures without a path.</summary>
    public Option<string?> OutputDir { get; } =
        new("--output-dir") { Description = "The folder for the picture if there is no --output. Default: this folder.", HelpName = "DIR" };

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command verb)
    {
        Format.CompletionSources.Add([.. DiagramRequest.Words]);
        foreach (var option in new Option[] { Output, Format, ShowVariables, WorkspaceDir, OutputDir })
            verb.Options.Add(option);
    }

    /// <summary>The output path. Null without one.</summary>
    public Located<string>? OutputOf(ParseResult parsed) =>
        parsed.GetValue(Output) is { } path ? new Located<string>(path, TextLocation.OfFile("--output " + path)) : null;

    /// <summary>The place of the format, for messages.</summary>
    public TextLocation PlaceOfFormat(ParseResult parsed) =>
        parsed.GetValue(Format) is { } format
            ? TextLocation.OfFile("--format " + format)
            : OutputOf(parsed)?.Location ?? CommandLineProject.Place;

    /// <summary>The format: the one that is given, else the one that the output's name says, else SVG.</summary>
    public DiagramFormat FormatOf(ParseResult parsed, DiagnosticBag diagnostics)
    {
        var output = OutputOf(parsed);
        var said = output is null || IsFolder(output.Value) ? null : ByName(output.Value);
        if (parsed.GetValue(Format) is { } word)
        {
            var format = DiagramRequest.FormatOf(word);
            if (format is null)
                diagnostics.Add(
                    Catalogue.DiagramFormatUnknown(PlaceOfFormat(parsed), word, Formats, Suggestion.For(word, DiagramRequest.Words))
                );
            else if (said is not null && said != format)
                diagnostics.Add(Catalogue.DiagramExtensionDiffers(output!.Location, output.Value, DiagramRequest.Words[(int)format]));
            return format ?? DiagramFormat.Svg;
        }

        if (output is null || said is not null || IsFolder(output.Value))
            return said ?? DiagramFormat.Svg;
        var extension = Path.GetExtension(output.Value);
        if (output.Value != StandardOutput && extension.Length > 1)
            diagnostics.Add(
                extension.Equals(".pdf", StringComparison.OrdinalIgnoreCase)
                    ? Catalogue.DiagramFormatUnknown(output.Location, "pdf", Formats, null)
                    : Catalogue.DiagramFormatUnclear(output.Location, output.Value, Formats)
            );
        return DiagramFormat.Svg;
    }

    /// <summary>True when an output is a folder: it is there, or its name ends with a slash.</summary>
    public static bool IsFolder(string path) => path.EndsWith('/') || Directory.Exists(path);

    private static DiagramFormat? ByName(string path) => Extensions.TryGetValue(Path.GetExtension(path), out var format) ? format : null;
}
