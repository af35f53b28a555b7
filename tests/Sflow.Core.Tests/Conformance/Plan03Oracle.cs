using System.Text.Json.Nodes;

namespace Sflow.Tests.Conformance;

/// <summary>What nv-sflow 0.3 planned, brought to what can be compared.</summary>
internal static class Plan03Oracle
{
    // What the backend fills in is also in assigned_nodes.
    private static readonly string[] FilledIn = ["job_id", "nodes", "nodelist"];

    private static readonly Dictionary<string, string> ProbeKinds = new()
    {
        ["TcpPortProbe"] = "tcp_port",
        ["HttpGetProbe"] = "http_get",
        ["HttpPostProbe"] = "http_post",
        ["LogWatchProbe"] = "log_watch",
    };

    /// <summary>Reads a plan and normalises it.</summary>
    public static JsonNode Read(string file)
    {
        var plan = JsonNode.Parse(File.ReadAllText(file).Replace("\"/ws/", "\"/work/ws/", StringComparison.Ordinal))!;
        plan.AsObject().Remove("backends");
        var paths = plan["artifacts"]!.AsObject().Select(artifact => artifact.Value!["path"]!.GetValue<string>()).ToList();
        var tasks = plan["tasks"]!.AsArray().Select(task => task!.AsObject()).ToList();
        ReadMonitor(plan);
        foreach (var task in tasks)
            AskEachReplica(task, tasks);
        foreach (var task in tasks)
        {
            var lines = task["script"]!.AsArray().Select(line => line!.GetValue<string>());
            foreach (var upload in task["uploads"]!.AsArray())
                upload!.AsObject().Remove("replica_suffix");
            if (task["operator"]!["type"]!.GetValue<string>() == "docker_run")
                task["operator"]!["type"] = "docker"; // 65: both names mean the same
            task["script"] = OraclePlan.WithoutBlanks(string.Join("\n", lines));
            var options = task["operator"]!["set"]!;
            Remove(options, FilledIn);
            RemoveMounts(options, paths);
            foreach (var probe in task["probes"]!.AsArray())
                probe!["kind"] = ProbeKinds[probe["kind"]!.GetValue<string>()];
        }

        return plan;
    }

    // A job records values; reports are made from them later.
    private static void ReadMonitor(JsonNode plan)
    {
        if (plan["monitor"] is not JsonObject monitor)
            return;
        monitor.Remove("reports");
        foreach (var consumer in monitor["consumers"]!.AsArray())
            Remove(consumer!, ["name", "gpus", "report", "formats"]);
    }

    // One replica asks for its followers (81). Each of them could ask itself: their probes are the same.
    private static void AskEachReplica(JsonObject task, List<JsonObject> tasks)
    {
        foreach (var role in new[] { "readiness", "failure" })
        {
            var probes = task["probes"]!.AsArray().Where(probe => probe!["type"]!.GetValue<string>() == role).ToList();
            foreach (var name in task[role + "_followers"]!.AsArray().Select(follower => follower!.GetValue<string>()))
            {
                var follower = tasks.Single(other => other["name"]!.GetValue<string>() == name)["probes"]!.AsArray();
                foreach (var probe in probes)
                    follower.Add(probe!.DeepClone());
            }

            task[role + "_followers"] = new JsonArray();
        }
    }

    private static void Remove(JsonNode mapping, IEnumerable<string> keys)
    {
        foreach (var key in keys)
            mapping.AsObject().Remove(key);
    }

    // Artifacts are mounted when the command is written.
    private static void RemoveMounts(JsonNode options, List<string> paths)
    {
        if (options["container_mounts"] is not JsonArray mounts)
            return;
        foreach (var mount in mounts.Where(mount => paths.Any(path => mount!.GetValue<string>() == $"{path}:{path}:rw")).ToList())
            mounts.Remove(mount);
    }
}
