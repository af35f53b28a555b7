using Sflow.Planning;

namespace Sflow.Tests.Planning;

/// <summary>Two tasks never have the same GPU of a node at the same time, whatever the workflow looks like.</summary>
[TestClass]
public sealed class GpuPlanningTests
{
    [TestMethod]
    public void NoGpuIsSharedByTasksThatCanRunAtTheSameTime()
    {
        var random = new Random(20261127);
        var reused = 0;
        for (var round = 0; round < 60; round++)
        {
            var plan = Plans.Of(Workflow(random));
            AssertNothingIsShared(plan);
            reused += plan.Tasks.Count(task => task.GpusAfter.Count > 0);
        }

        Assert.IsGreaterThan(50, reused, "the workflows reuse GPUs");
    }

    // A chain of 20,000 tasks, of which each has a GPU of its predecessor. The plan keeps one holder per GPU, not all of them.
    [TestMethod]
    [Timeout(120_000, CooperativeCancellation = true)]
    public void AChainOfManyTasks()
    {
        var plan = Plans.Of(
            "workflow:\n  name: w\n  tasks:\n"
                + "    - {name: t, replicas: {count: 20000, policy: sequential}, resources: {gpus: {count: 4}}, script: [x]}\n"
        );
        Assert.IsTrue(plan.Tasks.All(task => task.Nodes[0] == 0 && task.Gpus.Count == 4));
        Assert.AreEqual("t_19998", plan.Tasks[19_999].GpusAfter.Single());
    }

    private static string Workflow(Random random)
    {
        var lines = new StringBuilder("workflow:\n  name: w\n  tasks:\n");
        for (var i = 0; i < 24; i++)
        {
            var before = Enumerable.Range(0, i).Where(_ => random.Next(4) == 0).Select(j => $"t{j}");
            var release = random.Next(5) switch
            {
                0 => ", release_after: task_ready",
                1 => ", release_after: task_completion",
                _ => "",
            };
            var probe =
                random.Next(12) == 0 ? ", probes: {readiness: {tcp_port: {port: 1}, timeout: 9}}"
                : random.Next(6) == 0 ? ", replicas: {count: 2, policy: sequential}"
                : "";
            // A task that can't have its GPUs is left out by writing it without any.
            var gpus = i % 3 == 0 || i < 6 ? $", resources: {{gpus: {{count: {1 + random.Next(2)}{release}}}}}" : "";
            lines.Append($"    - {{name: t{i}, depends_on: [{string.Join(", ", before)}]{gpus}{probe}, script: [x]}}\n");
        }

        return lines.ToString();
    }

    // Written anew from the rule, and slowly.
    private static void AssertNothingIsShared(ExecutionPlan plan)
    {
        var tasks = plan.Tasks.ToDictionary(task => task.Name);
        foreach (var one in plan.Tasks.Where(task => task.Gpus.Count > 0))
        {
            foreach (var two in plan.Tasks.Where(task => task.Gpus.Count > 0 && task != one))
            {
                if (one.Nodes.Intersect(two.Nodes).Any() && one.Gpus.Intersect(two.Gpus).Any())
                    Assert.IsTrue(MayFollow(one, two) || MayFollow(two, one), $"{one.Name} and {two.Name}");
            }
        }

        bool MayFollow(PlannedTask earlier, PlannedTask later) =>
            Needs(later, earlier.Name)
            && earlier.Task.Gpus!.Release switch
            {
                Sflow.Resolution.ReleasePolicy.TaskReady => true,
                Sflow.Resolution.ReleasePolicy.WorkflowCompletion => false,
                _ => !earlier.IsService,
            };

        bool Needs(PlannedTask task, string name)
        {
            var open = new Stack<string>(task.Task.DependsOn);
            var seen = new HashSet<string>();
            while (open.TryPop(out var next))
            {
                if (seen.Add(next))
                    Array.ForEach([.. tasks[next].Task.DependsOn], open.Push);
            }

            return seen.Contains(name);
        }
    }
}
