using Sflow.Generation.Plans;
using Sflow.Planning;

namespace Sflow.Generation.Diagrams;

/// <summary>Describes planned tasks.</summary>
internal static class DiagramTasks
{
    /// <summary>Describes a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="showsBackend">True when its place names the backend, because there are several.</param>
    public static DiagramTask Of(PlannedTask task, bool showsBackend)
    {
        var backend = Quote.Plain(task.Task.Backend.Name.Value);
        return new DiagramTask
        {
            Name = task.Name,
            Operator = Operator(task),
            Backend = backend,
            Nodes = task.Nodes,
            Gpus = task.Gpus,
            Place = (showsBackend ? backend + " · " : "") + Place(task),
            Needs = task.Task.DependsOn,
            IsService = task.IsService,
            Probes = [.. task.Probes.Select(Probe)],
            Retries = task.Task.Retries?.Count ?? 0,
            Timeout = task.Task.Timeout is { } seconds ? PlanText.Duration(seconds) : "",
            Sweep = string.Join(" ", task.Task.SweepVariables.Select(SecretValues.Shown).Select(sweep => $"{sweep.Name}={sweep.Value}")),
        };
    }

    private static string Operator(PlannedTask task)
    {
        var (name, kind) = (Quote.Plain(task.Task.Operator.Name), task.Task.Operator.Kind.Name);
        return name == kind || name.StartsWith("default_", StringComparison.Ordinal) ? kind : $"{kind} ({name})";
    }

    private static string Place(PlannedTask task)
    {
        var nodes = $"{(task.Nodes.Count == 1 ? "node" : "nodes")} {NumberRanges.Of(task.Nodes)}";
        return task.Gpus.Count == 0 ? nodes : $"{nodes} · GPU {NumberRanges.Of(task.Gpus)}{(task.Nodes.Count > 1 ? " on each" : "")}";
    }

    private static string Probe(PlannedProbe probe) =>
        (probe.IsReadiness ? "ready: " : "fails: ")
        + probe switch
        {
            PlannedTcpProbe tcp => "tcp " + tcp.Port.ToString(CultureInfo.InvariantCulture),
            PlannedHttpGetProbe http => "GET " + ShownText.Of(http.Url),
            PlannedHttpProbe http => "POST " + ShownText.Of(http.Url),
            PlannedLogProbe log => "log " + ShownText.Of(log.Pattern),
            _ => throw new InvalidOperationException($"A picture has no words for {probe.GetType().Name}."),
        };
}
