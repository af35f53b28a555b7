using Newtonsoft.Json;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation.Plans;

/// <summary>The plan as JSON, for programs. It is in <c>.plan.json</c> and in the first event of a run.</summary>
internal static class PlanJson
{
    /// <summary>Returns the JSON. The members always have the same order.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="indented">True for a form that people can read, false for one line.</param>
    public static string Write(ExecutionPlan plan, bool indented) =>
        JsonText.Of(
            indented,
            json =>
            {
                json.WriteStartObject();
                json.Member("workflow", plan.Name.Value);
                json.Member("timeout", plan.Timeout);
                json.WritePropertyName("backends");
                json.WriteStartArray();
                foreach (var backend in plan.Backends)
                    Backend(json, backend);
                json.WriteEndArray();
                Values(json, "order", plan.Order);
                json.WritePropertyName("tasks");
                json.WriteStartArray();
                foreach (var task in plan.Tasks)
                    json.WriteRawValue(TaskText(task, indented));
                json.WriteEndArray();
                if (plan.Monitor is { } monitor)
                    Monitor(json, monitor);
                json.WriteEndObject();
            }
        );

    private static void Monitor(JsonTextWriter json, MonitorPlan monitor)
    {
        json.WritePropertyName("monitor");
        json.WriteStartArray();
        foreach (var collector in monitor.Collectors)
        {
            json.WriteStartObject();
            json.Member("backend", collector.Backend);
            json.Member("node", collector.Node);
            json.Member("interval_ms", collector.Interval);
            Values(json, "scopes", collector.Scopes);
            json.Member("gpu_fields", collector.GpuFields);
            Values(json, "custom", collector.Commands);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string TaskText(PlannedTask task, bool indented) =>
        SharedWork
            .Get(
                task,
                indented ? "indented" : "one line",
                () => new TaskJson(JsonText.AtDepth(JsonText.Of(indented, json => Task(json, task)), 2))
            )
            .Text;

    private static void Backend(JsonTextWriter json, ResolvedBackend backend)
    {
        json.WriteStartObject();
        json.Member("name", backend.Name.Value);
        json.Member("type", backend.Kind.Name);
        json.Member("nodes", backend.Nodes);
        json.Member("gpus_per_node", backend.GpusPerNode);
        if (backend.Kind.AllocatesNodes && backend.IncludedNodes.Count > 0)
            Values(json, "include_nodes", backend.IncludedNodes.Select(node => node.Value));
        if (backend.Kind.AllocatesNodes && backend.ExcludedNodes.Count > 0)
            Values(json, "exclude_nodes", backend.ExcludedNodes.Select(node => node.Value));
        json.WriteEndObject();
    }

    private static void Task(JsonTextWriter json, PlannedTask task)
    {
        json.WriteStartObject();
        json.Member("name", task.Name);
        json.Member("task", task.Task.BaseName.Value);
        json.Member("replica", task.Task.IsReplica ? task.Task.ReplicaIndex : null);
        json.Member("operator", task.Task.Operator.Name);
        json.Member("type", task.Task.Operator.Kind.Name);
        json.Member("backend", task.Task.Backend.Name.Value);
        Values(json, "needs", task.Task.DependsOn);
        Values(json, "nodes", task.Nodes);
        Values(json, "gpus", task.Gpus);
        if (task.GpusAfter.Count > 0)
            Values(json, "gpus_after", task.GpusAfter);
        json.Member("service", task.IsService);
        json.Member("retries", task.Task.Retries?.Count ?? 0);
        json.Member("timeout", task.Task.Timeout);
        json.WritePropertyName("sweep");
        json.WriteStartObject();
        foreach (var variable in task.Task.SweepVariables)
            json.Member(variable.Name, variable.Value.ToText());
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Values<T>(JsonTextWriter json, string name, IEnumerable<T> values)
    {
        json.WritePropertyName(name);
        json.WriteStartArray();
        foreach (var value in values)
            json.WriteValue((object?)value);
        json.WriteEndArray();
    }

    private sealed record TaskJson(string Text);
}
