using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Tests.Planning;

/// <summary>The order in which tasks can start, and which of them come after which.</summary>
[TestClass]
public sealed class TaskGraphTests
{
    [TestMethod]
    public void TasksComeInTheOrderInWhichTheyAreSetFree()
    {
        var graph = Graph(
            "- {name: d, depends_on: [b, c], script: [x]}",
            "- {name: a, script: [x]}",
            "- {name: b, depends_on: [a], script: [x]}",
            "- {name: e, script: [x]}",
            "- {name: c, depends_on: [e], script: [x]}"
        );
        Assert.AreEqual("a e b c d", string.Join(" ", graph.Tasks.Select(task => task.Name)));
    }

    [TestMethod]
    public void TasksComeAfterEverythingThatTheyDependOnDirectlyOrNot()
    {
        var graph = Graph(
            "- {name: a, script: [x]}",
            "- {name: b, depends_on: [a], replicas: {count: 70}, script: [x]}",
            "- {name: c, depends_on: [b], replicas: {count: 3, policy: sequential}, script: [x]}",
            "- {name: d, depends_on: [a], script: [x]}"
        );
        Assert.AreEqual("a b_69 c_1 c_0", Earlier(graph, "c_2", "a b_69 d c_1 c_0 c_2"));
        Assert.AreEqual("a", Earlier(graph, "d", "a b_0 b_69 c_0 d"));
        Assert.AreEqual("", Earlier(graph, "a", "a b_0 c_2 d"));
    }

    // Replicas share the list of what they depend on. Without that, these 20,000 tasks would have 100 million dependencies.
    [TestMethod]
    [Timeout(120_000, CooperativeCancellation = true)]
    public void ManyReplicasThatWaitForManyReplicas()
    {
        var any = Plans.Task("");
        List<ResolvedTask> first = [.. Enumerable.Range(0, 10_000).Select(i => any.Task with { Name = $"a_{i}", DependsOn = [] })];
        List<string> names = [.. first.Select(task => task.Name)];
        var second = Enumerable.Range(0, 10_000).Select(i => any.Task with { Name = $"b_{i}", DependsOn = names });
        var graph = new TaskGraph([.. first, .. second]);
        Assert.IsTrue(graph.IsAfter(19_999, 9999));
        Assert.IsFalse(graph.IsAfter(19_999, 10_000));
    }

    private static TaskGraph Graph(params string[] tasks) =>
        new([
            .. Plans
                .Of("workflow:\n  name: w\n  tasks:\n" + string.Concat(tasks.Select(task => $"    {task}\n")))
                .Tasks.Select(task => task.Task),
        ]);

    private static string Earlier(TaskGraph graph, string task, string others) =>
        string.Join(" ", others.Split(' ').Where(other => graph.IsAfter(Number(graph, task), Number(graph, other))));

    private static int Number(TaskGraph graph, string name) => graph.Tasks.Select(task => task.Name).ToList().IndexOf(name);
}
