using System.Text.Json;
using System.Text.Json.Nodes;
using Sflow.Planning;

namespace Sflow.Tests.Conformance;

/// <summary>What nv-sflow 0.3 planned for a sample set, brought to what can be compared with a plan.</summary>
internal static class SamplePlans
{
    private const string RunFolder = "/work/ws/sflow_output/run:";

    /// <summary>Reads a plan and normalises it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="plan">The plan that it is compared with.</param>
    public static JsonElement Read(string file, ExecutionPlan plan)
    {
        var expected = Plan03Oracle.Read(file);
        foreach (var task in expected["tasks"]!.AsArray())
        {
            MountsOfModules(task!["operator"]!["set"]!.AsObject());
            foreach (var probe in task["probes"]!.AsArray())
                WithoutPrefix(probe!.AsObject());
        }

        OneConsumerPerTask(expected, plan);
        return JsonDocument.Parse(expected.ToJsonString()).RootElement;
    }

    // The run folder is mounted when the command is written.
    private static void MountsOfModules(JsonObject options)
    {
        if (options["container_mounts"] is not JsonArray mounts)
            return;
        foreach (var mount in mounts.Where(mount => mount!.GetValue<string>().StartsWith(RunFolder, StringComparison.Ordinal)).ToList())
            mounts.Remove(mount);
        if (mounts.Count == 0)
            options.Remove("container_mounts");
    }

    // These plans show a regular expression as the module writes it, the other data without its prefix.
    private static void WithoutPrefix(JsonObject probe)
    {
        if (probe["pattern"]?.GetValue<string>() is { } pattern && pattern.StartsWith("re:", StringComparison.Ordinal))
            probe["pattern"] = pattern[3..];
    }

    // Replicas share the monitor of their task.
    private static void OneConsumerPerTask(JsonNode expected, ExecutionPlan plan)
    {
        if (expected["monitor"]?["consumers"] is not JsonArray consumers)
            return;
        var seen = new HashSet<string>();
        foreach (var consumer in consumers.ToList())
        {
            var owner = consumer!["owner"]!.GetValue<string>();
            if (plan.Tasks.FirstOrDefault(task => "task:" + task.Name == owner) is { } replica)
                consumer["owner"] = "task:" + replica.Task.BaseName;
            if (!seen.Add(consumer.ToJsonString()))
                consumers.Remove(consumer);
        }
    }
}
