using Sflow.Expressions;
using Sflow.Resolution;

namespace Sflow.Planning;

/// <summary>Decides what a probe checks and when, with the defaults for fields that aren't set.</summary>
internal static class ProbePlanner
{
    /// <summary>nv-sflow's default for the seconds between two checks.</summary>
    public const double DefaultInterval = 5;

    /// <summary>nv-sflow's default for the number of successive checks that must succeed.</summary>
    public const int DefaultSuccessThreshold = 1;

    /// <summary>nv-sflow's default for the number of successive checks that must see the failure.</summary>
    public const int DefaultFailureThreshold = 3;

    /// <summary>nv-sflow's default for the seconds that one check may take.</summary>
    public const double DefaultCheckLimit = 30;

    // Seconds. A failure probe's own timeout limits one check, too, but not beyond this.
    private const double LongestCheck = 60;
    private const double ShortestCheck = 1;

    /// <summary>The probe with its hosts or its log; null after an error was reported.</summary>
    public static PlannedProbe? Plan(
        ResolvedProbe probe,
        ResolvedTask task,
        Placement placement,
        IReadOnlyList<ResolvedTask> tasks,
        DiagnosticBag diagnostics
    )
    {
        var (schedule, at) = (Schedule(probe), probe.Location);
        return probe switch
        {
            ResolvedTcpProbe tcp => new PlannedTcpProbe(schedule, at, tcp.Port, Hosts(tcp, task, placement)),
            ResolvedHttpGetProbe http => new PlannedHttpGetProbe(schedule, at, http.Url, http.Headers),
            ResolvedHttpPostProbe http => new PlannedHttpPostProbe(schedule, at, http.Url, http.Headers, http.Body),
            ResolvedLogProbe log => IsThere(log.Logger, tasks, diagnostics)
                ? new PlannedLogProbe(schedule, at, log.Pattern, log.IsRegex, log.MatchCount, log.Logger?.Value)
                {
                    PatternLocation = log.PatternLocation,
                }
                : null,
            _ => throw new InvalidOperationException($"unknown probe {probe.GetType().Name}"),
        };
    }

    /// <summary>
    /// When a probe checks. A readiness probe's timeout applies to the task, so it limits a single check only where it is short.
    /// </summary>
    internal static ProbeSchedule Schedule(ResolvedProbe probe) =>
        new(
            probe.IsReadiness,
            probe.IsReadiness ? probe.Timeout : null,
            probe.Delay ?? 0,
            Math.Max(ShortestCheck, probe.EachCheckTimeout ?? LimitFromTimeout(probe)),
            probe.Interval ?? DefaultInterval,
            probe.IsReadiness ? probe.SuccessThreshold ?? DefaultSuccessThreshold : probe.FailureThreshold ?? DefaultFailureThreshold
        );

    private static double LimitFromTimeout(ResolvedProbe probe) =>
        probe.Timeout is > 0 and { } limit ? Math.Min(limit, probe.IsReadiness ? DefaultCheckLimit : LongestCheck) : DefaultCheckLimit;

    private static bool IsThere(Located<string>? logger, IReadOnlyList<ResolvedTask> tasks, DiagnosticBag diagnostics)
    {
        if (logger is null || tasks.Any(candidate => candidate.Name == logger.Value))
            return true;
        diagnostics.Add(
            Catalogue.LoggerIsReplicated(
                logger.Location,
                logger.Value,
                [.. tasks.Where(candidate => candidate.IsReplica).Select(candidate => candidate.Name)]
            )
        );
        return false;
    }

    // Without a host, the probe checks the task's first node or each of its nodes.
    private static IReadOnlyList<ExprValue> Hosts(ResolvedTcpProbe probe, ResolvedTask task, Placement placement)
    {
        if (probe.Host is { } host)
            return [host];
        var count = probe.Nodes switch
        {
            ProbedNodes.First => 1,
            ProbedNodes.Each => placement.Nodes.Count,
            _ => throw new InvalidOperationException($"unknown nodes {probe.Nodes}"),
        };
        return [.. placement.Nodes.Take(count).Select(task.Backend.NodeAddress)];
    }
}
