namespace Sflow.Runtime.Tests;

/// <summary>Exit codes, fail fast, retries, time limits, and tasks that behave badly.</summary>
[TestClass]
public sealed class FailureTests
{
    private const string Record = "\"$SFLOW_WORKFLOW_OUTPUT_DIR/events.jsonl\"";

    private const string UntilReady = "until grep -q READY " + Record + "; do sleep 0.05; done; ";

    private const string Forever = "while :; do sleep 0.05; done";

    [TestMethod]
    public void AFailingTaskStopsEverythingElse()
    {
        var outcome = Script
            .Run(
                Words.Task("service", "echo up; " + Forever, "ready_when log_watch text=up")
                    + Words.Task("bystander", Forever)
                    + Words.Task("bad", "echo the reason; exit 7", "needs service")
                    + Words.Task("never", "true", "needs bad")
            )
            .Expect(1, "FAILED");
        Assert.AreEqual("RUNNING FAILED", outcome.States("bad"));
        Assert.AreEqual(7, outcome.Last("bad").GetProperty("rc").GetInt32());
        Assert.AreEqual("RUNNING READY STOPPED", outcome.States("service"));
        Assert.AreEqual("RUNNING CANCELLED", outcome.States("bystander"));
        Assert.AreEqual("CANCELLED", outcome.States("never"));
        Assert.Contains("the reason", outcome.Output);
        Assert.Contains(Path.Combine(outcome.RunFolder, "bad", "bad.log"), outcome.Output);
        Assert.Contains("exit code 1", outcome.Output);
    }

    [TestMethod]
    [DataRow("exit 5", "FAILED", 1, "RUNNING FAILED", DisplayName = "non-zero before it was ready")]
    [DataRow("exit 0", "FAILED", 1, "RUNNING FAILED", DisplayName = "zero before it was ready")]
    [DataRow("echo up; " + UntilReady + "exit 5", "FAILED", 1, "RUNNING READY FAILED", DisplayName = "non-zero after READY")]
    [DataRow("echo up; " + UntilReady + "exit 0", "COMPLETED", 0, "RUNNING READY COMPLETED", DisplayName = "zero after READY")]
    public void AServiceThatEndsByItself(string script, string final, int code, string states)
    {
        var outcome = Script
            .Run(Words.Task("service", script, "ready_when log_watch text=up") + Words.Task("client", "sleep 0.8", "needs service"))
            .Expect(code, final);
        Assert.AreEqual(states, outcome.States("service"));
    }

    [TestMethod]
    public void AServiceThatDiesIsRetriedAndWhoHasNotStartedWaitsAgain()
    {
        const string Dies = """
            n=$(cat count 2>/dev/null || echo 0); echo $((n + 1)) >count
            echo up
            if ((n == 0)); then until grep -q READY "$SFLOW_WORKFLOW_OUTPUT_DIR/events.jsonl"; do sleep 0.05; done; exit 9; fi
            exec sleep 60
            """;
        var outcome = Script
            .Run(
                Words.Task("service", Dies, "retries 1 0.3 1\nready_when log_watch text=up")
                    + Words.Task("slow", "until grep -q RETRYING " + Record + "; do sleep 0.05; done")
                    + Words.Task("client", "true", "needs service slow")
            )
            .Expect(0, "COMPLETED");
        Assert.AreEqual("RUNNING READY RETRYING RUNNING READY STOPPED", outcome.States("service"));
        Assert.IsGreaterThanOrEqualTo(outcome.Time("service", "READY", 1), outcome.Time("client", "RUNNING"));
    }

    [TestMethod]
    public void RetriesWaitLongerEachTime()
    {
        var outcome = Script.Run(Words.Task("flaky", "echo attempt; exit 3", "retries 3 0.3 2.0")).Expect(1, "FAILED");
        Assert.AreEqual("RUNNING RETRYING RUNNING RETRYING RUNNING RETRYING RUNNING FAILED", outcome.States("flaky"));
        for (var n = 0; n < 3; n++)
        {
            // The retry is due this long after the exit; the exit was about 250 ms before it was judged.
            var waited = outcome.Time("flaky", "RUNNING", n + 1) - outcome.Time("flaky", "RUNNING", n);
            Assert.IsInRange(300 << n, (300 << n) + 900, waited);
        }

        Assert.AreEqual(4, outcome.Last("flaky").GetProperty("attempt").GetInt32());
        Assert.HasCount(4, outcome.Log("flaky").Trim().Split('\n'));
    }

    [TestMethod]
    public void ARetryMaySucceed()
    {
        var outcome = Script
            .Run(
                Words.Task("flaky", "echo x >>count; [ $(wc -l <count) -gt 2 ]", "retries 5 0 1")
                    + Words.Task("next", "true", "needs flaky")
            )
            .Expect(0, "COMPLETED");
        Assert.AreEqual("RUNNING RETRYING RUNNING RETRYING RUNNING COMPLETED", outcome.States("flaky"));
        Assert.AreEqual("RUNNING COMPLETED", outcome.States("next"));
    }

    [TestMethod]
    [DataRow("time_limit 0.5", "ran longer than 0.500 s")]
    [DataRow("ready_when log_watch text='it is up' within=0.5", "not ready within 0.500 s: the log has no match of 'it is up', or too few")]
    [DataRow("ready_when tcp_port port=1 within=0.5", "not ready within 0.500 s: port 1 does not answer on 127.0.0.1")]
    [DataRow(
        "ready_when http_get url=http://127.0.0.1:1/health within=0.5",
        "not ready within 0.500 s: no good answer from http://127.0.0.1:1/health"
    )]
    public void ATaskOutOfTime(string words, string reason)
    {
        var outcome = Script.Run("wf_grace 1\n" + Words.Task("slow", Forever, words)).Expect(1, "FAILED");
        Assert.AreEqual("RUNNING TIMEOUT", outcome.States("slow"));
        Assert.Contains(reason, Outcome.Text(outcome.Last("slow"), "reason"));
    }

    [TestMethod]
    [DataRow("time_limit 3", "")]
    [DataRow("time_limit 3", "trap '' TERM; ")]
    [DataRow("ready_when log_watch text=fine within=3", "")]
    public void ATaskOutOfTimeIsRetried(string words, string prefix)
    {
        var second = "echo x >>count; if [ $(wc -l <count) -gt 1 ]; then echo fine; exit 0; fi; " + prefix + Forever;
        var outcome = Script.Run("wf_grace 0.3\n" + Words.Task("slow", second, words + "\nretries 1 0 1")).Expect(0, "COMPLETED");
        Assert.MatchesRegex("^RUNNING RETRYING RUNNING (READY )?(COMPLETED|STOPPED)$", outcome.States("slow"));
    }

    [TestMethod]
    public void ATaskInTimeIsLeftAlone() =>
        Script.Run("wf_timeout 20\n" + Words.Task("quick", "sleep 0.2", "time_limit 10\nretries 2 1 1")).Expect(0, "COMPLETED");

    [TestMethod]
    public void TheWorkflowOutOfTime()
    {
        var outcome = Script
            .Run("wf_timeout 0.5\n" + Words.Task("slow", Forever) + Words.Task("next", "true", "needs slow"))
            .Expect(124, "TIMEOUT");
        Assert.AreEqual("RUNNING CANCELLED", outcome.States("slow"));
        Assert.AreEqual("CANCELLED", outcome.States("next"));
    }

    [TestMethod]
    public void AFailureProbeFailsAtOnceAndIsNotRetried()
    {
        var outcome = Script
            .Run(
                Words.Task(
                    "service",
                    "echo Traceback 1; " + Forever,
                    "retries 5 0 1\nready_when log_watch text=up\nfail_when log_watch regex='^Traceback [0-9]+' delay=0.6 failure=1"
                )
            )
            .Expect(1, "FAILED");
        Assert.AreEqual("RUNNING FAILED", outcome.States("service"));
        Assert.IsGreaterThanOrEqualTo(580, outcome.Time("service", "FAILED") - outcome.Time("service", "RUNNING"));
        Assert.Contains("Traceback 1", Outcome.Text(outcome.Last("service"), "reason"));
    }

    [TestMethod]
    public void SignalsOfATaskToItsOwnGroupHurtNobodyElse()
    {
        var outcome = Script.Run(Words.Task("a", "sleep 60 & kill 0", "retries 1 0 1") + Words.Task("b", "sleep 1")).Expect(1, "FAILED");
        Assert.AreEqual("RUNNING RETRYING RUNNING FAILED", outcome.States("a"));
        Assert.AreEqual(143, outcome.Last("a").GetProperty("rc").GetInt32());
    }

    [TestMethod]
    public void ATaskThatKillsItsWrapperIsNoticed()
    {
        using var script = new Script(Words.Task("a", "kill -9 $PPID; " + Forever));
        script.Environment["SFLOW_HEARTBEAT_MS"] = "100";
        var outcome = script.Start().Finish().Expect(1, "FAILED");
        Assert.AreEqual(137, outcome.Last("a").GetProperty("rc").GetInt32());
    }

    [TestMethod]
    public void AProbeThatWasKilledIsStartedAgain()
    {
        using var script = new Script(
            Words.Task("service", "while [ ! -e go ]; do sleep 0.05; done; echo up; " + Forever, "ready_when log_watch text=up")
                + Words.Task("client", "true", "needs service")
        );
        script.Environment["SFLOW_HEARTBEAT_MS"] = "50";
        script.Start().WaitForState("service", "RUNNING");
        using (
            var kill = System.Diagnostics.Process.Start(
                "bash",
                ["-c", "until p=$(pgrep -f \"^tail.*$0\"); do sleep 0.02; done; kill -9 $p", script.Folder]
            )
        )
            kill.WaitForExit();
        File.WriteAllText(Path.Combine(script.Folder, "go"), "");
        Assert.AreEqual("RUNNING READY STOPPED", script.Finish().Expect(0, "COMPLETED").States("service"));
    }

    [TestMethod]
    public void WhatATaskLeavesBehindLivesUntilTheWorkflowEnds()
    {
        var outcome = Script
            .Run(
                Words.Task(
                    "a",
                    "(trap '' TERM; while :; do sleep 0.1; echo alive; done) & setsid bash -c 'while :; do sleep 0.1; done' & exit 0"
                ) + Words.Task("b", "sleep 0.5; grep -q alive ../*/a.log ../a/a.log sflow_output/*/a/a.log", "needs a")
            )
            .Expect(0, "COMPLETED");
        Assert.Contains("alive", outcome.Log("a"));
    }

    // A task may submit a job, whose processes have this run's folder in their environment, too: sbatch passes it on.
    [TestMethod]
    [DataRow("", 0)]
    [DataRow("env SLURM_JOB_ID=4712 ", 1)]
    public void WhatBelongsToAnotherJobIsLeftAlone(string job, int left)
    {
        using var script = new Script(
            Words.Task(
                "a",
                $"setsid {job}bash -c 'echo there; exec sleep 60' & until grep -q there sflow_output/*/a/a.log; do sleep 0.02; done"
            )
        );
        var outcome = script.Start().Finish();
        Assert.AreEqual(0, outcome.Code, outcome.Output + outcome.Error);
        Assert.AreEqual("COMPLETED", outcome.Final);
        Assert.AreEqual(left, outcome.Leftovers);
    }

    [TestMethod]
    public void AStoppedTaskHasNotEnded()
    {
        using var script = new Script(Words.Task("a", "echo up; sleep 0.5"));
        script.Start().WaitForState("a", "RUNNING"); // recorded after it began, and its log may come before
        script.WaitFor("a/a.log", "up");
        script.Signal("STOP", -Outcome.ProcessId(script.RunFolder!, "a"));
        System.Threading.Thread.Sleep(1000);
        Assert.DoesNotContain("COMPLETED", Outcome.ReadShared(Path.Combine(script.RunFolder!, "events.jsonl")));
        script.Signal("CONT", -Outcome.ProcessId(script.RunFolder!, "a"));
        script.Finish().Expect(0, "COMPLETED");
    }

    [TestMethod]
    public void ACommandThatVanishedIsAFailedTask()
    {
        var outcome = Script
            .Run(
                Words.Task(
                    "first",
                    "chmod -x tool",
                    "",
                    "bash -c 'printf \"#!/bin/sh\\n\" >tool; chmod +x tool; PATH=.:$PATH; eval \"$0\"'"
                ) + Words.Task("second", "x", "needs first\nsetenv PATH ''", "./tool")
            )
            .Expect(1, "FAILED");
        Assert.AreEqual(126, outcome.Last("second").GetProperty("rc").GetInt32());
    }

    [TestMethod]
    public void TwoThatFailTogetherAreBothFailed()
    {
        var outcome = Script.Run(Words.Task("a", "exit 3") + Words.Task("b", "exit 4")).Expect(1, "FAILED");
        Assert.AreEqual("RUNNING FAILED|RUNNING FAILED", string.Join('|', new[] { "a", "b" }.Select(outcome.States)));
    }
}
