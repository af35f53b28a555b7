using Sflow.Expressions;
using Sflow.Generation.Commands;
using Sflow.Planning;
using Sflow.Resolution;
using static Sflow.Tests.Conformance.PlanView;

namespace Sflow.Tests.Conformance;

/// <summary>A plan in the shape of nv-sflow 0.3's, one function for each member that 0.3 added.</summary>
internal static class Plan03View
{
    private static readonly TextValue[] NoNames = [];

    public static ExprValue Of(ExecutionPlan plan)
    {
        var order = plan.Order.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index);
        return Of(plan, order);
    }

    private static DictValue Of(ExecutionPlan plan, Dictionary<string, int> order) =>
        With(
            PlanView.Of(
                plan,
                task =>
                    [
                        .. Members(plan, task).Where(member => member.Name is not ("deps" or "env" or "probes" or "operator")),
                        ("env", Environment(plan, task)),
                        ("deps", List(task.Task.DependsOn.OrderBy(name => order[name]).Select(PlanView.Text))),
                        ("operator", Operator(task)),
                        ("probes", List(task.Probes.Zip(task.Task.Probes, Probe))),
                        ("gpus", Gpus(task)),
                        ("release_after", ReleaseAfter(task)),
                        ("gpus_reused_downstream", BoolValue.Of(IsReusedDownstream(plan, task))),
                        ("fail_fast", FailFast(task)),
                        ("readiness_followers", Followers(task)),
                        ("failure_followers", Followers(task)),
                        ("ports", Ports(task)),
                        ("result", Plan03Members.Result(task)),
                        ("uploads", Plan03Members.Uploads(task)),
                    ]
            ),
            ("storage", Plan03Members.Storage(plan)),
            ("upload_all", Plan03Members.UploadAll(plan)),
            ("monitor", Plan03Members.Monitor(plan))
        );

    private static DictValue With(DictValue value, params (string Name, ExprValue Value)[] members) =>
        new([.. Pairs(value), .. Pairs(Dict(members))]);

    private static IEnumerable<KeyValuePair<ExprValue, ExprValue>> Pairs(DictValue value) =>
        value.Keys.Zip(value.Values, (key, item) => new KeyValuePair<ExprValue, ExprValue>(key, item));

    // The script's variables, and those that the job adds.
    private static DictValue Environment(ExecutionPlan plan, PlannedTask task) =>
        Dict([
            .. plan.EnvironmentOf(task)
                .Concat(BackendVariables.Of(task))
                .Select(variable => (variable.Key, (ExprValue)PlanView.Text(OracleNames.Fill(variable.Value)))),
        ]);

    private static DictValue Operator(PlannedTask task) =>
        Dict(
            ("name", PlanView.Text(task.Task.Operator.Name)),
            ("type", PlanView.Text(task.Task.Operator.Kind.Name)),
            (
                "set",
                Dict([
                    .. task
                        .Task.Operator.Options.Where(option => !IsDefault(option.Key, option.Value))
                        .Select(option => (option.Key, Filled(option.Value))),
                ])
            )
        );

    // nv-sflow lists only what differs from its defaults.
    private static bool IsDefault(string option, ExprValue value) =>
        option is "container_writable" or "label" or "unbuffered" or "overlap" or "pass_envs" && value is BoolValue { Value: true };

    private static ExprValue Filled(ExprValue value) =>
        value switch
        {
            RuntimeText => PlanView.Text(OracleNames.Fill(value)),
            ListValue list => List(list.Items.Select(Filled)),
            _ => value,
        };

    // Without a timeout, there is no deadline (80), where 0.3 has one of 1200 s.
    private static DictValue Probe(PlannedProbe planned, ResolvedProbe resolved) =>
        With(
            new DictValue(Pairs(PlanView.Probe(planned, resolved)).Where(pair => pair.Key is not TextValue { Value: "is_regex" })),
            ("timeout", new IntValue((int)(resolved.Timeout ?? 1200))),
            ("each_check_timeout", new IntValue((int)(resolved.EachCheckTimeout ?? ProbePlanner.DefaultCheckLimit)))
        );

    private static ExprValue Gpus(PlannedTask task) =>
        task.Gpus.Count == 0 ? NoneValue.Instance : PlanView.Text(TaskEnvironment.GpuList(task.Gpus));

    private static DictValue ReleaseAfter(PlannedTask task)
    {
        var members = new List<(string, ExprValue)>();
        if (task.Task.Nodes.Claim is { } claim)
            members.Add(("nodes", Policy(claim)));
        if (task.Task.Gpus is not null)
            members.Add(("gpus", Policy(GpuLedger.PolicyOf(task.Task))));
        return Dict([.. members]);
    }

    private static TextValue Policy(ReleasePolicy policy) =>
        PlanView.Text(
            policy switch
            {
                ReleasePolicy.TaskReady => "task_ready",
                ReleasePolicy.TaskCompletion => "task_completion",
                _ => "workflow_completion",
            }
        );

    private static bool IsReusedDownstream(ExecutionPlan plan, PlannedTask task) =>
        plan.Tasks.Any(other => other.GpusAfter.Contains(task.Name));

    private static BoolValue FailFast(PlannedTask task) => BoolValue.Of(task.Task.FailFast);

    private static ListValue Followers(PlannedTask task) => List(NoNames);

    private static ListValue Ports(PlannedTask task) =>
        List(
            task.Task.Ports.Select(port =>
                Dict(("port", new IntValue(port.Number)), ("name", port.Name is { } name ? PlanView.Text(name) : NoneValue.Instance))
            )
        );
}
