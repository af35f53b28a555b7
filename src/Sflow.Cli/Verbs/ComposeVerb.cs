using Sflow.Cli.Definitions;
using Sflow.Cli.Input;
using Sflow.Cli.Output;
using Sflow.Compilation;
using Sflow.Hosting.Checks;
using Sflow.Hosting.Files;
using Sflow.Resolution;

namespace Sflow.Cli.Verbs;

/// <summary><c>sflow compose</c>: merges modules and prints or writes the result.</summary>
internal sealed class ComposeVerb : Verb
{
    private readonly WorkflowOptions workflow = new();
    private readonly SweepOptions sweep = new();
    private readonly MonitorOptions monitors = new();

    private readonly Option<bool> resolve = new("--resolve", "-r")
    {
        Description = "Replace every expression whose value is known before the job by its value.",
    };

    private readonly Option<bool> validate = new("--validate", "-vl")
    {
        Description = "Check also what only Slurm jobs need: the limits of the target, and the syntax of the tasks' scripts.",
    };

    private readonly Option<string?> output = new("--output", "-o")
    {
        Description = "Write to this file. With --bulk-input: to this folder, one file per row. Default: the name of the CSV.",
        HelpName = "PATH",
    };

    private readonly Option<bool> json = new("--json") { Description = "Print JSON in place of YAML." };

    /// <summary>Defines the verb.</summary>
    public ComposeVerb()
        : base("compose", "Merge modules into one workflow, and check it.")
    {
        workflow.AddTo(this);
        sweep.AddTo(this);
        monitors.AddTo(this);
        foreach (var option in new Option[] { resolve, validate, output, json, GlobalOptions.NewVerbose() })
            Options.Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("Merge modules and look at the result", "sflow compose slurm.yaml common.yaml serve.yaml"),
        new("See every value", "sflow compose slurm.yaml serve.yaml --set TP=8 --resolve"),
        new("Write one file, if it can become a Slurm job", "sflow compose slurm.yaml serve.yaml --validate -o merged.yaml"),
        new("Write one file per row of a CSV", "sflow compose --bulk-input jobs.csv -o composed"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Remarks { get; } =
    [
        "Names, types, values, resources and the plan are always checked. Without --validate, the workflow may use backends and operators "
            + "that only other programs run.",
        "Nothing is printed or written after an error. A sweep with one bad row writes nothing.",
        "In the folder of --bulk-input, a file is replaced only if sflow compose wrote it and nobody has changed it since. "
            + $"The file {OwnFiles.RecordName} in the folder records what was written.",
    ];

    /// <inheritdoc/>
    public override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        var reader = new FileSourceReader(Environment.CurrentDirectory);
        var project = CommandLineProject.Read(parsed, workflow, sweep, JobSettings.None, reader, diagnostics);
        terminal.Diagnostics.Write(diagnostics);
        if (diagnostics.HasErrors)
            return ExitCode.Usage;
        var isResolved = parsed.GetValue(resolve);
        var isValidated = parsed.GetValue(validate);
        // The first file is the document; a plan makes the compiler check that a target can run it.
        var shown = ShownUnit.Of(
            monitors.Apply(parsed, project),
            reader,
            (isResolved ? CompileOutputs.Resolved : CompileOutputs.Composed) | (isValidated ? CompileOutputs.Plan : CompileOutputs.None),
            isValidated ? ShellCheckMode.Syntax : ShellCheckMode.Off,
            checksPaths: false,
            terminal,
            cancellation
        );
        if (shown is null)
            return ExitCode.Errors;
        foreach (var (name, plan) in shown.Result.Plans.Where(plan => plan.Text.Length > 0))
            terminal.Note($"{name}: valid. {plan.Split('\n')[0]}");
        var documents = new ComposedDocuments(shown, isResolved, parsed.GetValue(json), terminal);
        if (shown.Unit.HasRows)
            return documents.WriteRows(parsed.GetValue(output) is { Length: > 0 } folder ? folder : shown.Unit.Name);
        return parsed.GetValue(output) is { } file ? documents.WriteOne(file) : documents.Print();
    }
}
