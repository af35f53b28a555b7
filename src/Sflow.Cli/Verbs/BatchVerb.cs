using Sflow.Cli.Definitions;
using Sflow.Cli.Input;
using Sflow.Cli.Jobs;
using Sflow.Cli.Output;
using Sflow.Hosting.Checks;
using Sflow.Hosting.Files;
using Sflow.Hosting.Settings;
using Sflow.Hosting.Units;

namespace Sflow.Cli.Verbs;

/// <summary>
/// <c>sflow batch</c>: writes the scripts of a workflow, of a CSV's rows, or of several workflows, and submits them on request.
/// </summary>
internal sealed class BatchVerb : Verb
{
    private readonly WorkflowOptions workflow = new();
    private readonly SweepOptions sweep = new();

    private readonly Option<string[]> bulkSubmit = WorkflowOptions.Repeated(
        "--bulk-submit",
        "PATH",
        "A self-contained workflow, a folder of them, or a glob in quotes; one job each. A folder counts its .yaml and .yml files with "
            + "the key version. Repeat it for more.",
        "-B"
    );

    private readonly BatchOptions batch = new();
    private readonly JobOptions job = new();
    private readonly MonitorOptions monitors = new();

    private readonly Option<bool> resolve = new("--resolve", "-r")
    {
        Description = "Also write the workflow with every value that is known before the job (.resolved.yaml).",
    };

    private readonly Option<string?> output = new("--sbatch-path", "-o")
    {
        Description = "The folder for the scripts (default: sflow_scripts), or for one workflow a file; - prints the script.",
        HelpName = "PATH",
    };

    private readonly Option<bool> submit = new("--submit")
    {
        Description = "Submit the scripts to Slurm, each once, as sflow submit does.",
    };

    private readonly Option<bool> asJson = new("--json") { Description = "Print the scripts as JSON." };

    /// <summary>Defines the verb.</summary>
    public BatchVerb()
        : base("batch", "Write sbatch scripts: of one workflow, of every row of a CSV, or of several workflows.")
    {
        workflow.AddTo(this);
        sweep.AddTo(this);
        Options.Add(bulkSubmit);
        Options.Add(output);
        Options.Add(submit);
        batch.AddTo(this);
        job.AddTo(this);
        monitors.AddTo(this);
        Options.Add(resolve);
        Options.Add(asJson);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("Write the script of one workflow", "sflow batch slurm.yaml train.yaml -o train.sh"),
        new("Write and submit a script per row of a CSV", "sflow batch --bulk-input jobs.csv --submit"),
        new("Write a script per workflow of a folder", "sflow batch --bulk-submit recipes/ -p gpu -A my-account"),
        new("Look at a script", "sflow batch train.yaml -o -"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Remarks =>
        [
            "The scripts have the same bytes as those of dotnet build. A file that does not change keeps its time, and the files of "
                + "removed rows are deleted. If one row has an error, no row is written.",
        ];

    /// <inheritdoc/>
    public override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        var reader = new FileSourceReader(Environment.CurrentDirectory);
        var target = BatchTarget.Of(parsed, workflow, sweep, bulkSubmit, output, diagnostics);
        var settings = job.Apply(parsed, batch.SettingsOf(parsed, reader, diagnostics));
        var project = monitors.Apply(parsed, ProjectOf(parsed, settings, reader, diagnostics, terminal)) with
        {
            SbatchOptions = [.. batch.DirectivesOf(parsed).Select(directive => new ProjectItem(directive, ""))],
        };
        terminal.Diagnostics.Write(diagnostics);
        if (diagnostics.HasErrors)
            return ExitCode.Usage;
        var detected = parsed.GetValue(batch.NoDetect) ? null : DetectedDefaults.For(project, cancellation);
        var plan = new BatchPlan(
            target.Folder,
            parsed.GetValue(resolve),
            new SettingReader(CommandLineProject.Place, diagnostics).CheckShell(parsed.GetValue(batch.CheckShell)),
            job.ChecksPaths(parsed),
            parsed.GetValue(batch.TestOnly),
            settings.Slurm.Template is null ? null : reader.FullPath(parsed.GetValue(batch.Template)!.Trim())
        );
        using (target)
        {
            var built = new BatchBuild(terminal, reader, plan).Run(detected?.Apply(project) ?? project, cancellation);
            return built is null
                ? ExitCode.Errors
                : new BatchEnd(terminal, target, parsed.GetValue(submit), parsed.GetValue(asJson)).Run(built, cancellation);
        }
    }

    private ProjectItems ProjectOf(
        ParseResult parsed,
        Resolution.JobSettings settings,
        FileSourceReader reader,
        DiagnosticBag diagnostics,
        Terminal terminal
    ) =>
        BatchTarget.PathsOf(parsed, bulkSubmit) is { Count: > 0 } paths
            ? CommandLineProject.ReadEach(parsed, workflow, new BatchFiles(reader, diagnostics).UnitsOf(paths), settings, diagnostics)
            : CommandLineProject.Read(parsed, workflow, sweep, settings, reader, diagnostics);
}
