using Sflow.Expressions;
using Sflow.Generation.Commands;
using Sflow.Generation.Sbatch;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Tests.Conformance;

/// <summary>A plan in the shape of the oracle's, as a value that can be compared with its JSON.</summary>
internal static class PlanView
{
    public static ExprValue Of(ExecutionPlan plan) =>
        Of(plan, task => [.. Members(plan, task), ("argv", List(Arguments(plan, task).Select(Text)))]);

    /// <summary>A plan with the members of its tasks that a data set has.</summary>
    public static DictValue Of(ExecutionPlan plan, Func<PlannedTask, IReadOnlyList<(string Name, ExprValue Value)>> members) =>
        Dict(
            ("workflow", Text(plan.Name.Value)),
            ("order", List(plan.Order.Select(Text))),
            (
                "variables",
                new DictValue(
                    plan.Variables.Select(variable => new KeyValuePair<ExprValue, ExprValue>(
                        Text(variable.Name),
                        variable.Value is RuntimeText ? Text(OracleNames.Fill(variable.Value)) : variable.Value
                    ))
                )
            ),
            (
                "artifacts",
                new DictValue(
                    plan.Artifacts.Select(artifact => new KeyValuePair<ExprValue, ExprValue>(
                        Text(artifact.Name.Value),
                        Dict(("uri", Text(OracleNames.Fill(artifact.Uri))), ("path", Text(OracleNames.Fill(artifact.Path))))
                    ))
                )
            ),
            ("tasks", List(plan.Tasks.Select(task => Dict([.. members(task)]))))
        );

    /// <summary>The members of a task that every data set has.</summary>
    public static IReadOnlyList<(string Name, ExprValue Value)> Members(ExecutionPlan plan, PlannedTask task) =>
        [
            ("name", Text(task.Name)),
            ("deps", List(task.Task.DependsOn.Select(Text))),
            ("backend", Text(task.Task.Backend.Name.Value)),
            ("operator", Dict(("name", Text(task.Task.Operator.Name)), ("type", Text(task.Task.Operator.Kind.Name)))),
            ("assigned_nodes", List(task.Nodes.Select(node => Text(OracleNames.Fill(task.Task.Backend.NodeName(node)))))),
            (
                "env",
                new DictValue(
                    plan.EnvironmentOf(task)
                        .Select(variable => new KeyValuePair<ExprValue, ExprValue>(
                            Text(variable.Key),
                            Text(OracleNames.Fill(variable.Value))
                        ))
                )
            ),
            ("script", Text(OraclePlan.WithoutBlanks(OracleNames.Fill(task.Script)))),
            ("probes", List(task.Probes.Zip(task.Task.Probes, Probe))),
            (
                "retries",
                task.Task.Retries is { } retries
                    ? Dict(
                        ("count", new IntValue(retries.Count)),
                        ("interval", new FloatValue(retries.Interval)),
                        ("backoff", new FloatValue(retries.Backoff))
                    )
                    : NoneValue.Instance
            ),
            (
                "outputs",
                List(task.Task.Outputs.Select(output => Dict(("pattern", Text(output.Pattern.Value)), ("source", Text(output.Source)))))
            ),
            ("sweep_variables", List(task.Task.SweepVariables.Select(variable => Text(variable.Name)))),
        ];

    // Without what the oracle's application adds later (mounts of the workspace and output folders).
    private static IEnumerable<string> Arguments(ExecutionPlan plan, PlannedTask task)
    {
        var words = SbatchOperator
            .Of(task.Task.Operator.Kind)
            .Command.Words(plan, task, new SharedFolders(plan.Artifacts))
            .Select(word => OracleNames.Fill(word, plan.Artifacts))
            .ToList();
        if (task.Step?.RanksPerNode is not null)
            words.RemoveRange(1, 2); // nv-sflow leaves the ranks to Slurm
        words.RemoveAll(word => word == "--unbuffered"); // 49
        var mounts = words.IndexOf("--container-mounts") + 1;
        if (mounts > 0)
        {
            words[mounts] = string.Join(
                ",",
                words[mounts]
                    .Split(',')
                    .Where(mount => mount is not ("/work/ws:/work/ws:rw" or "/work/ws/sflow_output:/work/ws/sflow_output:rw"))
                    .Distinct()
            );
            if (words[mounts].Length == 0)
                words.RemoveRange(mounts - 1, 2);
        }

        return words;
    }

    internal static DictValue Probe(PlannedProbe planned, ResolvedProbe resolved)
    {
        var members = new List<(string, ExprValue)> { ("type", Text(planned.IsReadiness ? "readiness" : "failure")) };
        switch (planned)
        {
            case PlannedTcpProbe tcp:
                members.AddRange([
                    ("kind", Text("tcp_port")),
                    ("host", Text(OracleNames.Fill(tcp.Hosts[0]))),
                    ("port", new IntValue(tcp.Port)),
                    ("on_node", Text(((ResolvedTcpProbe)resolved).Nodes == ProbedNodes.Each ? "each" : "first")),
                ]);
                break;
            case PlannedLogProbe log:
                members.AddRange([
                    ("kind", Text("log_watch")),
                    ("pattern", Text(OracleNames.Fill(log.Pattern))),
                    ("is_regex", BoolValue.Of(log.IsRegex)),
                    ("logger", log.Logger is { } logger ? Text(logger) : NoneValue.Instance),
                    ("match_count", new IntValue(log.MatchCount ?? 1)),
                ]);
                break;
            case PlannedHttpProbe http:
                members.AddRange([
                    ("kind", Text(http is PlannedHttpGetProbe ? "http_get" : "http_post")),
                    ("url", Text(OracleNames.Fill(http.Url))),
                    ("headers", Dict([.. http.Headers.Select(header => (header.Key, header.Value))])),
                ]);
                if (http is PlannedHttpPostProbe { Body: { } body })
                    members.Add(("body", Text(OracleNames.Fill(body))));
                break;
            default:
                throw new InvalidOperationException($"unknown probe {planned.GetType().Name}");
        }

        members.AddRange([
            ("delay", Seconds(planned.Schedule.Delay)),
            ("timeout", Seconds(resolved.Timeout ?? 60)),
            ("interval", Seconds(planned.Schedule.Interval)),
            ("success_threshold", new IntValue(resolved.SuccessThreshold ?? ProbePlanner.DefaultSuccessThreshold)),
            ("failure_threshold", new IntValue(resolved.FailureThreshold ?? ProbePlanner.DefaultFailureThreshold)),
        ]);
        return Dict([.. members]);
    }

    // The oracle knows whole seconds only.
    private static IntValue Seconds(double seconds) => new((int)seconds);

    internal static TextValue Text(string text) => new(text);

    internal static ListValue List(IEnumerable<ExprValue> items) => new([.. items]);

    internal static DictValue Dict(params (string Name, ExprValue Value)[] members) =>
        new(members.Select(member => new KeyValuePair<ExprValue, ExprValue>(Text(member.Name), member.Value)));
}
