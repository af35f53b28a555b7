using System.Collections.Generic;
using System.Linq;
using Sflow.Binding;
using Sflow.Diagnostics;
using Sflow.Expressions;
using Sflow.Resolution;

namespace Sflow.Planning;

/// <summary>Says where a probe looks.</summary>
internal static class ProbePlanner
{
    /// <summary>The probe with its hosts or its log; null after an error was reported.</summary>
    public static PlannedProbe? Plan(ResolvedProbe probe, ResolvedTask task, Placement placement, IReadOnlyList<ResolvedTask> tasks, DiagnosticBag diagnostics)
    {
        if (probe.Kind == ProbeKind.TcpPort)
            return new PlannedProbe(probe, Hosts(probe, task, placement), null);
        if (probe.Kind != ProbeKind.LogWatch)
            return new PlannedProbe(probe, [], null);
        var logger = probe.Logger?.Value ?? task.Name;
        if (tasks.Any(candidate => candidate.Name == logger))
            return new PlannedProbe(probe, [], logger);
        diagnostics.Add(Catalogue.LoggerIsReplicated(probe.Logger!.Location, logger, [.. tasks.Where(candidate => candidate.IsReplica).Select(candidate => candidate.Name)]));
        return null;
    }

    // Without a host: the task's first node, or each of its nodes.
    private static IReadOnlyList<ExprValue> Hosts(ResolvedProbe probe, ResolvedTask task, Placement placement)
    {
        if (probe.Fields.TryGetValue("host", out var host))
            return [host];
        var isEach = probe.Fields.TryGetValue("on_node", out var where) && string.Equals(where.ToText().Trim(), "each", System.StringComparison.OrdinalIgnoreCase);
        return [.. placement.Nodes.Take(isEach ? placement.Nodes.Count : 1).Select(task.Backend.NodeAddress)];
    }
}
