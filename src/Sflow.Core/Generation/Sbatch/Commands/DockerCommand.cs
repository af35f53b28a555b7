using System.Collections.Generic;
using System.Linq;
using Sflow.Expressions;
using Sflow.Generation.Sbatch.Shell;
using Sflow.Planning;

namespace Sflow.Generation.Sbatch.Commands;

/// <summary><c>docker run</c>'s command line.</summary>
internal static class DockerCommand
{
    // The job sets these itself, beside what the plan sets.
    private static readonly string[] JobVariables = ["SFLOW_WORKSPACE_DIR", "SFLOW_OUTPUT_DIR", "SFLOW_WORKFLOW_OUTPUT_DIR", "SFLOW_TASK_OUTPUT_DIR"];

    /// <summary>The container's name, by which it can be ended.</summary>
    public static ExprValue ContainerName(PlannedTask task) =>
        RuntimeText.Concat(new TextValue("sflow-"), RuntimeText.FromReference(new JobIdReference()), new TextValue("-" + task.Name));

    /// <summary>The words.</summary>
    public static IReadOnlyList<ExprValue> Of(ExecutionPlan plan, PlannedTask task)
    {
        var operation = task.Task.Operator;
        var words = new List<ExprValue>(CommandLine.Words("docker", "run", "--rm", "--name"));
        words.Add(ContainerName(task));
        if (operation.Option("gpus") is { } gpus)
            words.AddRange([new TextValue("--gpus"), gpus]);
        if (operation.Option("workdir") is { } folder)
            words.AddRange([new TextValue("-w"), folder]);
        foreach (var mount in operation.List("mounts"))
            words.AddRange([new TextValue("-v"), mount]);
        if (operation.Flag("pass_envs", otherwise: true))
            words.AddRange(plan.EnvironmentOf(task).Select(variable => variable.Key).Concat(JobVariables).SelectMany(name => CommandLine.Words("-e", name)));
        words.AddRange(operation.List("extra_args"));
        words.Add(operation.Option("image")!);
        words.AddRange(CommandLine.Words("bash", "-lc"));
        return words;
    }
}
