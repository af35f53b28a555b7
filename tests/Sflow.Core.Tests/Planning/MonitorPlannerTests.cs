using Sflow.Planning;

namespace Sflow.Tests.Planning;

/// <summary>Which nodes are measured, and what reports show of them.</summary>
[TestClass]
public sealed class MonitorPlannerTests
{
    [TestMethod]
    public void WithoutAMonitorThereIsNoPlan() => Assert.IsNull(Plans.Of(Workflow("{name: a, script: [x]}")).Monitor);

    [TestMethod]
    public void OneCollectorPerNodeHasTheFinestIntervalAndAllScopes()
    {
        var plan = Monitor(
            "{name: a, script: [x], resources: {nodes: {indices: [0]}, gpus: {count: 2}}, "
                + "monitor: {interval: 500, scopes: {gpu: {interval: 200, fields: 'index,power.draw'}}}}",
            "{name: b, script: [x], resources: {nodes: {indices: [0, 1]}}, "
                + "monitor: {interval: 300, scopes: {memory: {}, gpu: {fields: 'index, memory.used'}, custom: {script: [uptime]}}}}"
        );
        Assert.AreEqual(
            "cluster 0: 200 gpu,memory index,power.draw,memory.used uptime\ncluster 1: 300 gpu,memory index,memory.used uptime",
            Text(plan.Collectors)
        );
        Assert.AreEqual("a: cluster 0, GPU 0 1, while a", Text(plan.Consumers[0].Views));
    }

    [TestMethod]
    [DataRow("{}", "cluster 0, cluster 1, cluster 2")]
    [DataRow("{resources: {nodes: {count: 2}}}", "cluster 0, cluster 1")]
    [DataRow("{resources: {nodes: {exclude: [0]}}}", "cluster 1, cluster 2")]
    [DataRow("{resources: {nodes: {exclude: -1, indices: [-1, 0, 0]}}}", "cluster 1, cluster 0")]
    [DataRow("{resources: {used_by_tasks: [a], nodes: {count: 3}}}", "cluster 2")]
    public void TheWorkflowsMonitorMeasuresItsBackend(string monitor, string nodes)
    {
        var plan = Plans
            .Of($"workflow: {{name: w, monitor: {monitor}, tasks: [{{name: a, script: [x], resources: {{nodes: {{indices: [2]}}}}}}]}}")
            .Monitor!;
        Assert.AreEqual(nodes, string.Join(", ", plan.Consumers[0].Nodes.Select(node => $"{node.Backend} {node.Node}")));
    }

    [TestMethod]
    public void AMonitorOfAnotherTaskShowsItAsLongAsItsOwnerRuns()
    {
        var plan = Monitor(
            "{name: a, replicas: {count: 2}, script: [x], resources: {gpus: {count: 1}}}",
            "{name: b, script: [x], monitor: {resources: {used_by_tasks: [a]}, scopes: {cpu: {}}}}"
        );
        Assert.AreEqual("a_0: cluster 0, GPU 0, while b\na_1: cluster 0, GPU 1, while b", Text(plan.Consumers[0].Views));
        Assert.AreEqual("cluster 0: 5000 cpu  ", Text(plan.Collectors));
    }

    [TestMethod]
    public void ReplicasShareTheirCollectors()
    {
        var plan = Monitor("{name: a, replicas: {count: 2}, script: [x], resources: {gpus: {count: 1}}, monitor: {scopes: {cpu: {}}}}");
        Assert.HasCount(1, plan.Collectors);
        Assert.HasCount(2, plan.Consumers[0].Views);
    }

    [TestMethod]
    public void AReportThatIsSwitchedOffShowsNothing()
    {
        var plan = Monitor("{name: a, script: [x], monitor: {report: {enabled: false}}}");
        Assert.IsEmpty(plan.Consumers[0].Views);
        Assert.HasCount(3, plan.Collectors);
        Assert.AreEqual("cpu,gpu,memory,disk,network", string.Join(",", plan.Collectors[0].Scopes));
    }

    private static MonitorPlan Monitor(params string[] tasks) => Plans.Of(Workflow(tasks)).Monitor!;

    private static string Workflow(params string[] tasks) => $"workflow: {{name: w, tasks: [{string.Join(", ", tasks)}]}}";

    private static string Text(IEnumerable<MonitorCollector> collectors) =>
        string.Join(
            "\n",
            collectors.Select(collector =>
                $"{collector.Backend} {collector.Node}: {collector.Interval} {string.Join(",", collector.Scopes)} "
                + $"{collector.GpuFields} {string.Join(";", collector.Commands)}"
            )
        );

    private static string Text(IEnumerable<MonitorView> views) =>
        string.Join(
            "\n",
            views.Select(view =>
                $"{view.Task}: {string.Join(", ", view.Nodes.Select(node => $"{node.Backend} {node.Node}"))}, "
                + $"GPU {string.Join(" ", view.Gpus ?? [])}, while {string.Join(" ", view.Windows)}"
            )
        );
}
