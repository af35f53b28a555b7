using Newtonsoft.Json.Linq;

namespace Sflow.Cli.Verbs;

/// <summary>The size of a plan.</summary>
/// <param name="Tasks">The number of tasks, replicas counted.</param>
/// <param name="Nodes">The number of nodes of all backends.</param>
/// <param name="Gpus">The number of GPUs of all nodes.</param>
/// <param name="UsedGpus">The number of GPUs that at least one task uses.</param>
internal sealed record PlanSize(int Tasks, int Nodes, int Gpus, int UsedGpus)
{
    /// <summary>Reads a plan document.</summary>
    /// <param name="plan">The content of a <c>.plan.json</c>.</param>
    public static PlanSize Of(string plan)
    {
        var document = JObject.Parse(plan);
        var backends = (JArray)document["backends"]!;
        var tasks = (JArray)document["tasks"]!;
        var used = new HashSet<(string Backend, int Node, int Gpu)>();
        foreach (var task in tasks)
        {
            foreach (var node in (JArray)task["nodes"]!)
                used.UnionWith(((JArray)task["gpus"]!).Select(gpu => ((string)task["backend"]!, (int)node, (int)gpu)));
        }

        return new PlanSize(
            tasks.Count,
            backends.Sum(backend => (int)backend["nodes"]!),
            backends.Sum(backend => (int)backend["nodes"]! * ((int?)backend["gpus_per_node"] ?? 0)),
            used.Count
        );
    }
}
