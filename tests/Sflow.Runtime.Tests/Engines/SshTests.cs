using System.Text.Json;

namespace Sflow.Runtime.Tests.Engines;

/// <summary>
/// ssh tasks with a real sshd, in accounts with bash and with tcsh as the login shell, with a terminal on the other side and without.
/// </summary>
[TestClass]
[NeedsEngines]
[DoNotParallelize] // what is left on the other side is counted by its user
public sealed class SshTests
{
    private const string Terminal = ", -tt";

    [TestMethod]
    [DataRow("exit 5", "exit code 5")]
    [DataRow("no-such-command", "exit code 127 (command not found?)")]
    public void AnExitCodeIsExplained(string text, string reason) => ExpectReason(Module("in-bash", text), reason);

    [TestMethod]
    public void AHostThatDoesNotAnswerIsExplained() =>
        ExpectReason(
            "operators: [{name: far, type: ssh, host: 127.0.0.1, port: 1}]\n"
                + "workflow: {name: w, tasks: [{name: t, operator: far, script: [x]}]}\n",
            "exit code 255 (ssh could not connect, or the connection broke?)"
        );

    [TestMethod]
    [DataRow("in-bash", "")]
    [DataRow("in-bash", Terminal)]
    [DataRow("in-tcsh", "")]
    [DataRow("in-tcsh", Terminal)]
    public void EveryTextArrivesAsItWasWritten(string user, string options)
    {
        var texts = ByteExactnessTests.Texts;
        var variables = string.Concat(texts.Select((text, n) => $"  V{n}: {{type: string, value: {JsonSerializer.Serialize(text)}}}\n"));
        var script =
            "readlink /proc/self/fd/0\n"
            + string.Concat(
                texts.Select((text, n) => $"printf %s \"$V{n}\" | base64 -w0; echo; printf %s {Words.Quote(text)} | base64 -w0; echo\n")
            );
        using var job = new EngineJob("variables:\n" + variables + Module(user, script), options);
        var outcome = job.Start().Finish().Expect(0, "COMPLETED");
        // With a terminal lines end in CR LF, and ssh says at the end that it has closed the connection.
        var lines = outcome.Log("t").Replace("\r", "").Split('\n');
        Assert.AreEqual("/dev/null", lines[0]);
        var wrong =
            from n in Enumerable.Range(0, texts.Length)
            from line in new[] { lines[(2 * n) + 1], lines[(2 * n) + 2] }
            where line != Convert.ToBase64String(Encoding.UTF8.GetBytes(texts[n]))
            select $"{n}: {line} instead of {texts[n]}";
        Assert.AreEqual("", string.Join('\n', wrong));
    }

    [TestMethod]
    [DataRow("in-bash", "")]
    [DataRow("in-bash", Terminal)]
    [DataRow("in-tcsh", Terminal)]
    public void AScriptMayHaveAMebibyte(string user, string options)
    {
        var text = string.Concat(Enumerable.Range(0, 100_000).Select(n => n.ToString("x10", CultureInfo.InvariantCulture)));
        using var job = new EngineJob(Module(user, $"x='{text}'\necho ${{#x}} ${{x: -10}}"), options);
        Assert.StartsWith("1000000 000001869f", job.Start().Finish().Expect(0, "COMPLETED").Log("t"));
    }

    [TestMethod]
    [DataRow("in-bash", "")]
    [DataRow("in-bash", Terminal)]
    [DataRow("in-tcsh", "")]
    [DataRow("in-tcsh", Terminal)]
    public void AStopEndsTheOtherSidePolitelyAndNoValueIsInACommandLine(string user, string options)
    {
        using var job = new EngineJob(
            "variables: {SECRET: {value: a-secret-of-ours}}\n"
                + Module(user, "trap 'echo bye $SECRET; exit 9' TERM\necho up # another-secret\nwhile :; do sleep 0.1; done"),
            options
        );
        job.Start().Script.WaitFor("t/t.log", "up");
        var shown = EngineJob
            .CommandLines()
            .Where(line =>
                line.Contains("a-secret-of-ours", StringComparison.Ordinal) || line.Contains("another-secret", StringComparison.Ordinal)
            );
        Assert.AreEqual("", string.Join('\n', shown));
        job.Script.Signal("TERM", job.Supervisor());
        var outcome = job.Finish().Expect(143, "CANCELLED");
        Assert.Contains("bye a-secret-of-ours", outcome.Log("t"));
        Assert.AreEqual(9, outcome.Events.Single(e => Outcome.Text(e, "state") == "CANCELLED").GetProperty("rc").GetInt32());
        EngineJob.ExpectNothingRemote(10);
    }

    [TestMethod]
    [DataRow("", 0)]
    [DataRow("", 100)]
    [DataRow("", 200)]
    [DataRow(Terminal, 0)]
    [DataRow(Terminal, 200)]
    public void AStopRightAfterTheStartLeavesNothing(string options, int milliseconds)
    {
        using var job = new EngineJob(Module("in-bash", "sleep 600"), options);
        job.Start().Script.WaitForState("t", "RUNNING");
        System.Threading.Thread.Sleep(milliseconds);
        job.Script.Signal("TERM", job.Supervisor());
        job.Finish(15).Expect(143, "CANCELLED");
        EngineJob.ExpectNothingRemote(10);
    }

    [TestMethod]
    [DataRow("in-bash", "", "")]
    [DataRow("in-bash", "", "trap '' TERM")]
    [DataRow("in-bash", Terminal, "trap '' TERM HUP")]
    [DataRow("in-tcsh", "", "")]
    [DataRow("in-tcsh", Terminal, "")]
    public void AKilledSupervisorLeavesNothingAndItsJobCanRunAgain(string user, string options, string trap)
    {
        using var job = new EngineJob(Module(user, trap + "\necho up\nwhile :; do sleep 0.1; done"), options, grace: 2);
        job.Start().Script.WaitFor("t/t.log", "up");
        job.Script.Signal("KILL", job.Supervisor());
        job.Script.WaitFor("events.jsonl", "LOST");
        EngineJob.ExpectNothingRemote(20);
        Assert.AreEqual("LOST", job.Finish().Final);
        job.StartAgain().Script.WaitFor("t/t.log", "up");
        job.Script.Signal("TERM", job.Supervisor());
        job.Finish().Expect(143, "CANCELLED");
        EngineJob.ExpectNothingRemote(20);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow(Terminal)]
    public void AKilledSshLeavesNothing(string options)
    {
        using var job = new EngineJob(Module("in-bash", "echo up\nsleep 600"), options);
        job.Start().Script.WaitFor("t/t.log", "up");
        job.Script.Signal("KILL", EngineJob.FindProcess($"-i {job.Script.Folder}/key"));
        job.Finish().Expect(1, "FAILED");
        EngineJob.ExpectNothingRemote(20);
    }

    [TestMethod]
    public void WhatATaskLeavesInTheBackgroundEndsWithIt()
    {
        using var job = new EngineJob(Module("in-bash", "sleep 600 &\necho left"));
        Assert.AreEqual("left\n", job.Start().Finish(15).Expect(0, "COMPLETED").Log("t"));
        EngineJob.ExpectNothingRemote(10);
    }

    [TestMethod]
    public void ATimeoutEndsTheOtherSide()
    {
        using var job = new EngineJob(
            $"operators: [{{name: far, type: ssh, user: in-bash, @SSH@}}]\n"
                + $"workflow: {{name: w, tasks: [{{name: t, operator: far, timeout: 2s, script: [sleep 600]}}]}}\n"
        );
        Assert.AreEqual("RUNNING TIMEOUT", job.Start().Finish().Expect(1, "FAILED").States("t"));
        EngineJob.ExpectNothingRemote(10);
    }

    [TestMethod]
    public void NothingIsAskedOnATerminal()
    {
        using var job = new EngineJob(Module("in-bash", "x"), ", -o, StrictHostKeyChecking=ask, -o, \"HostKeyAlias=unknown\"");
        var outcome = job.Start().Finish(20).Expect(1, "FAILED");
        Assert.Contains("Host key verification failed", outcome.Log("t"));
    }

    private static void ExpectReason(string module, string reason)
    {
        using var job = new EngineJob(module);
        var outcome = job.Start().Finish().Expect(1, "FAILED");
        Assert.AreEqual(reason, Outcome.Text(outcome.Events.Single(e => Outcome.Text(e, "state") == "FAILED"), "reason"));
        EngineJob.ExpectNothingRemote(10);
    }

    private static string Module(string user, string script) =>
        $"operators: [{{name: far, type: ssh, user: {user}, @SSH@}}]\n"
        + $"workflow: {{name: w, tasks: [{{name: t, operator: far, script: [{JsonSerializer.Serialize(script)}]}}]}}\n";
}
