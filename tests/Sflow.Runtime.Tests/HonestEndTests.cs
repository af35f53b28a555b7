namespace Sflow.Runtime.Tests;

/// <summary>The job ends in time and says why, also when its disk or its cluster does not work.</summary>
[TestClass]
public sealed class HonestEndTests
{
    private const string Forever = "while :; do sleep 0.05; done";

    // Some 60 events of 100 bytes: more than one page of a disk holds.
    private static readonly string Chain = string.Concat(
        Enumerable.Range(0, 30).Select(n => Words.Task($"link{n}", "true", n == 0 ? "needs filler" : $"needs link{n - 1}"))
    );

    [TestMethod]
    [NeedsMounts]
    public void AFullDiskEndsEverythingAndIsSaid()
    {
        using var script = new Script(
            "wf_grace 2\n"
                + Words.Task("bystander", Forever)
                + Words.Task("filler", "cat /dev/zero >\"$SFLOW_WORKFLOW_OUTPUT_DIR/fill\" || true")
                + Chain
        );
        var outcome = RunMounted(script, "mount -t tmpfs -o size=400k none sflow_output");
        Assert.AreEqual(1, outcome.Code, outcome.Output + outcome.Error);
        Assert.AreEqual(0, outcome.Leftovers);
        Assert.Contains("events.jsonl cannot be written (disk full or read-only?)", outcome.Output);
        Assert.Contains("workflow workflow: FAILED", outcome.Output);
        Assert.MatchesRegex(@"bystander +CANCELLED", outcome.Output);
        Assert.AreEqual("STARTED", Outcome.Text(outcome.Events[0], "workflow"));
        Assert.AreEqual("RUNNING COMPLETED", outcome.States("filler"));
    }

    [TestMethod]
    public void ALimitOnTheSizeOfFilesIsNoSuddenDeath()
    {
        using var script = new Script("wf_grace 2\n" + Words.Task("bystander", Forever) + Words.Task("filler", "true") + Chain);
        script.Start("bash", "-c", $"ulimit -f 3; . {script.File}");
        var outcome = script.Finish(20);
        Assert.AreEqual(1, outcome.Code, outcome.Output + outcome.Error);
        Assert.AreEqual(0, outcome.Leftovers);
        Assert.Contains("events.jsonl cannot be written", outcome.Output);
        Assert.MatchesRegex(@"bystander +CANCELLED", outcome.Output);
    }

    [TestMethod]
    public void OutputsThatCannotBeWrittenFailTheTask()
    {
        using var script = new Script(Words.Task("t", "echo v=1; mkdir \"$SFLOW_TASK_OUTPUT_DIR/outputs.json\"", "output 'v=(.)' v:int"));
        var outcome = script.Start().Finish().Expect(1, "FAILED");
        Assert.AreEqual("RUNNING FAILED", outcome.States("t"));
        Assert.Contains("outputs.json could not be written", outcome.Log("t"));
    }

    [TestMethod]
    [NeedsMounts]
    public void AReadOnlyOutputFolderIsSaidBeforeAnythingStarts()
    {
        using var script = new Script(Words.Task("t", "true"));
        var outcome = RunMounted(script, "mount -t tmpfs -o ro none sflow_output");
        Assert.AreEqual(2, outcome.Code, outcome.Output + outcome.Error);
        Assert.Contains("cannot", outcome.Error);
        Assert.Contains("Read-only file system", outcome.Error);
    }

    [TestMethod]
    [NeedsMounts]
    public void AReadOnlyRunFolderIsNotResumed()
    {
        using var script = new Script(Words.Task("t", "exit 3"));
        var run = script.Start().Finish().Expect(1, "FAILED").RunFolder;
        script.Environment["SFLOW_RESUME"] = run;
        var outcome = RunMounted(script, "mount --bind sflow_output sflow_output && mount -o remount,bind,ro sflow_output");
        Assert.AreEqual(2, outcome.Code, outcome.Output + outcome.Error);
        Assert.Contains("cannot write in the run folder", outcome.Error);
        Assert.HasCount(1, outcome.Events.Where(e => Outcome.Text(e, "workflow") == "STARTED"));
    }

    [TestMethod]
    public void ARunFolderThatVanishesEndsEverything()
    {
        using var script = new Script(
            "wf_grace 2\n"
                + Words.Task("bystander", Forever)
                + Words.Task("vandal", "rm -rf \"$SFLOW_WORKFLOW_OUTPUT_DIR\"")
                + Words.Task("next", "true", "needs vandal")
        );
        var outcome = script.Start().Finish();
        Assert.AreEqual(1, outcome.Code, outcome.Output + outcome.Error);
        Assert.AreEqual(0, outcome.Leftovers);
        Assert.MatchesRegex(@"next +FAILED", outcome.Output);
        Assert.Contains("next.log: No such file or directory", outcome.Error);
    }

    [TestMethod]
    public void AFileThatCannotBeFetchedForWantOfCurlIsSaid()
    {
        using var script = new Script("fetch DATA http://127.0.0.1:1/d cache/x\n" + Words.Task("t", "true"));
        NetworkProbeTests.HideCurl(script);
        Assert.Contains("artifact DATA cannot be fetched: no curl", script.Start().Finish().Expect(2, "FAILED").Error);
    }

    [TestMethod]
    [DataRow("exit 1", DisplayName = "it refuses")]
    [DataRow("exec sleep 100", DisplayName = "it hangs")]
    public void WithADeadControllerStepsEndWithinTheGraceTime(string squeue)
    {
        using var script = Steps();
        PreflightTests.StandIn(script, "squeue", squeue);
        var outcome = script.Start().Finish(20).Expect(1, "FAILED");
        Assert.AreEqual("RUNNING CANCELLED", outcome.States("step"));
        Assert.Contains("Slurm does not answer", outcome.Output);
        Assert.IsLessThan(4000 + 6000, Stopping(outcome));
    }

    [TestMethod]
    public void WithADeadControllerAnSrunThatWaitsForItIsKilledAfterTheGraceTime()
    {
        using var script = Steps();
        PreflightTests.StandIn(script, "squeue", "exit 1");
        PreflightTests.StandIn(script, "srun", "\"${@:3}\" & trap 'kill -9 $!' TERM; while :; do sleep 0.1; done");
        Assert.IsInRange(4000, 4000 + 6000, Stopping(script.Start().Finish(20).Expect(1, "FAILED")));
    }

    [TestMethod]
    public void AControllerThatDiesBetweenTwoQuestionsLeavesNothingEither()
    {
        using var script = Steps();
        PreflightTests.StandIn(script, "squeue", "echo 77.0 step");
        PreflightTests.StandIn(script, "scancel", "echo 'scancel: error: Unable to contact slurm controller' >&2; exit 1");
        var outcome = script.Start().Finish(20).Expect(1, "FAILED");
        Assert.Contains("Slurm does not answer", outcome.Output);
        Assert.IsLessThan(4000, Stopping(outcome));
    }

    // A plain scancel of the job is often quicker than we are.
    [TestMethod]
    public void StepsThatSlurmHasEndedAlreadyAreNoSilence()
    {
        using var script = Steps();
        PreflightTests.StandIn(script, "squeue", "echo 77.0 step");
        PreflightTests.StandIn(
            script,
            "scancel",
            "kill $(cat srun.pid); echo 'scancel: error: Kill job error on job id 77.0: Job/step already completing or "
                + "completed' >&2; exit 1"
        );
        PreflightTests.StandIn(script, "srun", "echo $$ >srun.pid; \"${@:3}\" & trap 'kill -9 $!; exit 143' TERM; wait");
        var outcome = script.Start().Finish(20).Expect(1, "FAILED");
        Assert.DoesNotContain("Slurm does not answer", outcome.Output);
        Assert.DoesNotContain("not known", Outcome.Text(outcome.Events.Last(e => Outcome.Text(e, "task") == "step"), "reason"));
    }

    // When srun has lost the node of its step, it exits with 0 or, in newer versions, 1.
    [TestMethod]
    [DataRow("srun: error: Node failure on n2", 0, "RUNNING FAILED", 0, DisplayName = "srun says it")]
    [DataRow("srun: error: Node failure on n2", 0, "RUNNING FAILED", 1, DisplayName = "srun says it, 24.11")]
    [DataRow("0: srun: error: Node failure on n2", 0, "RUNNING COMPLETED", 0, DisplayName = "the task says it")]
    [DataRow("srun: error: Node failure on n2", 1, "RUNNING RETRYING RUNNING COMPLETED", 0, DisplayName = "tried again")]
    public void AStepWhoseNodeFailedHasNotCompleted(string said, int retries, string states, int code)
    {
        using var script = new Script(Words.Task("step", "true", $"retries {retries} 0.1 1", "srun --job-name step bash -c"));
        foreach (var name in new[] { "squeue", "scancel" })
            PreflightTests.StandIn(script, name, "true");
        PreflightTests.StandIn(script, "srun", $"echo up; [ -e tried ] || echo '{said}'; : >tried; exit {code}");
        var failed = states.EndsWith("FAILED", System.StringComparison.Ordinal);
        var outcome = script.Start().Finish().Expect(failed ? 1 : 0, failed ? "FAILED" : "COMPLETED");
        Assert.AreEqual(states, outcome.States("step"));
        if (failed)
            Assert.Contains("node n2 failed under its step; how the step ended is not known", Outcome.Text(outcome.Events[^1], "reason"));
    }

    // Slurm's line about a step that it ends, as each version writes it.
    [TestMethod]
    [DataRow(
        "slurmstepd: error: *** STEP 77.0 ON n1 CANCELLED AT 2026-01-31T12:00:00 DUE TO NODE FAILURE, see slurmctld log for details ***",
        ", Slurm says: NODE FAILURE",
        DisplayName = "22.05"
    )]
    [DataRow(
        "0: slurmstepd-n1: error: *** STEP 77.0 ON n1 CANCELLED AT 2026-01-31T12:00:00 DUE TO TIME LIMIT ***",
        ", Slurm says: TIME LIMIT",
        DisplayName = "24.11"
    )]
    [DataRow(
        "0: [2026-01-31T12:00:00.123] error: *** STEP 77.0 ON n1 CANCELLED AT 2026-01-31T12:00:00 DUE TO PREEMPTION ***",
        ", Slurm says: PREEMPTION",
        DisplayName = "26.05"
    )]
    [DataRow(
        "0: [2026-01-31T12:00:00.123] error: *** STEP 77.0 ON n1 CANCELLED AT 2026-01-31T12:00:00 DUE to SIGNAL Terminated ***",
        "",
        DisplayName = "26.05, scancel"
    )]
    public void WhatSlurmSaysOfAStepThatItEndsIsInTheReason(string said, string reason)
    {
        using var script = new Script(Words.Task("step", "true", "", "srun --job-name step bash -c") + Words.Task("bystander", Forever));
        foreach (var name in new[] { "squeue", "scancel" })
            PreflightTests.StandIn(script, name, "true");
        PreflightTests.StandIn(script, "srun", $"echo '{said}'; : >said; exec sleep 60");
        script.Start().WaitForState("bystander", "RUNNING");
        for (var tries = 0; tries < 500 && !File.Exists(Path.Combine(script.Folder, "said")); tries++)
            System.Threading.Thread.Sleep(20);
        script.Signal("TERM");
        var outcome = script.Finish(30).Expect(143, "CANCELLED");
        StringAssert.EndsWith(Outcome.Text(outcome.Events[^1], "reason"), "TERM)" + reason);
    }

    // scancel ends the steps a moment before it tells the job; a step that traps TERM may exit with 0 then, now and then without a word in
    // its log.
    [TestMethod]
    [DataRow("step", 0, "RUNNING COMPLETED CANCELLED", DisplayName = "right before the signal")]
    [DataRow("step", 1, "RUNNING COMPLETED", DisplayName = "long before it")]
    [DataRow("local", 0, "RUNNING COMPLETED", DisplayName = "no step: its exit code is its own")]
    public void AStepThatEndedRightBeforeACancellationMayNotHaveCompleted(string task, int pause, string states)
    {
        using var script = new Script(
            Words.Task("step", "true", "", "srun --job-name step bash -c") + Words.Task("local", "true") + Words.Task("bystander", Forever)
        );
        foreach (var name in new[] { "squeue", "scancel" })
            PreflightTests.StandIn(script, name, "true");
        PreflightTests.StandIn(script, "srun", "exit 0");
        script.Start().WaitForState("local", "COMPLETED");
        script.WaitForState("step", "COMPLETED");
        System.Threading.Thread.Sleep(pause * 1000);
        script.Signal("TERM");
        var outcome = script.Finish().Expect(143, "CANCELLED");
        Assert.AreEqual(states, outcome.States(task));
        if (states.EndsWith("CANCELLED", System.StringComparison.Ordinal))
        {
            Assert.Contains("whether it got to its end is not known", Outcome.Text(outcome.Last(task), "reason"));
            Assert.IsFalse(File.Exists(Path.Combine(outcome.RunFolder, task, ".completed")), "a resumed run tries it again");
        }
    }

    // The success of the last step stops the workflow before the signal arrives.
    [TestMethod]
    [DataRow("", DisplayName = "nothing else runs")]
    [DataRow("trap 'sleep 1; echo cleaned up; exit 0' TERM", DisplayName = "a service ends meanwhile")]
    public void TheLastStepMayNotHaveCompletedEither(string service)
    {
        using var script = new Script(
            "wf_grace 30\n"
                + (service.Length == 0 ? "" : Words.Task("service", $"{service}; echo up; {Forever}", "ready_when log_watch text=up"))
                + Words.Task("step", "true", service.Length == 0 ? "" : "needs service", "srun --job-name step bash -c")
        );
        foreach (var name in new[] { "squeue", "scancel" })
            PreflightTests.StandIn(script, name, "true");
        // Nothing but a loop stands between the event and the signal, which must come within half a second.
        PreflightTests.StandIn(
            script,
            "srun",
            $$"""
            until [ -s '{{script.Folder}}/pid' ]; do sleep 0.05; done
            setsid bash -c 'until grep -q "$0" "$1"; do :; done; kill -s TERM "$2"' STOPPING \
              "$SFLOW_WORKFLOW_OUTPUT_DIR/events.jsonl" "$(cat '{{script.Folder}}/pid')" >/dev/null 2>&1 &
            """
        );
        script.Start();
        File.WriteAllText(Path.Combine(script.Folder, "pid"), script.ProcessId.ToString(CultureInfo.InvariantCulture));
        var outcome = script.Finish().Expect(143, "CANCELLED");
        Assert.AreEqual("RUNNING COMPLETED CANCELLED", outcome.States("step"));
        Assert.Contains("whether it got to its end is not known", Outcome.Text(outcome.Last("step"), "reason"));
        Assert.IsFalse(File.Exists(Path.Combine(outcome.RunFolder, "step", ".completed")), "a resumed run tries it again");
        if (service.Length > 0)
            Assert.Contains("cleaned up", outcome.Log("service"));
    }

    [TestMethod]
    [NeedsMounts]
    public void ALogThatAFullDiskCutOffIsSaid()
    {
        using var script = new Script(Words.Task("t", "cat /dev/zero >\"$SFLOW_WORKFLOW_OUTPUT_DIR/fill\"; exit 3"));
        var outcome = RunMounted(script, "mount -t tmpfs -o size=400k none sflow_output");
        Assert.AreEqual(1, outcome.Code, outcome.Output + outcome.Error);
        Assert.Contains("The run folder cannot be written any more (is the disk full?)", outcome.Output);
    }

    [TestMethod]
    [DataRow("", 0, "", DisplayName = "not needed")]
    [DataRow("__SFLOW_NODE0_IP__", 2, "no address is known for node n1", DisplayName = "needed once")]
    [DataRow("__SFLOW_NODE1_IP__ __SFLOW_NODE1_IP__", 2, "no address is known for node n2", DisplayName = "needed twice")]
    public void AnAddressThatNobodyKnowsMattersWhereItIsNeeded(string used, int code, string wrong)
    {
        using var script = new Script("wf_nodes 2\n" + Words.Task("t", "echo " + used));
        PreflightTests.StandInSlurm(script, "", null);
        PreflightTests.StandIn(script, "srun", "exit 1");
        var outcome = script.Start().Finish().Expect(code, code == 0 ? "COMPLETED" : "FAILED");
        Assert.Contains(wrong, outcome.Error);
        Assert.AreEqual(code == 0 ? 0 : 1, outcome.Error.Split("no address").Length - 1);
    }

    [TestMethod]
    public void AListOfNodesThatCannotBeReadIsSaid()
    {
        using var script = new Script("wf_nodes 2\n" + Words.Task("t", "true"));
        PreflightTests.StandInSlurm(script, "", null);
        PreflightTests.StandIn(script, "scontrol", "exit 1");
        Assert.Contains("the job's nodes are not known", script.Start().Finish().Expect(2, "FAILED").Error);
    }

    // A step that only its srun can end, beside a task that fails once the step runs.
    private static Script Steps()
    {
        var script = new Script(
            "wf_nodes 2\nwf_grace 4\n"
                + Words.Task("step", Forever, "", "srun --job-name step bash -c")
                + Words.Task("bad", "sleep 0.3; exit 3")
        );
        PreflightTests.StandInSlurm(script, "", null);
        PreflightTests.StandIn(script, "scancel", "exit 1");
        PreflightTests.StandIn(script, "srun", "\"${@:3}\" & trap 'kill -9 $!; exit 143' TERM; wait");
        return script;
    }

    private static long Stopping(Outcome outcome) =>
        outcome.Events[^1].GetProperty("t").GetInt64()
        - outcome.Events.First(e => Outcome.Text(e, "workflow") == "STOPPING").GetProperty("t").GetInt64();

    // Mounts of its own, which end with the script; what the run left is kept in the folder below.
    private static Outcome RunMounted(Script script, string mount)
    {
        script.Start(
            "unshare",
            "-rm",
            "bash",
            "-c",
            $"mkdir -p sflow_output && {mount} || exit 99; $BASH {script.File}; code=$?; cp -a sflow_output kept; umount "
                + "sflow_output; cp -a kept/. sflow_output/; exit $code"
        );
        var outcome = script.Finish();
        Assert.IsFalse(outcome.Code == 99 || outcome.Error.Contains("unshare: "), outcome.Error);
        return outcome;
    }
}
