using System.Diagnostics;

namespace Sflow.Runtime.Tests;

/// <summary>The job is asked to end, in all the ways there are.</summary>
[TestClass]
public sealed class SignalTests
{
    private static readonly string Polite =
        Words.Task("polite", "trap 'echo cleaned up; exit 0' TERM; echo up; while :; do sleep 0.05; done")
        + Words.Task("waiting", "true", "needs polite");

    private static readonly string Stubborn =
        "wf_grace 30\n" + Words.Task("stubborn", "trap '' TERM; echo up; while :; do sleep 0.05; done");

    [TestMethod]
    [DataRow("TERM", 143, "CANCELLED")]
    [DataRow("HUP", 143, "CANCELLED")]
    [DataRow("INT", 130, "CANCELLED")]
    [DataRow("USR1", 124, "TIMEOUT")]
    public void ASignalEndsEverythingPolitely(string signal, int code, string final)
    {
        using var script = new Script(Polite);
        script.Start().WaitFor("polite/polite.log", "up");
        script.Signal(signal);
        var outcome = script.Finish().Expect(code, final);
        Assert.Contains("cleaned up", outcome.Log("polite"));
        Assert.AreEqual("RUNNING CANCELLED", outcome.States("polite"));
        Assert.AreEqual("CANCELLED", outcome.States("waiting"));
    }

    [TestMethod]
    public void ASecondSignalKillsAtOnce()
    {
        using var script = new Script(Stubborn);
        script.Start().WaitFor("stubborn/stubborn.log", "up");
        script.Signal("TERM");
        script.WaitFor("events.jsonl", "STOPPING");
        script.Signal("TERM");
        var outcome = script.Finish(15).Expect(143, "CANCELLED");
        Assert.AreEqual(137, outcome.Last("stubborn").GetProperty("rc").GetInt32());
    }

    [TestMethod]
    [DataRow("bad", "exit 3", "", 1, "FAILED", DisplayName = "a task failed")]
    [DataRow("good", "true", "", 0, "COMPLETED", DisplayName = "every task is done")]
    [DataRow("long", "sleep 60", "wf_timeout 1\n", 124, "TIMEOUT", DisplayName = "the time is over")]
    public void TheFirstSignalDuringAnotherStopLeavesTheGraceTime(string task, string does, string limit, int code, string final)
    {
        var service = "trap 'sleep 1; echo cleaned up; exit 0' TERM; echo up; while :; do sleep 0.05; done";
        using var script = new Script(
            "wf_grace 30\n" + limit + Words.Task("s", service, "ready_when log_watch text=up") + Words.Task(task, does, "needs s")
        );
        script.Start().WaitFor("events.jsonl", "STOPPING");
        script.Signal("TERM");
        Assert.Contains("cleaned up", script.Finish().Expect(code, final).Log("s"));
    }

    [TestMethod]
    public void TheSecondSignalDuringAnotherStopKillsAtOnce()
    {
        using var script = new Script(
            Stubborn.Replace("script <<", "ready_when log_watch text=up\nscript <<") + Words.Task("bad", "exit 3", "needs stubborn")
        );
        script.Start().WaitFor("events.jsonl", "STOPPING");
        script.Signal("TERM");
        for (var tries = 0; tries < 500 && !Outcome.ReadShared(Path.Combine(script.Folder, "out.txt")).Contains("signal TERM"); tries++)
            Thread.Sleep(20);
        script.Signal("TERM");
        var outcome = script.Finish(15).Expect(1, "FAILED");
        Assert.AreEqual(137, outcome.Last("stubborn").GetProperty("rc").GetInt32());
    }

    [TestMethod]
    public void ATaskThatIgnoresTERMIsKilledAfterTheGraceTime()
    {
        using var script = new Script(Stubborn.Replace("wf_grace 30", "wf_grace 0.4"));
        script.Start().WaitFor("stubborn/stubborn.log", "up");
        script.Signal("TERM");
        var outcome = script.Finish(15).Expect(143, "CANCELLED");
        Assert.AreEqual("RUNNING CANCELLED", outcome.States("stubborn"));
    }

    [TestMethod]
    public void TERMWhileARetryWaitsCancelsTheTask()
    {
        using var script = new Script(Words.Task("flaky", "exit 3", "retries 5 60 1"));
        script.Start().WaitForState("flaky", "RETRYING");
        script.Signal("TERM");
        Assert.AreEqual("RUNNING RETRYING CANCELLED", script.Finish(15).Expect(143, "CANCELLED").States("flaky"));
    }

    [TestMethod]
    public void TasksEndedByTheSignalItselfJustBeforeItArrivesHaveNotFailed()
    {
        using var script = new Script(Words.Task("a", "echo up; sleep 60") + Words.Task("b", "sleep 60", "retries 3 0 1"));
        script.Start().WaitForState("b", "RUNNING");
        script.WaitFor("a/a.log", "up");
        // As a plain scancel does: the tasks first.
        foreach (var task in new[] { "a", "b" })
            script.Signal("TERM", -Outcome.ProcessId(script.RunFolder!, task));
        script.Signal("TERM");
        var outcome = script.Finish().Expect(143, "CANCELLED");
        Assert.AreEqual("RUNNING CANCELLED|RUNNING CANCELLED", outcome.States("a") + "|" + outcome.States("b"));
    }

    [TestMethod]
    public void CtrlCInATerminalEndsIt()
    {
        using var script = new Script(Polite);
        script.Start("python3", "-c", Terminal(CtrlC), "bash", script.File);
        var outcome = script.Finish();
        outcome.Expect(130, "CANCELLED");
        Assert.Contains("cleaned up", outcome.Log("polite"));
    }

    [TestMethod]
    public void ItRunsInTheBackgroundOfATerminal()
    {
        using var script = new Script(Words.Task("a", "true") + Words.Task("b", "cat", "needs a"));
        script.Start("python3", "-c", Terminal("pass"), "bash", "-ic", $"$BASH {script.File} & wait $!");
        script.Finish().Expect(0, "COMPLETED");
    }

    [TestMethod]
    public void TheGuardianEndsEverythingWhenTheSupervisorIsKilled()
    {
        var workflow =
            "wf_grace 1\n"
            + Words.Task(
                "service",
                "trap '' TERM; echo up; sleep 60 & wait; sleep 60",
                "ready_when log_watch text=up\nfail_when log_watch text=down"
            )
            + Words.Task("task", "setsid sleep 60", "needs service");
        using var script = new Script(workflow);
        script.Start().WaitForState("task", "RUNNING");
        script.Signal("KILL");
        script.WaitFor("events.jsonl", "LOST");
        var outcome = script.Finish(leftoverSeconds: 15); // the grace time begins with the supervisor's death
        Assert.AreEqual(137, outcome.Code);
        Assert.AreEqual("LOST", outcome.Final);
        Assert.AreEqual(0, outcome.Leftovers);
    }

    [TestMethod]
    public void TheReaderOfTheOutputMayGoAway()
    {
        using var script = new Script(string.Concat(Enumerable.Range(0, 20).Select(n => Words.Task($"t{n}", "sleep 0.2"))));
        script.Start("bash", "-c", $"$BASH {script.File} | read -r line; exit ${{PIPESTATUS[0]}}");
        script.Finish().Expect(0, "COMPLETED");
    }

    // Runs a command in a terminal of its own, types Ctrl-C when the first task is up, and passes the exit code on.
    private const string CtrlC = """
        end = time.time() + 15
        while time.time() < end and not any('up' in open(f).read() for f in glob.glob('sflow_output/*/polite/polite.log')):
            time.sleep(0.02)
        os.write(terminal, b'\x03')
        """;

    /// <summary>
    /// A Python program that runs its arguments in a terminal of their own and does <paramref name="act"/> in the meantime.
    /// </summary>
    private static string Terminal(string act) =>
        $"""
            import os, pty, sys, time, glob
            pid, terminal = pty.fork()
            if pid == 0:
                os.execvp(sys.argv[1], sys.argv[1:])
            {act}
            try:
                while os.read(terminal, 4096): pass
            except OSError: pass
            sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
            """;
}
