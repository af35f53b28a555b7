using Sflow.Cli.Definitions;
using Sflow.Cli.Input;
using Sflow.Cli.Output;
using Sflow.Compilation;
using Sflow.Hosting.Files;
using Sflow.Resolution;

namespace Sflow.Cli.Verbs;

/// <summary><c>sflow compose</c>: merges modules and prints the result.</summary>
internal sealed class ComposeVerb : Verb
{
    private readonly WorkflowOptions workflow = new();

    private readonly Option<bool> resolve = new("--resolve", "-r")
    {
        Description = "Replace every expression whose value is known before the job by its value.",
    };

    /// <summary>Defines the verb.</summary>
    public ComposeVerb()
        : base("compose", "Merge modules into one workflow, and check it.")
    {
        workflow.AddTo(this);
        Options.Add(resolve);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("Merge modules and look at the result", "sflow compose slurm.yaml common.yaml serve.yaml"),
        new("See every value", "sflow compose slurm.yaml serve.yaml --set TP=8 --resolve"),
    ];

    /// <inheritdoc/>
    public override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        var reader = new FileSourceReader(Environment.CurrentDirectory);
        var project = CommandLineProject.Read(parsed, workflow, null, JobSettings.None, reader, diagnostics);
        var unit = project.Units[0];
        var request = new CompileRequest
        {
            Name = unit.Name,
            Modules = project.ModulesOf(unit),
            Variables = [.. project.VariablesOf(unit)],
            Artifacts = [.. project.ArtifactsOf(unit)],
            MissableTasks = project.MissableTasksOf(unit),
            Merge = project.Merge,
            Outputs = parsed.GetValue(resolve) ? CompileOutputs.Resolved : CompileOutputs.Composed,
        };
        terminal.Diagnostics.Write(diagnostics);
        if (diagnostics.HasErrors)
            return ExitCode.Usage;
        var result = new WorkflowCompiler(reader).Compile(request);
        terminal.Diagnostics.Write(result.Diagnostics);
        if (!result.Success)
            return ExitCode.Errors;
        terminal.Data(result.Files[0].Content.ToString()!);
        return ExitCode.Success;
    }
}
