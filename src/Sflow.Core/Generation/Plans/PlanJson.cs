using System.Globalization;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation.Plans;

/// <summary>The plan as JSON, for programs: in <c>.plan.json</c>, and in the first event of a run.</summary>
internal static class PlanJson
{
    /// <summary>The JSON; members are always in the same order.</summary>
    public static string Write(ExecutionPlan plan, bool indented) => Root(plan).ToString(indented ? Formatting.Indented : Formatting.None);

    private static JObject Root(ExecutionPlan plan) => new()
    {
        ["workflow"] = plan.Name.Value,
        ["timeout"] = plan.Timeout,
        ["backends"] = new JArray(plan.Backends.Select(Backend)),
        ["order"] = new JArray(plan.Order),
        ["tasks"] = new JArray(plan.Tasks.Select(Task)),
    };

    private static JObject Backend(ResolvedBackend backend) => new()
    {
        ["name"] = backend.Name.Value,
        ["type"] = backend.IsSlurm ? "slurm" : "local",
        ["nodes"] = backend.Nodes,
        ["gpus_per_node"] = backend.GpusPerNode,
    };

    private static JObject Task(PlannedTask task) => new()
    {
        ["name"] = task.Name,
        ["task"] = task.Task.BaseName.Value,
        ["replica"] = task.Task.IsReplica ? task.Task.ReplicaIndex : null,
        ["operator"] = task.Task.Operator.Name,
        ["type"] = task.Task.Operator.Type,
        ["backend"] = task.Task.Backend.Name.Value,
        ["needs"] = new JArray(task.Task.DependsOn),
        ["nodes"] = new JArray(task.Nodes),
        ["gpus"] = new JArray(task.Gpus),
        ["service"] = task.IsService,
        ["retries"] = task.Task.Retries?.Count ?? 0,
        ["timeout"] = task.Task.Timeout,
        ["sweep"] = new JObject(task.Task.SweepVariables.Select(variable => new JProperty(variable.Name, variable.Value.ToText()))),
    };
}
