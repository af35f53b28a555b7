using Sflow.Binding;
using Sflow.Expressions;
using Sflow.Generation.Shell;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation.Commands;

/// <summary>The command line of <c>docker run</c>.</summary>
internal sealed class DockerCommand : OperatorCommand
{
    // The job sets these variables in addition to the plan's variables.
    private static readonly string[] JobVariables =
    [
        "SFLOW_WORKSPACE_DIR",
        "SFLOW_OUTPUT_DIR",
        "SFLOW_WORKFLOW_OUTPUT_DIR",
        "SFLOW_TASK_OUTPUT_DIR",
    ];

    // Without this variable, a Python program's output arrives too late for a log probe. It is not a variable of the task, so
    // pass_envs doesn't apply to it.
    private const string Unbuffered = "PYTHONUNBUFFERED";

    public override OperatorKind Kind => OperatorKind.Docker;

    /// <summary>The container's name, which the runtime uses to end the container.</summary>
    public static ExprValue ContainerName(PlannedTask task) =>
        RuntimeText.Concat(new TextValue("sflow-"), RuntimeText.FromReference(new JobIdReference()), new TextValue("-" + task.Name));

    public override IReadOnlyList<ExprValue> Words(ExecutionPlan plan, PlannedTask task, SharedFolders folders)
    {
        var operation = task.Task.Operator;
        var words = new List<ExprValue>(Plain("docker", "run", "--rm", "--name"));
        words.Add(ContainerName(task));
        // Without --init, the program is the first process of its container and ignores TERM when it has no handler for it.
        if (operation.Flag("init", otherwise: true))
            words.Add(new TextValue("--init"));
        if (operation.Text("gpus") is { } gpus)
            words.AddRange([new TextValue("--gpus"), gpus]);
        if (operation.Text("workdir") is { } folder)
            words.AddRange([new TextValue("-w"), folder]);
        foreach (var mount in operation.List("mounts"))
            words.AddRange([new TextValue("-v"), mount]);
        if (operation.Flag("mount_folders", operation.Flag("auto_mount_runtime_dirs", otherwise: true)))
            words.AddRange(folders.ForDocker());
        words.AddRange(Variables(plan, task).SelectMany(name => Plain("-e", name)));
        words.AddRange(operation.List("extra_args"));
        words.Add(operation.Text("image")!);
        words.AddRange(Plain("bash", "-lc"));
        return words;
    }

    public override void Check(ResolvedOperator operation, DiagnosticBag diagnostics) => CheckWord(operation, "image", diagnostics);

    // The words pass variables by name. Docker takes the values from its own environment, so that `ps` doesn't show them.
    private static IEnumerable<string> Variables(ExecutionPlan plan, PlannedTask task)
    {
        var names = task.Task.Operator.Flag("pass_envs", otherwise: true)
            ? plan.EnvironmentOf(task).Select(variable => variable.Key).Concat(JobVariables)
            : [];
        // The plan's choice of GPUs applies, regardless of the other variables in the container.
        return names.Append(Unbuffered).Concat(task.Gpus.Count > 0 ? [TaskEnvironment.VisibleGpus] : []).Distinct();
    }
}
