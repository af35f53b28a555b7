using Sflow.Binding;
using Sflow.Generation.Shell;
using Sflow.Planning;

namespace Sflow.Generation.Sbatch;

/// <summary>The lines that start the samplers of the hardware monitor in the job.</summary>
internal static class MonitorLines
{
    /// <summary>The fields of nvidia-smi that a monitor samples unless it names others.</summary>
    public const string UsualGpuFields = "index,utilization.gpu,memory.used,memory.total,power.draw,temperature.gpu";

    /// <summary>One line per group of nodes that are sampled in the same way; none without a monitor.</summary>
    public static IEnumerable<string> Of(ExecutionPlan plan)
    {
        if (plan.Monitor is not { } monitor)
            yield break;
        var slurm = new HashSet<string>(plan.Backends.Where(backend => backend.IsSlurm).Select(backend => backend.Name.Value));
        // All nodes of local backends are the machine on which the script runs.
        var here = monitor.Collectors.Where(collector => !slurm.Contains(collector.Backend)).ToList();
        if (here.Count > 0)
            yield return Line("here", Union(here));
        foreach (var group in monitor.Collectors.Where(collector => slurm.Contains(collector.Backend)).GroupBy(Words))
            yield return Line(string.Join(",", group.Select(collector => collector.Node).OrderBy(node => node)), group.Key);
    }

    private static string Line(string nodes, string words) => $"wf_monitor {nodes} {words}";

    private static string Union(IReadOnlyList<MonitorCollector> collectors) =>
        Words(
            new MonitorCollector(
                "",
                0,
                collectors.Min(collector => collector.Interval),
                [.. MonitorSchema.BuiltInScopes.Where(scope => collectors.Any(collector => collector.Scopes.Contains(scope)))],
                MonitorPlanner.GpuFields(collectors.Select(collector => collector.GpuFields)),
                [.. collectors.SelectMany(collector => collector.Commands).Distinct()]
            )
        );

    private static string Words(MonitorCollector collector)
    {
        List<string> words = [collector.Interval.ToString(CultureInfo.InvariantCulture)];
        foreach (var scope in collector.Scopes)
            words.Add(scope == "gpu" ? "gpu=" + (collector.GpuFields ?? UsualGpuFields) : scope);
        if (collector.Commands.Count > 0)
            words.Add("custom=" + string.Join("\n", collector.Commands));
        return string.Join(" ", words.Select(ShellQuote.Word));
    }
}
