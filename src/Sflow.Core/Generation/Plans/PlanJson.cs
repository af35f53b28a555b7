using System;
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
    /// <param name="plan">The plan.</param>
    /// <param name="indented">True for people, false for one line.</param>
    /// <param name="memo">Where the texts of tasks that rows share are kept; null to write each anew.</param>
    public static string Write(ExecutionPlan plan, bool indented, WorkMemo<string>? memo = null) => Write(indented, json =>
    {
        json.WriteStartObject();
        Member(json, "workflow", plan.Name.Value);
        Member(json, "timeout", plan.Timeout);
        json.WritePropertyName("backends");
        json.WriteStartArray();
        foreach (var backend in plan.Backends)
            Backend(json, backend);
        json.WriteEndArray();
        Values(json, "order", plan.Order);
        json.WritePropertyName("tasks");
        json.WriteStartArray();
        foreach (var task in plan.Tasks)
            json.WriteRawValue(TaskText(task, indented, task.IsShared ? memo : null));
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static string Write(bool indented, Action<JsonTextWriter> write)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var json = new JsonTextWriter(text) { Formatting = indented ? Formatting.Indented : Formatting.None };
        write(json);
        return text.ToString();
    }

    private static string TaskText(PlannedTask task, bool indented, WorkMemo<string>? memo)
    {
        var form = indented ? "indented" : "";
        if (memo is not null && memo.TryGet(task, form, out var known))
            return known;
        // A line break in a string is written as \n: those that are there are the form's, and the task stands two levels deep.
        var text = Write(indented, json => Task(json, task)).Replace("\n", "\n    ");
        memo?.Add(task, form, text);
        return text;
    }

    private static void Backend(JsonTextWriter json, ResolvedBackend backend)
    {
        json.WriteStartObject();
        Member(json, "name", backend.Name.Value);
        Member(json, "type", backend.IsSlurm ? "slurm" : "local");
        Member(json, "nodes", backend.Nodes);
        Member(json, "gpus_per_node", backend.GpusPerNode);
        json.WriteEndObject();
    }

    private static void Task(JsonTextWriter json, PlannedTask task)
    {
        json.WriteStartObject();
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
}
