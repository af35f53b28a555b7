using Sflow.Binding;
using Sflow.Expressions;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Tests.Conformance;

/// <summary>The members of a plan of nv-sflow 0.3 that concern results, uploads and monitors.</summary>
internal static class Plan03Members
{
    /// <summary>The results of a task.</summary>
    public static ExprValue Result(PlannedTask task) =>
        task.Task.Result is { } result
            ? PlanView.Dict(
                ("file", Text(result.File?.Value)),
                ("source", PlanView.Text("log")),
                ("patterns", PlanView.List(result.Metrics.Select(Metric)))
            )
            : NoneValue.Instance;

    private static DictValue Metric(ResolvedMetric metric) =>
        PlanView.Dict(
            ("name", PlanView.Text(metric.Name.Value)),
            ("regex", PlanView.Text(metric.Regex.Value)),
            ("source", PlanView.Text("log")),
            ("type", PlanView.Text(metric.Type)),
            ("unit", Text(metric.Unit)),
            ("aggregate", PlanView.Text(metric.Aggregate)),
            ("required", BoolValue.Of(metric.Required)),
            ("group", metric.Group?.Value ?? NoneValue.Instance)
        );

    /// <summary>The uploads of a task.</summary>
    public static ListValue Uploads(PlannedTask task) => PlanView.List(task.Task.Uploads.Select(upload => Upload(upload, "from", "to")));

    /// <summary>The upload of the run folder.</summary>
    public static ExprValue UploadAll(ExecutionPlan plan) =>
        plan.Uploads.FirstOrDefault(upload => upload.Task is null) is { } all ? Upload(all.Upload, "to") : NoneValue.Instance;

    private static DictValue Upload(UploadModel upload, params string[] paths) =>
        PlanView.Dict([
            ("target", PlanView.Text(upload.Target.Value)),
            .. paths.Select(path => (path, Written(upload.Fields[path]))),
            ("on_error", upload.Fields["on_error"] is { } reaction ? Written(reaction) : PlanView.Text("warn")),
        ]);

    // Paths stay as they are written until the task has ended.
    private static ExprValue Written(BoundField? field) =>
        field?.Value switch
        {
            LiteralValue literal => literal.Value,
            TemplateValue template => PlanView.Text(template.Template.Source.Value),
            _ => NoneValue.Instance,
        };

    /// <summary>The storage targets that uploads use.</summary>
    public static DictValue Storage(ExecutionPlan plan) =>
        PlanView.Dict([
            .. plan
                .Uploads.Select(upload => upload.Target)
                .DistinctBy(target => target.Name.Value)
                .Select(target =>
                    (
                        target.Name.Value,
                        (ExprValue)
                            PlanView.Dict([
                                ("name", PlanView.Text(target.Name.Value)),
                                .. target.Options.Select(option => (option.Key, option.Value)),
                            ])
                    )
                ),
        ]);

    /// <summary>What is measured, and for whom.</summary>
    public static ExprValue Monitor(ExecutionPlan plan) =>
        plan.Monitor is { } monitor
            ? PlanView.Dict(
                ("collectors", PlanView.List(monitor.Collectors.Select(collector => Collector(plan, collector)))),
                (
                    "consumers",
                    PlanView.List(
                        monitor.Consumers.Select(consumer =>
                            PlanView.Dict(
                                ("owner", PlanView.Text(consumer.Task is { } task ? "task:" + task : "workflow")),
                                ("nodes", PlanView.List(consumer.Nodes.Select(node => NodeName(plan, node.Backend, node.Node)))),
                                ("scopes", PlanView.List(consumer.Monitor.Scopes.Select(PlanView.Text)))
                            )
                        )
                    )
                )
            )
            : NoneValue.Instance;

    private static DictValue Collector(ExecutionPlan plan, MonitorCollector collector) =>
        PlanView.Dict(
            ("backend", PlanView.Text(collector.Backend)),
            ("node", NodeName(plan, collector.Backend, collector.Node)),
            ("interval_ms", new IntValue(collector.Interval)),
            ("scopes", PlanView.List(collector.Scopes.Select(PlanView.Text))),
            ("gpu_fields", Text(collector.GpuFields)),
            ("custom", PlanView.List(collector.Commands.Select(PlanView.Text)))
        );

    private static TextValue NodeName(ExecutionPlan plan, string backend, int node) =>
        PlanView.Text(OracleNames.Fill(plan.Backends.Single(one => one.Name.Value == backend).NodeName(node)));

    private static ExprValue Text(string? text) => text is null ? NoneValue.Instance : PlanView.Text(text);
}
