using Sflow.Binding;
using Sflow.Generation.Commands;
using Sflow.Generation.Sbatch.Commands;
using Sflow.Generation.Shell;
using Sflow.Planning;

namespace Sflow.Generation.Sbatch;

/// <summary>
/// Defines how the job runs one kind of operator. Every kind is in the table. A missing kind fails here instead of running as
/// another kind.
/// </summary>
/// <param name="Command">The command line of the kind.</param>
/// <param name="Line">
/// Further data for the runtime, as a line of the task's block. It is null when the runtime needs no such data.
/// </param>
internal sealed record SbatchOperator(OperatorCommand Command, Func<PlannedTask, TokenWriter, string?> Line)
{
    private static readonly Dictionary<OperatorKind, SbatchOperator> ByKind = new()
    {
        [OperatorKind.Bash] = new(new BashCommand(), NoLine),
        [OperatorKind.Srun] = new(new SrunCommand(), Labelled),
        [OperatorKind.Docker] = new(new DockerCommand(), DockerName),
        [OperatorKind.Ssh] = new(new SshCommand(), (_, _) => "remote"),
        [OperatorKind.Python] = new(new PythonCommand(), NoLine),
    };

    /// <summary>Returns the definition for a kind.</summary>
    public static SbatchOperator Of(OperatorKind kind) => ByKind[kind];

    private static string? NoLine(PlannedTask task, TokenWriter tokens) => null;

    // srun adds the rank to the start of each line of the log.
    private static string? Labelled(PlannedTask task, TokenWriter tokens) =>
        task.Task.Operator.Flag("label", otherwise: true) ? "labelled" : null;

    private static string? DockerName(PlannedTask task, TokenWriter tokens) =>
        "docker_name " + ShellQuote.Word(tokens.Write(DockerCommand.ContainerName(task)));
}
