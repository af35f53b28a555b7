using Sflow.Composition;

namespace Sflow.Tests.Composition;

[TestClass]
public sealed class MissableTasksTests
{
    private const string Module = """
        version: "0.1"
        workflow:
          name: w
          tasks:
            - {name: server, script: [x]}
            - name: bench
              depends_on: [server, prefill_0, decode]
              probes:
                readiness: {log_watch: {match_pattern: up, logger: prefill_0}}
                failure: {log_watch: {match_pattern: bad, logger: server}}
            - {name: last, depends_on: [decode]}
        """;

    [TestMethod]
    [DataRow("", "['server', 'prefill_0', 'decode']", "['decode']", 0)]
    [DataRow("decode", "['server', 'prefill_0']", "absent", 2)]
    [DataRow("prefill_*", "['server', 'decode']", "['decode']", 2)]
    [DataRow("*", "['server']", "absent", 4)]
    [DataRow("DECODE", "['server', 'prefill_0', 'decode']", "['decode']", 0)]
    public void AbsentTasksThatMatchAreTakenOut(string pattern, string bench, string last, int removals)
    {
        var before = Compose.Run(Module);
        var diagnostics = new DiagnosticBag();
        var after = MissableTasks.Apply(before, [new Located<string>(pattern, TextLocation.OfFile("w.proj"))], diagnostics);
        Assert.AreEqual((bench, last), (after.Tasks.Field("bench", "depends_on"), after.Tasks.Field("last", "depends_on")));
        var removed = diagnostics.Where(one => one.Code is not ("SFLOW1245" or "SFLOW1246")).ToList();
        Assert.HasCount(removals, removed);
        Assert.IsTrue(removed.All(one => one is { Code: "SFLOW1127", Severity: Severity.Info, Location.Path: "a.yaml" }));
        Assert.AreEqual(removals == 0, ReferenceEquals(before, after));
        Assert.AreSame(before.Tasks[0], after.Tasks[0]);
    }

    [TestMethod]
    public void LoggerIsTakenOutAndTheProbeStays()
    {
        var after = MissableTasks.Apply(Compose.Run(Module), [new Located<string>("prefill_[0-9]", TextLocation.OfFile("w.proj"))], []);
        Assert.AreEqual(
            "{'readiness': {'log_watch': {'match_pattern': 'up'}}, 'failure': {'log_watch': {'match_pattern': 'bad', 'logger': 'server'}}}",
            after.Tasks.Field("bench", "probes")
        );
    }

    [TestMethod]
    [DataRow("a*c", "abbc", true)]
    [DataRow("a*c", "abbd", false)]
    [DataRow("*a*b*", "xxaxxbxx", true)]
    [DataRow("?", "", false)]
    [DataRow("a?", "ab", true)]
    [DataRow("[a-c]x", "bx", true)]
    [DataRow("[!a-c]x", "bx", false)]
    [DataRow("[!a-c]x", "dx", true)]
    [DataRow("[]]", "]", true)]
    [DataRow("[!]]", "]", false)]
    [DataRow("[a-]", "-", true)]
    [DataRow("[a", "[a", true)]
    [DataRow("[", "[", true)]
    [DataRow("A", "a", false)]
    [DataRow("", "", true)]
    [DataRow("*", "", true)]
    [DataRow("a.c", "abc", false)]
    public void GlobMatches(string pattern, string name, bool matches) => Assert.AreEqual(matches, GlobPattern.IsMatch(pattern, name));

    [TestMethod]
    [Timeout(10_000)]
    public void GlobNeverTakesLong() =>
        Assert.IsFalse(GlobPattern.IsMatch(string.Concat(Enumerable.Repeat("*a", 1000)) + "b", new string('a', 5000)));
}
