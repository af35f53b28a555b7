using Sflow.Cli.Definitions;
using Sflow.Cli.Input;
using Sflow.Cli.Output;
using Sflow.Compilation;
using Sflow.Hosting.Checks;
using Sflow.Hosting.Files;
using Sflow.Resolution;

namespace Sflow.Cli.Verbs;

/// <summary><c>sflow plan</c>: shows where each task will run, without running anything.</summary>
internal sealed class PlanVerb : Verb
{
    private readonly WorkflowOptions workflow = new();
    private readonly SweepOptions sweep = new();
    private readonly MonitorOptions monitors = new();
    private readonly JobOptions job = new();
    private readonly Option<bool> json = new("--json") { Description = "Print the plans as JSON." };

    /// <summary>Defines the verb.</summary>
    public PlanVerb()
        : base("plan", "Show the tasks of a workflow: their order, nodes and GPUs.")
    {
        workflow.AddTo(this);
        sweep.AddTo(this);
        monitors.AddTo(this);
        job.AddForPlanTo(this);
        Options.Add(json);
        Options.Add(GlobalOptions.NewVerbose());
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("See which task runs where", "sflow plan slurm.yaml serve.yaml"),
        new("Try another size", "sflow plan slurm.yaml serve.yaml --set TP=8 --nodes 4"),
        new("Compare the rows of a CSV", "sflow plan --bulk-input jobs.csv"),
        new("See the plan of the last row", "sflow plan --bulk-input jobs.csv --row -1"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Remarks { get; } =
    [
        "The plan is the one that a job follows. Everything that a build checks is checked, and nothing is written or started.",
        "For several rows there is one line per row. To see a whole plan, choose one row with --row.",
        "A path of an artifact is checked only with --check-paths, because it often exists only on the cluster.",
    ];

    /// <inheritdoc/>
    public override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        var reader = new FileSourceReader(Environment.CurrentDirectory);
        var settings = job.Apply(parsed, JobSettings.None);
        var project = CommandLineProject.Read(parsed, workflow, sweep, settings, reader, diagnostics);
        terminal.Diagnostics.Write(diagnostics);
        if (diagnostics.HasErrors)
            return ExitCode.Usage;
        var shown = ShownUnit.Of(
            monitors.Apply(parsed, project),
            reader,
            CompileOutputs.Plan,
            ShellCheckMode.Syntax,
            job.ChecksPaths(parsed),
            terminal,
            cancellation
        );
        if (shown is null)
            return ExitCode.Errors;
        var plans = new ShownPlans(shown, terminal);
        if (parsed.GetValue(json))
            plans.PrintJson();
        else if (shown.Result.Rows.Count == 1)
            plans.PrintOne();
        else
            plans.PrintTable(isEveryRow: shown.Unit.Rows is null);
        return ExitCode.Success;
    }
}
