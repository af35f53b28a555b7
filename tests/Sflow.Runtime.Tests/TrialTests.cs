namespace Sflow.Runtime.Tests;

/// <summary>
/// What happens seldom is tried often. CI runs a few trials; <c>SFLOW_TRIALS=300</c> runs that many kills, and a thirtieth of them of each
/// fan. <c>SFLOW_TRIAL_SEED</c> repeats the kills of an earlier run.
/// </summary>
[TestClass]
public sealed class TrialTests
{
    private static readonly int Trials = Number("SFLOW_TRIALS", 20);
    private static readonly int Seed = Number("SFLOW_TRIAL_SEED", Environment.TickCount & 0xFFFF);

    // The end by which each signal is known; KILL takes the supervisor itself, and its guardian says so.
    private static readonly Dictionary<string, (int Code, string Final)> Ends = new()
    {
        ["TERM"] = (143, "CANCELLED"),
        ["HUP"] = (143, "CANCELLED"),
        ["INT"] = (130, "CANCELLED"),
        ["USR1"] = (124, "TIMEOUT"),
        ["QUIT"] = (143, "CANCELLED"),
        ["USR2"] = (143, "CANCELLED"),
        ["ALRM"] = (143, "CANCELLED"),
        ["KILL"] = (137, "LOST"),
    };

    // A bit of everything that takes place at some time: starts, retries, probes, outputs, exits, children left behind.
    private static readonly string Busy =
        "wf_grace 1\n"
        + Words.Task(
            "service",
            "trap 'exit 7' TERM; echo up; while :; do sleep 0.05; done",
            "ready_when log_watch text=up\nfail_when tcp_port port=1 interval=1"
        )
        + string.Concat(
            Enumerable.Range(0, 4).Select(n => Words.Task($"flaky{n}", "sleep 0.01; exit 3", "needs service\nretries 200 0.02 1"))
        )
        + Words.Task("left", "sleep 50 & echo 'rps = 12'", "output 'rps = ([0-9]+)' rps:int")
        + string.Concat(
            Enumerable
                .Range(0, 40)
                .Select(n => Words.Task($"link{n}", "true", "time_limit 30\nneeds " + (n == 0 ? "left" : $"link{n - 1}")))
        )
        + Words.Task("long", "exec sleep 1.2");

    [TestMethod]
    public void AFanOfTasksThatSucceed()
    {
        for (var trial = 0; trial <= Trials / 30; trial++)
        {
            var outcome = Script.Run(Fan("exit 0", ""), 120).Expect(0, "COMPLETED");
            Assert.AreEqual(300, Enumerable.Range(0, 300).Count(n => outcome.States($"t{n}") == "RUNNING COMPLETED"));
            AssertHonest(outcome, codes: [0]);
        }
    }

    [TestMethod]
    public void AFanOfTasksThatFail()
    {
        for (var trial = 0; trial <= Trials / 30; trial++)
        {
            var outcome = Script.Run(Fan("exit 3", "retries 1 0 1"), 120).Expect(1, "FAILED");
            // The first that fails twice ends the workflow. What it finds running is asked to end, and on a busy machine forced.
            AssertHonest(outcome, codes: [3, 143, 137]);
            Assert.IsTrue(
                outcome.Events.Where(e => Outcome.Text(e, "state") is "FAILED" or "RETRYING").All(e => e.GetProperty("rc").GetInt32() == 3),
                outcome.Output
            );
            Assert.DoesNotContain("COMPLETED", string.Concat(outcome.Events.Select(e => Outcome.Text(e, "state"))));
        }
    }

    [TestMethod]
    public void AKillAtAnyTimeLeavesATrueRecordAndNoProcess()
    {
        var random = new Random(Seed);
        for (var trial = 0; trial < Trials; trial++)
        {
            var signal = Ends.Keys.ElementAt(random.Next(Ends.Count));
            var target = new[] { "process", "group", "session" }[random.Next(3)];
            var after = random.Next(1500);
            Try(signal, target, after, $"trial {trial} of seed {Seed}: {signal} to its {target} after {after} ms");
        }
    }

    private static void Try(string signal, string target, int milliseconds, string what)
    {
        using var script = new Script(Busy);
        script.Start("setsid", "bash", script.File);
        SpinWait.SpinUntil(() => Script.SessionOf(script.ProcessId) == script.ProcessId, 5000);
        Thread.Sleep(milliseconds);
        // Until its trap is set, bash itself ignores QUIT.
        if (signal == "QUIT")
            script.WaitFor("events.jsonl", "STARTED");
        Send(script, signal, target);
        // KILL of the whole session takes the guardian with it: then nobody is there to write a last line, or to end what left the session.
        var nobodyLeft = target == "session" && signal == "KILL";
        var outcome = script.Finish(30, leftoverSeconds: 10, what);
        var record = string.Join('\n', outcome.Events.Select(e => e.GetRawText()));
        var all = $"{what}\nexit code {outcome.Code}\n{outcome.Output}\n{outcome.Error}\n{record}";
        Assert.AreEqual(0, outcome.Leftovers, "processes were left behind\n" + all);
        if (outcome.Events.Count == 0)
        {
            // Too early for a record: nothing was started.
            Assert.IsTrue(outcome.Code >= 124 && (outcome.Error.Length == 0 || outcome.Error.Contains("before anything was started")), all);
            return;
        }

        var end = Ends[signal];
        if (nobodyLeft)
            return;
        var isLate = outcome.Final is "FAILED" && outcome.Code == 1;
        Assert.IsTrue((outcome.Code == end.Code && outcome.Final == end.Final) || isLate, all);
        if (outcome.Final == "LOST")
            return;
        var names = outcome.Events.Select(e => Outcome.Text(e, "task")).Where(t => t.Length > 0).Distinct().ToList();
        Assert.AreEqual(47, names.Count, all);
        foreach (var name in names)
        {
            var states = outcome.States(name).Split(' ');
            Assert.IsTrue(states[^1] is "COMPLETED" or "CANCELLED" or "STOPPED" or "FAILED", $"{name}: {string.Join(' ', states)}\n{all}");
            Assert.IsFalse(states[^1] == "FAILED" && !isLate, $"{name} is called failed\n{all}");
        }

        Assert.DoesNotContain("was killed from outside", target == "session" ? "" : outcome.Output, all);
        Assert.DoesNotContain("left out", outcome.Output, all);
    }

    private static void Send(Script script, string signal, string target)
    {
        switch (target)
        {
            case "process":
                script.Signal(signal);
                break;
            case "group":
                script.Signal(signal, -script.ProcessId);
                break;
            default:
                // With its guardian killed, nobody ends what was started while the others were killed: KILL is sent until nobody is left.
                do
                {
                    foreach (var id in Session(script.ProcessId))
                        script.Signal(signal, id);
                } while (signal == "KILL" && Session(script.ProcessId).Count > 0);
                break;
        }
    }

    private static List<int> Session(int leader) =>
        [
            .. Directory
                .GetDirectories("/proc")
                .Select(Path.GetFileName)
                .Where(name => int.TryParse(name, out _))
                .Where(name => Script.SessionOf(int.Parse(name!, CultureInfo.InvariantCulture)) == leader)
                .Select(name => int.Parse(name!, CultureInfo.InvariantCulture))
                .Order(),
        ];

    private static string Fan(string script, string words) =>
        string.Concat(Enumerable.Range(0, 300).Select(n => Words.Task($"t{n}", script, words)));

    private static void AssertHonest(Outcome outcome, int[] codes)
    {
        foreach (var e in outcome.Events.Where(e => e.TryGetProperty("rc", out _) && Outcome.Text(e, "task").Length > 0))
            CollectionAssert.Contains(codes, e.GetProperty("rc").GetInt32(), e.GetRawText());
        Assert.DoesNotContain("was killed from outside", outcome.Output);
        Assert.DoesNotContain("left out", outcome.Output);
        Assert.DoesNotContain("unbound", outcome.Error);
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;
}
