using System.Globalization;
using Sflow.Cli.Definitions;
using Sflow.Cli.Input;
using Sflow.Cli.Output;
using Sflow.Cli.Running;
using Sflow.Hosting.Execution;
using Sflow.Hosting.Files;
using Sflow.Hosting.Units;

namespace Sflow.Cli.Verbs;

/// <summary><c>sflow run</c>: compiles a workflow and runs its script in the foreground.</summary>
internal sealed class RunVerb : Verb
{
    private readonly WorkflowOptions workflow = new();
    private readonly SweepOptions sweep = new();
    private readonly TaskOptions tasks = new();
    private readonly MonitorOptions monitors = new();
    private readonly JobOptions job = new();
    private readonly RunOptions run = new();

    private readonly Option<string?> resume = new("--resume")
    {
        Description = "Continue a run in its folder: tasks that completed there and are unchanged do not run again.",
        HelpName = "FOLDER",
    };

    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Check everything, print the plan, and start nothing." };

    private readonly Option<bool> json = new("--json")
    {
        Description = "Write a JSON document to standard output: the plan, or how the run ended. Other output goes to standard error.",
    };

    private readonly Option<bool> tui = new("--tui") { Description = "Show the live view. It is not available yet." };

    private readonly Option<int> tuiRefresh = new("--tui-refresh")
    {
        Description = "How often per second the live view is drawn.",
        HelpName = "FPS",
        DefaultValueFactory = _ => 2,
    };

    /// <summary>Defines the verb.</summary>
    public RunVerb()
        : base("run", "Run a workflow here: on this machine, in an allocation, or in one that salloc requests.")
    {
        workflow.AddTo(this);
        sweep.AddTo(this);
        tasks.AddTo(this);
        Options.Add(resume);
        Options.Add(dryRun);
        Options.Add(json);
        monitors.AddTo(this);
        job.AddTo(this);
        run.AddTo(this);
        Options.Add(GlobalOptions.NewVerbose());
        Options.Add(tui);
        Options.Add(tuiRefresh);
        WholeNumber.Within(tuiRefresh, 1);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("Run a workflow", "sflow run hello.yaml"),
        new("See the plan first", "sflow run hello.yaml --dry-run"),
        new("Run one task and what it needs", "sflow run hello.yaml --task report --set NAME=Ada"),
        new("Run one row of a sweep", "sflow run --bulk-input bulk_input.csv --row 1"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Remarks { get; } =
    [
        "The exit code is that of the workflow: 0, 1 when a task failed, 2 when preflight failed, 124 after a timeout, 130 after Ctrl-C, "
            + "143 after TERM. Errors before the start have the codes of every verb.",
        "A workflow whose tasks need Slurm runs in the allocation that the command is in. Outside of one, salloc requests it.",
        "A missing fs:// path of an artifact is an error before the first task. With --skip-artifact-check it is reported, and the run "
            + "starts.",
        "The run folder has the script as workflow.sh, the record events.jsonl, and the logs of the tasks.",
    ];

    /// <inheritdoc/>
    public override bool HasOtherExitCodes => true;

    /// <inheritdoc/>
    public override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        var reader = new FileSourceReader(Environment.CurrentDirectory);
        var project = ReadProject(parsed, reader, diagnostics);
        terminal.Diagnostics.Write(diagnostics);
        if (diagnostics.HasErrors)
            return ExitCode.Usage;
        var paths = RunPaths.Of(parsed.GetValue(job.WorkspaceDir), parsed.GetValue(job.OutputDir), parsed.GetValue(resume));
        using var signals = new SignalForwarding();
        var built = BuiltRun.Of(project, reader, job.ChecksPaths(parsed), terminal, cancellation);
        if (built is null)
            return ExitCode.Errors;
        var needs = Allocation.PlaceOf(built.Words.Nodes, CommandLineProject.Place, diagnostics);
        if (parsed.GetValue(dryRun))
            return Show(parsed, terminal, built, needs, paths);
        var isReady = RunChecks.Check(built, paths, parsed.GetValue(resume), diagnostics);
        terminal.Diagnostics.Write(diagnostics);
        if (needs is not { } place || !isReady)
            return RunChecks.CodeOf(diagnostics);
        Note(parsed, terminal, place);
        return new RunSession(built, paths, CommandLineProject.Place, terminal)
        {
            SallocOptions = parsed.GetValue(run.ExtraSallocArgs) ?? [],
            AllowsMissingPaths = parsed.GetValue(job.SkipArtifactCheck),
            IsJson = parsed.GetValue(json),
        }.Run(place, signals);
    }

    private ProjectItems ReadProject(ParseResult parsed, FileSourceReader reader, DiagnosticBag diagnostics)
    {
        if (sweep.CsvOf(parsed) is { } csv && sweep.RowsOf(parsed) is null)
            diagnostics.Add(Catalogue.RunNeedsOneRow(csv.Location, "no row is selected"));
        var settings = job.Apply(parsed, run.SettingsOf(parsed));
        var project = monitors.Apply(parsed, CommandLineProject.Read(parsed, workflow, sweep, settings, reader, diagnostics));
        return project with
        {
            Tasks = tasks.TasksOf(parsed, diagnostics),
            SkipsDependencies = parsed.GetValue(tasks.SkipDependencies),
            SbatchOptions = [.. run.ExtraArgsOf(parsed).Select(option => new ProjectItem(option, ""))],
        };
    }

    private int Show(ParseResult parsed, Terminal terminal, BuiltRun built, RunPlace? place, RunPaths paths)
    {
        var options = parsed.GetValue(run.ExtraSallocArgs) ?? [];
        var command = place is { } at ? RunCommand.Of(at, "SCRIPT", built.Script, options, keepsOutput: false) : null;
        if (parsed.GetValue(json))
        {
            terminal.Data(RunJson.Of(built, command, paths));
            return ExitCode.Success;
        }

        terminal.Line(built.PlanText);
        terminal.Line("");
        terminal.Line(
            command is null
                ? "It cannot run here: it needs an allocation of Slurm that has its nodes, or salloc."
                : "Command: " + SafeText.Of(string.Join(' ', command.Shown("SCRIPT")))
        );
        terminal.Line("Run folders: " + SafeText.Of(paths.Output));
        return ExitCode.Success;
    }

    // An option without an effect is reported, so that nobody waits for it.
    private void Note(ParseResult parsed, Terminal terminal, RunPlace place)
    {
        if (parsed.GetValue(tui) || parsed.GetResult(tuiRefresh) is { Implicit: false })
            terminal.Note("sflow: the live view (--tui) is not available yet. The plain output follows");
        if (place != RunPlace.Salloc && run.OfSalloc(parsed) is { Count: > 0 } names)
            terminal.Note($"sflow: no effect, because salloc is not needed here: {string.Join(", ", names)}");
    }
}
