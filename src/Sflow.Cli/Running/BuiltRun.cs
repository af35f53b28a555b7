using Sflow.Cli.Input;
using Sflow.Cli.Output;
using Sflow.Compilation;
using Sflow.Generation;
using Sflow.Hosting.Checks;
using Sflow.Hosting.Execution;
using Sflow.Hosting.Files;
using Sflow.Hosting.Units;

namespace Sflow.Cli.Running;

/// <summary>A workflow, compiled and checked as <c>sflow batch</c> does it.</summary>
/// <param name="Name">The unit's name.</param>
/// <param name="File">The script.</param>
/// <param name="PlanText">The plan for people.</param>
/// <param name="PlanJson">The plan for programs, a JSON object.</param>
internal sealed record BuiltRun(string Name, GeneratedFile File, string PlanText, string PlanJson)
{
    /// <summary>The text of the script.</summary>
    public string Script { get; } = File.Content.ToString()!;

    /// <summary>What the script says about its run.</summary>
    public ScriptWords Words => ScriptWords.Of(Script);

    /// <summary>Compiles a project with one unit. Null after an error, which the terminal has shown.</summary>
    /// <param name="project">The project.</param>
    /// <param name="reader">Reads its files.</param>
    /// <param name="checksPaths">True when the paths of artifacts must be here. The script itself looks for them, too.</param>
    /// <param name="terminal">Takes the diagnostics.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static BuiltRun? Of(
        ProjectItems project,
        FileSourceReader reader,
        bool checksPaths,
        Terminal terminal,
        CancellationToken cancellation
    )
    {
        const CompileOutputs Outputs = CompileOutputs.Jobs | CompileOutputs.Plan;
        if (ShownUnit.Of(project, reader, Outputs, ShellCheckMode.Syntax, checksPaths, terminal, cancellation) is not { } shown)
            return null;
        if (shown.Result.Plans.Count != 1)
        {
            terminal.Diagnostics.Write(
                Catalogue.RunNeedsOneRow(
                    project.Units[0].Rows?.Location ?? project.Project,
                    $"{shown.Result.Plans.Count} rows are selected"
                )
            );
            return null;
        }

        var (name, text) = shown.Result.Plans[0];
        var files = shown.Files.FilesOf(name);
        return new BuiltRun(
            name,
            files.Single(file => file.IsExecutable),
            text,
            files.Single(file => !file.IsExecutable).Content.ToString()!.TrimEnd('\n')
        );
    }
}
