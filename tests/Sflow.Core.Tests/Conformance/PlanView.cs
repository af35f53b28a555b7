using System;
using System.Collections.Generic;
using System.Linq;
using Sflow.Binding;
using Sflow.Expressions;
using Sflow.Generation.Sbatch.Commands;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Tests.Conformance;

/// <summary>A plan in the shape of the oracle's, as a value that can be compared with its JSON.</summary>
internal static class PlanView
{
    public static ExprValue Of(ExecutionPlan plan) => Dict(
        ("workflow", Text(plan.Name.Value)),
        ("order", List(plan.Order.Select(Text))),
        ("variables", new DictValue(plan.Variables.Select(variable => new KeyValuePair<ExprValue, ExprValue>(Text(variable.Name), variable.Value is RuntimeText ? Text(OracleNames.Fill(variable.Value)) : variable.Value)))),
        ("artifacts", new DictValue(plan.Artifacts.Select(artifact => new KeyValuePair<ExprValue, ExprValue>(Text(artifact.Name.Value), Dict(("uri", Text(OracleNames.Fill(artifact.Uri))), ("path", Text(OracleNames.Fill(artifact.Path)))))))),
        ("tasks", List(plan.Tasks.Select(task => Task(plan, task)))));

    private static DictValue Task(ExecutionPlan plan, PlannedTask task) => Dict(
        ("name", Text(task.Name)),
        ("deps", List(task.Task.DependsOn.Select(Text))),
        ("backend", Text(task.Task.Backend.Name.Value)),
        ("operator", Dict(("name", Text(task.Task.Operator.Name)), ("type", Text(task.Task.Operator.Type)))),
        ("assigned_nodes", List(task.Nodes.Select(node => Text(OracleNames.Fill(task.Task.Backend.NodeName(node)))))),
        ("env", new DictValue(plan.EnvironmentOf(task).Select(variable => new KeyValuePair<ExprValue, ExprValue>(Text(variable.Key), Text(OracleNames.Fill(variable.Value)))))),
        ("script", Text(OraclePlan.WithoutBlanks(OracleNames.Fill(task.Script)))),
        ("probes", List(task.Probes.Select(Probe))),
        ("retries", task.Task.Retries is { } retries ? Dict(("count", new IntValue(retries.Count)), ("interval", new FloatValue(retries.Interval)), ("backoff", new FloatValue(retries.Backoff))) : NoneValue.Instance),
        ("outputs", List(task.Task.Outputs.Select(output => Dict(("pattern", Text(output.Pattern.Value)), ("source", Text(output.Source)))))),
        ("sweep_variables", List(task.Task.SweepVariables.Select(variable => Text(variable.Name)))),
        ("argv", List(Arguments(plan, task).Select(Text))));

    // Without what the oracle's application adds later (mounts of the workspace and output folders) and what Slurm needs here (env in the step).
    private static IEnumerable<string> Arguments(ExecutionPlan plan, PlannedTask task)
    {
        var words = CommandLine.Of(plan, task, new ContainerMounts(plan.Artifacts)).Select(word => OracleNames.Fill(word, plan.Artifacts)).ToList();
        var env = words.FindIndex(word => word.StartsWith("CUDA_VISIBLE_DEVICES=", StringComparison.Ordinal));
        if (env > 0)
            words.RemoveRange(env - 1, 2);
        var mounts = words.IndexOf("--container-mounts") + 1;
        if (mounts > 0)
        {
            words[mounts] = string.Join(",", words[mounts].Split(',').Where(mount => mount is not ("/work/ws:/work/ws:rw" or "/work/ws/sflow_output:/work/ws/sflow_output:rw")).Distinct());
            if (words[mounts].Length == 0)
                words.RemoveRange(mounts - 1, 2);
        }

        return words;
    }

    private static DictValue Probe(PlannedProbe planned)
    {
        var probe = planned.Probe;
        var members = new List<(string, ExprValue)> { ("type", Text(probe.IsReadiness ? "readiness" : "failure")) };
        switch (probe.Kind)
        {
            case ProbeKind.TcpPort:
                members.AddRange([("kind", Text("tcp_port")), ("host", Text(OracleNames.Fill(planned.Hosts[0]))), ("port", probe.Fields["port"]), ("on_node", probe.Fields.TryGetValue("on_node", out var on) ? on : Text("first"))]);
                break;
            case ProbeKind.LogWatch:
                members.AddRange([("kind", Text("log_watch")), ("pattern", Text(OracleNames.Fill(probe.Fields["pattern"]))), ("is_regex", BoolValue.Of(probe.IsRegex)), ("logger", probe.Logger is { } logger ? Text(logger.Value) : NoneValue.Instance), ("match_count", probe.Fields.TryGetValue("match_count", out var count) ? count : new IntValue(1))]);
                break;
            default:
                members.AddRange([("kind", Text(probe.Kind == ProbeKind.HttpGet ? "http_get" : "http_post")), ("url", Text(OracleNames.Fill(probe.Fields["url"]))), ("headers", probe.Fields.TryGetValue("headers", out var headers) ? headers : DictValue.Empty)]);
                if (probe.Fields.TryGetValue("body", out var body))
                    members.Add(("body", Text(OracleNames.Fill(body))));
                break;
        }

        members.AddRange([("delay", Seconds(probe.Delay)), ("timeout", Seconds(probe.Timeout ?? 60)), ("interval", Seconds(probe.Interval)), ("success_threshold", new IntValue(probe.SuccessThreshold)), ("failure_threshold", new IntValue(probe.FailureThreshold))]);
        return Dict([.. members]);
    }

    // The oracle knows whole seconds only.
    private static IntValue Seconds(double seconds) => new((int)seconds);

    private static TextValue Text(string text) => new(text);

    private static ListValue List(IEnumerable<ExprValue> items) => new([.. items]);

    private static DictValue Dict(params (string Name, ExprValue Value)[] members) => new(members.Select(member => new KeyValuePair<ExprValue, ExprValue>(Text(member.Name), member.Value)));
}
