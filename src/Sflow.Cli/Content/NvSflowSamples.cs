namespace Sflow.Cli.Content;

/// <summary>Where the samples of nv-sflow have their counterparts here.</summary>
internal static class NvSflowSamples
{
    /// <summary>The beginnings of nv-sflow's names, each with the sample to look at and what it has in common.</summary>
    public static IReadOnlyList<(string Name, string Here, string Why)> All { get; } =
    [
        ("self_contained/local/hello_world", "hello", "the smallest workflow"),
        ("self_contained/local/variable_domain", "smoke", "one task per value of a variable"),
        ("self_contained/local/result_parsing", "cpu-inference", "results from logs"),
        ("self_contained/docker", "cpu-inference", "services on one machine"),
        ("self_contained/slurm/auto_replica", "smoke", "replicas"),
        ("self_contained/slurm/gpu_", "smoke", "shares of GPUs"),
        ("self_contained/slurm", "dynamo", "inference servers on Slurm"),
        ("self_contained/kubernetes", "dynamo", "the same servers, but on Slurm"),
        ("modular/inference_x_v2", "dynamo", "modules and a CSV"),
        ("modular/backend_agnostic", "cpu-inference", "modules for two sites"),
    ];

    /// <summary>
    /// What to look at in place of a sample of nv-sflow, in the form of its later releases (<c>self_contained/local/hello_world</c>) or of
    /// its earlier ones (<c>local_hello_world.yaml</c>); null for a name that it doesn't have.
    /// </summary>
    public static (string Here, string Why)? Of(string name)
    {
        var path = name.EndsWith(".yaml", StringComparison.Ordinal) ? name[..^".yaml".Length] : name;
        foreach (var (other, here, why) in All)
        {
            var tail = other.Split('/', 2)[1];
            if (
                path.StartsWith(other, StringComparison.Ordinal)
                || path.StartsWith(tail, StringComparison.Ordinal)
                || path.StartsWith(tail.Replace('/', '_'), StringComparison.Ordinal)
            )
                return (here, why);
        }

        return null;
    }
}
