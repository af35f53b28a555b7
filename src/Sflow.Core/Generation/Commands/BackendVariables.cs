using Sflow.Expressions;
using Sflow.Generation.Shell;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation.Commands;

/// <summary>
/// The variables that a task has because of its backend. No script contains them: the job sets them when the task starts, because
/// its allocation decides their values.
/// </summary>
internal static class BackendVariables
{
    /// <summary>Names the GPUs for programs that start containers; only for tasks with GPUs of a local backend.</summary>
    private const string GpusOfContainers = "NVIDIA_VISIBLE_DEVICES";

    /// <summary>Returns the variables with the values that the plan expects.</summary>
    public static IReadOnlyList<KeyValuePair<string, ExprValue>> Of(PlannedTask task)
    {
        var backend = task.Task.Backend;
        if (backend.IsSlurm)
            return
            [
                new("SFLOW_BACKEND_JOB_ID", RuntimeText.FromReference(new JobIdReference())),
                new("SFLOW_BACKEND_NODELIST", RuntimeTexts.Join(",", Enumerable.Range(0, backend.Nodes).Select(backend.NodeName))),
                new("SFLOW_BACKEND_NUM_NODES", new TextValue(backend.Nodes.ToString(CultureInfo.InvariantCulture))),
            ];
        return task.Gpus.Count > 0 ? [new(GpusOfContainers, new TextValue(TaskEnvironment.GpuList(task.Gpus)))] : [];
    }

    /// <summary>
    /// Returns the names of the variables that a container gets. In a container, the NVIDIA runtime would read
    /// NVIDIA_VISIBLE_DEVICES, hide all other GPUs and renumber these.
    /// </summary>
    public static IEnumerable<string> InContainer(PlannedTask task) =>
        Of(task).Select(variable => variable.Key).Where(name => name != GpusOfContainers);
}
