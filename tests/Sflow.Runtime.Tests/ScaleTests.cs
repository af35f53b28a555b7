namespace Sflow.Runtime.Tests;

/// <summary>Many tasks and a heartbeat so quick that a lost message would be taken for a lost task.</summary>
[TestClass]
public sealed class ScaleTests
{
    [TestMethod]
    [DataRow(200)]
    [DataRow(1000)]
    public void AChain(int count)
    {
        var outcome = Run(
            string.Concat(Enumerable.Range(0, count).Select(n => Words.Task($"t{n}", "true", n == 0 ? "" : $"needs t{n - 1}")))
        );
        // benchmarks/runtime measures the time from a task's end to its successor's start.
        foreach (var n in Enumerable.Range(1, count - 1))
            Assert.IsGreaterThanOrEqualTo(outcome.Time($"t{n - 1}", "COMPLETED"), outcome.Time($"t{n}", "RUNNING"));
    }

    [TestMethod]
    [DataRow(200)]
    [DataRow(1000)]
    public void AFan(int count)
    {
        var tasks = string.Concat(
            Enumerable.Range(0, count).Select(n => Words.Task($"t{n}", $"exit $(({n} < 0))", "needs first\ntime_limit 100"))
        );
        var outcome = Run(
            Words.Task("first", "true")
                + tasks
                + Words.Task("last", "true", "needs " + string.Join(' ', Enumerable.Range(0, count).Select(n => $"t{n}")))
        );
        Assert.IsGreaterThanOrEqualTo(
            Enumerable.Range(0, count).Max(n => outcome.Time($"t{n}", "COMPLETED")),
            outcome.Time("last", "RUNNING")
        );
    }

    [TestMethod]
    public void WithoutTheClockOfBash5ItKeepsTimeAllTheSame()
    {
        using var script = new Script(Words.Task("a", "sleep 0.5") + Words.Task("b", "true", "needs a"));
        // Unset, the variable loses its meaning, as if this were bash 4.4.
        script.Start("bash", "-c", "unset EPOCHREALTIME; . ./job.sh");
        var outcome = script.Finish().Expect(0, "COMPLETED");
        Assert.IsInRange(480, 3000, outcome.Time("a", "COMPLETED") - outcome.Time("a", "RUNNING"));
        Assert.IsLessThan(
            5,
            System.Math.Abs(
                (System.DateTimeOffset.UtcNow - System.DateTimeOffset.FromUnixTimeMilliseconds(outcome.Time("b", "COMPLETED"))).TotalSeconds
            )
        );
    }

    private static Outcome Run(string workflow)
    {
        using var script = new Script(workflow);
        script.Environment["SFLOW_HEARTBEAT_MS"] = "30";
        var outcome = script.Start().Finish(180).Expect(0, "COMPLETED");
        Assert.IsTrue(
            outcome
                .Events.Select(e => Outcome.Text(e, "task"))
                .Where(t => t.Length > 0)
                .Distinct()
                .All(t => outcome.States(t) == "RUNNING COMPLETED")
        );
        CollectionAssert.AreEqual(
            outcome.Events.Select(e => e.GetProperty("t").GetInt64()).Order().ToList(),
            outcome.Events.Select(e => e.GetProperty("t").GetInt64()).ToList()
        );
        return outcome;
    }
}
