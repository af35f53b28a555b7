using Sflow.Cli.Definitions;
using Sflow.Cli.Input;
using Sflow.Cli.Output;
using Sflow.Compilation;
using Sflow.Generation;
using Sflow.Generation.Diagrams;
using Sflow.Hosting.Files;
using Sflow.Hosting.Units;
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

        var compiler = new UnitCompiler(project, reader);
        return project.Units[0].HasRows && DiagramOptions.IsFolder(output.Value)
            ? WriteRows(project.Units[0], compiler, output.Value, terminal, cancellation)
            : WriteOne(project.Units[0], compiler, output, terminal, cancellation);
    }

    private string FolderOf(ParseResult parsed) => (parsed.GetValue(diagram.OutputDir) ?? ".").TrimEnd('/') + "/";

    private static int WriteRows(Unit unit, UnitCompiler compiler, string output, Terminal terminal, CancellationToken cancellation)
    {
        using var pictures = new PictureFolder(output);
        var result = compiler.Compile(unit, CompileOutputs.None, pictures.Files, cancellation);
        terminal.Diagnostics.Write(result.Diagnostics);
        if (!result.Success)
            return ExitCode.Errors;
        cancellation.ThrowIfCancellationRequested();
        foreach (var path in pictures.Commit(result.Rows))
            terminal.Line(path);
        return ExitCode.Success;
    }

    private static int WriteOne(Unit unit, UnitCompiler compiler, Located<string> output, Terminal terminal, CancellationToken cancellation)
    {
        var result = compiler.Preview(unit, CompileOutputs.None, cancellation);
        terminal.Diagnostics.Write(result.Diagnostics);
        if (!result.Success)
            return ExitCode.Errors;
        if (result.Rows.Count > 1)
        {
            terminal.Diagnostics.Write(
                Catalogue.DiagramOutputUnfit(
                    output.Location,
                    $"One file can't hold the pictures of {result.Rows.Count} rows",
                    "Name a folder with a slash at its end, or choose one row with --row."
                )
            );
            return ExitCode.Usage;
        }

        var file = result.Rows[0].Files[0];
        if (output.Value == DiagramOptions.StandardOutput)
        {
            terminal.Data(file.Content.ToString());
            return ExitCode.Success;
        }

        var path = DiagramOptions.IsFolder(output.Value) ? PictureFolder.Join(output.Value, file.RelativePath) : output.Value;
        cancellation.ThrowIfCancellationRequested();
        new OutputFolder(Path.GetDirectoryName(Path.GetFullPath(path))!).Write(new GeneratedFile(Path.GetFileName(path), file.Content));
        terminal.Line(path);
        return ExitCode.Success;
    }
}
