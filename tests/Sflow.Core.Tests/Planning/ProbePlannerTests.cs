using Sflow.Binding;
using Sflow.Expressions;
using Sflow.Generation.Sbatch;
using Sflow.Generation.Shell;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Tests.Planning;

/// <summary>What the plan decides about probes, so that no target has to.</summary>
[TestClass]
public sealed class ProbePlannerTests
{
    [TestMethod]
    [DataRow("readiness", "", null, 0, 30, 5, 1)]
    [DataRow("readiness", "timeout: 600", 600d, 0, 30, 5, 1)]
    [DataRow("readiness", "timeout: 20", 20d, 0, 20, 5, 1)]
    [DataRow("readiness", "timeout: 0.5", 0.5, 0, 1, 5, 1)]
    [DataRow("readiness", "delay: 3, interval: 0.25, success_threshold: 4, failure_threshold: 7", null, 3, 30, 0.25, 4)]
    [DataRow("readiness", "each_check_timeout: 100", null, 0, 100, 5, 1)]
    [DataRow("readiness", "each_check_timeout: 3, timeout: 9", 9d, 0, 3, 5, 1)]
    [DataRow("readiness", "each_check_timeout: 0, timeout: 0", 0d, 0, 1, 5, 1)]
    [DataRow("failure", "", null, 0, 30, 5, 3)]
    [DataRow("failure", "timeout: 600", null, 0, 60, 5, 3)]
    [DataRow("failure", "timeout: 20, success_threshold: 4, failure_threshold: 7", null, 0, 20, 5, 7)]
    [DataRow("failure", "timeout: 20, each_check_timeout: 45", null, 0, 45, 5, 3)]
    public void AScheduleLeavesNothingOpen(
        string role,
        string fields,
        double? readyWithin,
        double delay,
        double checkLimit,
        double interval,
        int threshold
    ) =>
        Assert.AreEqual(
            new ProbeSchedule(role == "readiness", readyWithin, delay, checkLimit, interval, threshold),
            Probe(role, $"tcp_port: {{port: 80}}{(fields.Length > 0 ? ", " + fields : "")}").Schedule
        );

    [TestMethod]
    [DataRow("port: 80", "cluster:0")]
    [DataRow("port: 80, on_node: first", "cluster:0")]
    [DataRow("port: 80, on_node: each", "cluster:0 cluster:1 cluster:2")]
    [DataRow("port: 80, on_node: Each", "cluster:0 cluster:1 cluster:2")]
    [DataRow("port: 80, on_node: each, host: db", "db")]
    public void ATCPProbeLooksAtTheFirstNodeOrAtEach(string fields, string hosts)
    {
        var probe = (PlannedTcpProbe)Probe("readiness", $"tcp_port: {{{fields}}}", "resources: {nodes: {count: 3}}, ");
        Assert.AreEqual(80, probe.Port);
        Assert.AreEqual(hosts, string.Join(" ", probe.Hosts.Select(Host)));
    }

    [TestMethod]
    public void AnHTTPProbeKeepsItsRequest()
    {
        var get = (PlannedHttpGetProbe)Probe("readiness", "http_get: {url: \"http://h/x\", headers: {B: \"1\", A: \"2\"}}");
        Assert.AreEqual("http://h/x B=1 A=2", get.Url.ToText() + string.Concat(get.Headers.Select(h => $" {h.Key}={h.Value.ToText()}")));
        var post = (PlannedHttpPostProbe)Probe("readiness", "http_post: {url: \"http://h/x\", body: \"{}\"}");
        Assert.AreEqual("{}", post.Body?.ToText());
        Assert.IsEmpty(post.Headers);
    }

    [TestMethod]
    [DataRow("match_pattern: up", "up", false, null, null)]
    [DataRow("match_pattern: \"re:u+p\"", "u+p", true, null, null)]
    [DataRow("regex_pattern: \"regex:u+p\", match_count: 2, logger: t", "u+p", true, 2, "t")]
    public void ALogProbeKnowsWhatItLooksFor(string fields, string pattern, bool isRegex, int? count, string? logger)
    {
        var probe = (PlannedLogProbe)Probe("readiness", $"log_watch: {{{fields}}}");
        Assert.AreEqual((pattern, isRegex, count, logger), (probe.Pattern.ToText(), probe.IsRegex, probe.MatchCount, probe.Logger));
    }

    // A kind that a stage forgets would be a probe that never passes.
    [TestMethod]
    [DataRow(ProbeKind.TcpPort, "tcp_port: {port: 80, host: db}", typeof(ResolvedTcpProbe), typeof(PlannedTcpProbe))]
    [DataRow(ProbeKind.HttpGet, "http_get: {url: \"http://h/\"}", typeof(ResolvedHttpGetProbe), typeof(PlannedHttpGetProbe))]
    [DataRow(ProbeKind.HttpPost, "http_post: {url: \"http://h/\"}", typeof(ResolvedHttpPostProbe), typeof(PlannedHttpPostProbe))]
    [DataRow(ProbeKind.LogWatch, "log_watch: {match_pattern: up}", typeof(ResolvedLogProbe), typeof(PlannedLogProbe))]
    public void EveryKindOfProbeHasARecordAndALine(object kind, string check, Type resolved, Type planned)
    {
        var task = Task("readiness", check, "");
        Assert.AreEqual(resolved, task.Task.Probes.Single().GetType());
        Assert.AreEqual(planned, task.Probes.Single().GetType());
        var name = string.Concat(
            kind.ToString()!.Select((c, i) => i > 0 && char.IsUpper(c) ? "_" + char.ToLowerInvariant(c) : c.ToString())
        );
        var line = ProbeWords.Of(task.Probes.Single(), new TokenWriter("__SFLOW_"), new DiagnosticBag());
        Assert.StartsWith($"ready_when {name.ToLowerInvariant()} ", line!);
    }

    [TestMethod]
    public void TheKindsOfProbesAreThese()
    {
        Assert.HasCount(4, Enum.GetValues<ProbeKind>());
        Assert.HasCount(4, Records(typeof(ResolvedProbe)).Where(type => type != typeof(PendingProbe)).ToList());
        Assert.HasCount(4, Records(typeof(PlannedProbe)));
    }

    [TestMethod]
    public void AnUnknownProbeIsABugAndNotAnotherProbe()
    {
        var at = TextLocation.OfFile("test");
        var task = Task("readiness", "log_watch: {match_pattern: up}", "");
        Assert.ThrowsExactly<InvalidOperationException>(() =>
            ProbePlanner.Plan(new StrangeProbe(at), task.Task, new Placement([0], [], []), [task.Task], new DiagnosticBag())
        );
        Assert.ThrowsExactly<InvalidOperationException>(() =>
            ProbeWords.Of(new StrangePlan(task.Probes.Single().Schedule, at), new TokenWriter("__SFLOW_"), new DiagnosticBag())
        );
    }

    private static List<Type> Records(Type root) =>
        [.. root.Assembly.GetTypes().Where(type => type.IsSubclassOf(root) && !type.IsAbstract)];

    private static string Host(ExprValue host) =>
        host is RuntimeText { Parts: [{ Reference: NodeAddressReference node }] } ? $"{node.Backend}:{node.Index}" : host.ToText();

    private static PlannedProbe Probe(string role, string probe, string fields = "") => Task(role, probe, fields).Probes.Single();

    private static PlannedTask Task(string role, string probe, string fields) => Plans.Task($"{fields}probes: {{{role}: {{{probe}}}}}");

    private sealed record StrangeProbe(TextLocation Location) : ResolvedProbe(true, Location);

    private sealed record StrangePlan(ProbeSchedule Schedule, TextLocation Location) : PlannedProbe(Schedule, Location)
    {
        internal override IEnumerable<KeyValuePair<string, ExprValue>> Texts => [];
    }
}
