using Sflow.Planning;

namespace Sflow.Tests.Planning;

/// <summary>A selection of tasks has what they need, and nothing about them is different from the whole plan.</summary>
[TestClass]
public sealed class TaskSelectionTests
{
    private const string Module = """
        workflow:
          name: w
          monitor: {report: {enabled: true}}
          tasks:
            - {name: first, resources: {gpus: {count: 2}}, script: [x]}
            - {name: second, resources: {gpus: {count: 2}}, script: [x]}
            - {name: sweep, depends_on: [second], replicas: {count: 2, policy: sequential}, script: [x]}
            - {name: last, depends_on: [sweep], script: [x]}
            - {name: hook, required_by: [last], script: [x]}
        """;

    [TestMethod]
    [DataRow("first", "first")]
    [DataRow("sweep_0", "second sweep_0")]
    [DataRow("sweep_1", "second sweep_0 sweep_1")]
    [DataRow("sweep", "second sweep_0 sweep_1")]
    [DataRow("la*", "second sweep_0 sweep_1 last hook")]
    [DataRow("first second", "first second")]
    public void ATaskBringsWhatItNeeds(string patterns, string expected)
    {
        var whole = Plans.Of(Module);
        var plan = Select(whole, false, patterns.Split(' '));
        Assert.AreEqual(expected, string.Join(' ', plan.Tasks.Select(task => task.Name)));
        CollectionAssert.AreEqual(whole.Order.Where(plan.Tasks.Select(task => task.Name).Contains).ToList(), plan.Order.ToList());
        foreach (var task in plan.Tasks)
        {
            var same = whole.Tasks.Single(other => other.Name == task.Name);
            CollectionAssert.AreEqual(same.Gpus.ToList(), task.Gpus.ToList());
            CollectionAssert.AreEqual(same.Nodes.ToList(), task.Nodes.ToList());
            CollectionAssert.AreEqual(same.Task.DependsOn.ToList(), task.Task.DependsOn.ToList());
        }
    }

    [TestMethod]
    public void WithoutDependenciesATaskStartsAtOnce()
    {
        var plan = Select(Plans.Of(Module), true, "sweep");
        Assert.AreEqual("sweep_0 sweep_1", string.Join(' ', plan.Tasks.Select(task => task.Name)));
        Assert.IsEmpty(plan.Tasks[0].Task.DependsOn);
        Assert.AreEqual("sweep_0", plan.Tasks[1].Task.DependsOn.Single(), "its own replicas still run one after another");
    }

    [TestMethod]
    public void TheMonitorLooksAtTheBackendsOfTheSelection()
    {
        const string Two = """
            version: "0.1"
            backends:
              - {name: hpc, type: slurm, default: true, account: a, partition: p, time: 30, nodes: 2, gpus_per_node: 4}
              - {name: here, type: local}
            workflow:
              name: w
              monitor: {report: {enabled: true}}
              tasks:
                - {name: far, script: [x]}
                - {name: near, backend: here, script: [x]}
            """;
        var plan = Select(Plans.OfWhole(Two), false, "near");
        CollectionAssert.AreEqual(new[] { "here" }, plan.Monitor!.Collectors.Select(collector => collector.Backend).Distinct().ToList());
    }

    [TestMethod]
    public void ATaskThatDoesNotExistIsReportedAndEachOne()
    {
        var diagnostics = new DiagnosticBag();
        var whole = Plans.Of(Module);
        Assert.AreSame(whole, TaskSelection.Apply(whole, [At("frist"), At("zzz*"), At("last")], false, diagnostics));
        Assert.AreEqual("SFLOW2030 SFLOW2030", string.Join(' ', diagnostics.Select(diagnostic => diagnostic.Code)));
        StringAssert.Contains(diagnostics.First().Message, "Did you mean 'first'?");
    }

    private static ExecutionPlan Select(ExecutionPlan plan, bool isStrict, params string[] patterns)
    {
        var diagnostics = new DiagnosticBag();
        var selected = TaskSelection.Apply(plan, [.. patterns.Select(At)], isStrict, diagnostics);
        Assert.IsFalse(diagnostics.HasErrors, string.Join("\n", diagnostics));
        return selected;
    }

    private static Located<string> At(string pattern) => new(pattern, TextLocation.OfFile("--task " + pattern));
}
