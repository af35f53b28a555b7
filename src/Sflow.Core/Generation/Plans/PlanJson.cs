using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Newtonsoft.Json;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation.Plans;

/// <summary>The plan as JSON, for programs: in <c>.plan.json</c>, and in the first event of a run.</summary>
internal static class PlanJson
{
    /// <summary>The JSON; members are always in the same order.</summary>
    public static string Write(ExecutionPlan plan, bool indented)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var json = new JsonTextWriter(text) { Formatting = indented ? Formatting.Indented : Formatting.None };
        json.WriteStartObject();
        Member(json, "workflow", plan.Name.Value);
        Member(json, "timeout", plan.Timeout);
        Array(json, "backends", plan.Backends, Backend);
        Values(json, "order", plan.Order);
        Array(json, "tasks", plan.Tasks, Task);
        json.WriteEndObject();
        return text.ToString();
    }

    private static void Backend(JsonTextWriter json, ResolvedBackend backend)
    {
        Member(json, "name", backend.Name.Value);
        Member(json, "type", backend.IsSlurm ? "slurm" : "local");
        Member(json, "nodes", backend.Nodes);
        Member(json, "gpus_per_node", backend.GpusPerNode);
    }

    private static void Task(JsonTextWriter json, PlannedTask task)
    {
        Member(json, "name", task.Name);
        Member(json, "task", task.Task.BaseName.Value);
        Member(json, "replica", task.Task.IsReplica ? task.Task.ReplicaIndex : null);
        Member(json, "operator", task.Task.Operator.Name);
        Member(json, "type", task.Task.Operator.Type);
        Member(json, "backend", task.Task.Backend.Name.Value);
        Values(json, "needs", task.Task.DependsOn);
        Values(json, "nodes", task.Nodes);
        Values(json, "gpus", task.Gpus);
        Member(json, "service", task.IsService);
        Member(json, "retries", task.Task.Retries?.Count ?? 0);
        Member(json, "timeout", task.Task.Timeout);
        json.WritePropertyName("sweep");
        json.WriteStartObject();
        foreach (var variable in task.Task.SweepVariables)
            Member(json, variable.Name, variable.Value.ToText());
        json.WriteEndObject();
    }

    private static void Member(JsonTextWriter json, string name, object? value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }

    private static void Values<T>(JsonTextWriter json, string name, IEnumerable<T> values)
    {
        json.WritePropertyName(name);
        json.WriteStartArray();
        foreach (var value in values)
            json.WriteValue((object?)value);
        json.WriteEndArray();
    }

    private static void Array<T>(JsonTextWriter json, string name, IEnumerable<T> items, System.Action<JsonTextWriter, T> write)
    {
        json.WritePropertyName(name);
        json.WriteStartArray();
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
