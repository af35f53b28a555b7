using Sflow.Cli.Definitions;
using Sflow.Cli.Input;
using Sflow.Cli.Output;
using Sflow.Compilation;
using Sflow.Generation;
using Sflow.Generation.Diagrams;
using Sflow.Hosting.Checks;
using Sflow.Hosting.Files;
using Sflow.Pictures;
using Sflow.Resolution;

namespace Sflow.Cli.Verbs;

/// <summary><c>sflow visualize</c>: draws the tasks of a workflow and what they wait for.</summary>
internal sealed class VisualizeVerb : Verb
{
    private readonly WorkflowOptions workflow = new();
    private readonly SweepOptions sweep = new();
    private readonly DiagramOptions diagram = new();

    /// <summary>Defines the verb.</summary>
    public VisualizeVerb()
        : base("visualize", "Draw the tasks of a workflow, their dependencies, and their nodes and GPUs.")
    {
        workflow.AddTo(this);
        sweep.AddTo(this);
        diagram.AddTo(this);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("Draw a workflow as SVG", "sflow visualize slurm.yaml serve.yaml"),
        new("Make a page with zoom and tables", "sflow visualize slurm.yaml serve.yaml --show-variables -o dag.html"),
        new("Draw two rows of a sweep as PNG", "sflow visualize --bulk-input bulk_input.csv --row 1,3 --format png -o pictures/"),
        new("Get a Mermaid flowchart for a document", "sflow visualize serve.yaml --format mermaid -o -"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Remarks { get; } =
    [
        "Replicas of a task are one box. A solid line waits for the end of a task, a dashed green line for the readiness of a service.",
        "Without --output, the file has the name of the workflow and lies in this folder. The paths of the files go to standard output.",
    ];

    /// <inheritdoc/>
    public override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        var reader = new FileSourceReader(Environment.CurrentDirectory);
        var format = diagram.FormatOf(parsed, diagnostics);
        var output = diagram.OutputOf(parsed) ?? new Located<string>(FolderOf(parsed), TextLocation.OfFile("--output-dir"));
        var project = CommandLineProject.Read(parsed, workflow, sweep, JobSettings.None, reader, diagnostics) with
        {
            Diagram = new DiagramRequest
            {
                Formats = [format],
                ShowsVariables = parsed.GetValue(diagram.ShowVariables),
                Painter = new PngPainter(),
            },
        };
        if (output.Value == DiagramOptions.StandardOutput && format == DiagramFormat.Png)
            diagnostics.Add(
                Catalogue.DiagramOutputUnfit(
                    output.Location,
                    "A PNG picture is not text for standard output",
                    "Name a file, or use --format svg."
                )
            );
        if (parsed.GetValue(diagram.WorkspaceDir) is { } workspace)
            diagnostics.Add(
                Catalogue.OptionWithoutMeaning(
                    TextLocation.OfFile("--workspace-dir " + workspace),
                    "--workspace-dir",
                    "a picture doesn't depend on the workspace."
                )
            );
        terminal.Diagnostics.Write(diagnostics);
        if (diagnostics.HasErrors)
            return ExitCode.Usage;
        if (format == DiagramFormat.Png && PngPainter.Problem() is { } problem)
        {
            terminal.Diagnostics.Write(Catalogue.PngUnavailable(diagram.PlaceOfFormat(parsed), problem));
            return ExitCode.Unavailable;
        }

        var shown = ShownUnit.Of(project, reader, CompileOutputs.None, ShellCheckMode.Off, checksPaths: false, terminal, cancellation);
        if (shown is null)
            return ExitCode.Errors;
        List<GeneratedFile> pictures = [.. shown.Documents.Select(document => document.File)];
        if (DiagramOptions.IsFolder(output.Value))
            pictures.ForEach(picture => Write(picture, Join(output.Value, picture.RelativePath), terminal));
        else if (pictures.Count == 1)
            WriteOne(pictures[0], output.Value, terminal);
        else
            return Refuse(pictures.Count, output.Location, terminal);
        return ExitCode.Success;
    }

    private string FolderOf(ParseResult parsed) => (parsed.GetValue(diagram.OutputDir) ?? ".").TrimEnd('/') + "/";

    private static void WriteOne(GeneratedFile picture, string output, Terminal terminal)
    {
        if (output == DiagramOptions.StandardOutput)
            terminal.Data(picture.Content.ToString());
        else
            Write(picture, output, terminal);
    }

    private static void Write(GeneratedFile picture, string path, Terminal terminal)
    {
        new OutputFolder(Path.GetDirectoryName(Path.GetFullPath(path))!).Write(new GeneratedFile(Path.GetFileName(path), picture.Content));
        terminal.Line(path);
    }

    private static int Refuse(int rows, TextLocation at, Terminal terminal)
    {
        terminal.Diagnostics.Write(
            Catalogue.DiagramOutputUnfit(
                at,
                $"One file can't hold the pictures of {rows} rows",
                "Name a folder with a slash at its end, or choose one row with --row."
            )
        );
        return ExitCode.Usage;
    }

    // A path as the user would write it.
    private static string Join(string folder, string relativePath) =>
        folder is "." or "./" ? relativePath : folder.TrimEnd('/') + "/" + relativePath;
}
