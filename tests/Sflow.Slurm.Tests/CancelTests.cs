namespace Sflow.Slurm.Tests;

/// <summary>A job that is ended from outside in the middle.</summary>
[TestClass]
[NeedsSlurm]
public sealed class CancelTests
{
    // Both tasks end with a code other than 0 when they are told to end, which is no failure of theirs.
    private const string TwoRanks = """
        version: "0.1"
        workflow:
          name: cancelled
          tasks:
            - name: server
              script:
                - |
                  trap 'echo cleaned >"$SFLOW_WORKSPACE_DIR/cleaned.$SLURM_PROCID"; exit EXIT_CODE' TERM
                  echo up
                  while :; do sleep 0.2; done
            - name: plain
              script: ["echo up; sleep 300 & sleep 300"]
            - name: never
              depends_on: [server]
              script: ["true"]
        """;

    // A task that traps TERM may well say that all is well: it did not get to its end all the same.
    [TestMethod]
    [DataRow(3)]
    [DataRow(0)]
    public void PlainScancelIsACancellationAndNoFailure(int exitCode)
    {
        using var folder = new TempFolder();
        using var job = Running(folder, exitCode);

        job.Cancel();
        job.Until("a complete record", record => record.Final.Length > 0);

        var record = job.ExpectEnd("CANCELLED", "", "CANCELLED");
        foreach (var task in record.Tasks)
            Assert.AreEqual("CANCELLED", RunRecord.Text(record.Last(task), "state"), task);
        Assert.IsFalse(record.Events.Any(e => RunRecord.Text(e, "state") == "FAILED"), record["events.jsonl"]);
        Assert.DoesNotContain("Slurm does not answer", job.Output);
    }

    [TestMethod]
    public void TERMToTheBatchShellLetsEveryRankCleanUp()
    {
        using var folder = new TempFolder();
        using var job = Running(folder);

        job.Cancel("--batch", "--signal=TERM");

        var record = job.ExpectEnd("FAILED", "143:0", "CANCELLED");
        Assert.AreEqual("RUNNING CANCELLED", record.States("server"));
        Assert.AreEqual("CANCELLED", record.States("never"));
        Assert.IsTrue(File.Exists(folder["cleaned.0"]) && File.Exists(folder["cleaned.1"]), job.Known());
    }

    // Slurm sends this signal when the time limit is near (the script's --signal=B:USR1@…).
    [TestMethod]
    public void USR1IsTheTimeLimit()
    {
        using var folder = new TempFolder();
        using var job = Running(folder);

        job.Cancel("--batch", "--signal=USR1");

        job.ExpectEnd("FAILED", "124:0", "TIMEOUT");
        Assert.IsTrue(File.Exists(folder["cleaned.0"]) && File.Exists(folder["cleaned.1"]), job.Known());
    }

    [TestMethod]
    public void AStepThatIsCancelledFromOutsideIsAFailedTask()
    {
        using var folder = new TempFolder();
        using var job = Running(folder);
        var step = Command
            .Run("squeue", "--noheader", "--steps", "--jobs", job.Id, "--format=%i %j")
            .Output.Split('\n')
            .Single(line => line.EndsWith(" plain", StringComparison.Ordinal))
            .Split(' ')[0];

        // A node that is slow to answer makes scancel fail although the step gets its signal.
        Bounded.Until(
            "the step's end",
            () => Command.Run("scancel", step).Code == 0 || job.Record.States("plain").EndsWith("FAILED", StringComparison.Ordinal),
            () => job.Output,
            20
        );

        var record = job.ExpectEnd("FAILED", "1:0", "FAILED");
        Assert.AreEqual("RUNNING FAILED", record.States("plain"));
        Assert.AreEqual("RUNNING CANCELLED", record.States("server"));
    }

    // The supervisor dies: its guardian says so and ends what it started, steps too.
    [TestMethod]
    public void AKilledSupervisorLeavesARecordAndNoProcess()
    {
        using var folder = new TempFolder();
        using var job = Running(folder);

        Assert.AreEqual(0, Command.Run("/bin/kill", "-s", "KILL", RunRecord.Text(job.Record.Events[0], "pid")).Code);

        job.ExpectEnd("FAILED", "0:9", "LOST");
    }

    // Only this task's step ends by it, on every node, and all that it started.
    [TestMethod]
    public void ATasksOwnTimeoutEndsItsStepOnAllNodes()
    {
        using var folder = new TempFolder();
        using var job = new Workflow(
            folder,
            """
            version: "0.1"
            workflow:
              name: task-timeout
              tasks:
                - name: slow
                  timeout: 5s
                  retries: {count: 1, interval: 0.1}
                  script:
                    - |
                      if [[ -e $SFLOW_WORKSPACE_DIR/tried.$SLURM_PROCID ]]; then exit 0; fi
                      touch "$SFLOW_WORKSPACE_DIR/tried.$SLURM_PROCID"
                      sleep 300 & sleep 300
            """
        )
        {
            Nodes = 2,
        }.Submit();

        var record = job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

        Assert.AreEqual("RUNNING RETRYING RUNNING COMPLETED", record.States("slow"));
        Assert.Contains("5.000 s", RunRecord.Text(record.Events.Single(e => RunRecord.Text(e, "state") == "RETRYING"), "reason"));
    }

    // Slurm counts in minutes, and looks now and then.
    [TestMethod]
    public void SlurmsOwnTimeLimitOfAStepHitsThatStepOnly()
    {
        using var folder = new TempFolder();
        using var job = new Workflow(
            folder,
            """
            version: "0.1"
            operators:
              - {name: limited, type: srun, time: "00:01:00"}
            workflow:
              name: step-limit
              tasks:
                - name: slow
                  operator: limited
                  retries: {count: 1, interval: 0.1}
                  script:
                    - |
                      if [[ -e $SFLOW_WORKSPACE_DIR/tried.$SLURM_PROCID ]]; then exit 0; fi
                      touch "$SFLOW_WORKSPACE_DIR/tried.$SLURM_PROCID"
                      sleep 300 & sleep 300
                - name: beside
                  script: ['until [[ -e $SFLOW_WORKSPACE_DIR/done ]]; do sleep 0.2; done; echo "not hit"']
                - name: after
                  depends_on: [slow]
                  script: ['touch "$SFLOW_WORKSPACE_DIR/done"']
            """
        )
        {
            Nodes = 2,
        }.Submit();
        Bounded.Until(
            "the end of the step's time",
            () => job.Record.States("slow").Contains("RETRYING", StringComparison.Ordinal),
            job.Known,
            seconds: 180
        );

        var record = job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

        Assert.AreEqual("RUNNING RETRYING RUNNING COMPLETED", record.States("slow"));
        Assert.AreEqual("RUNNING COMPLETED", record.States("beside"));
        Assert.Contains("DUE TO TIME LIMIT", record.Log("slow"));
    }

    private static Job Running(TempFolder folder, int exitCode = 3)
    {
        var job = new Workflow(folder, TwoRanks.Replace("EXIT_CODE", $"{exitCode}", StringComparison.Ordinal)) { Nodes = 2 }.Submit();
        try
        {
            job.Until(
                "two ranks each",
                record =>
                    new[] { "server", "plain" }.All(task =>
                        record.Log(task).Contains("0: up", StringComparison.Ordinal)
                        && record.Log(task).Contains("1: up", StringComparison.Ordinal)
                    )
            );
            // So that none found at the end means something.
            Assert.Contains("sleep (", job.Processes);
            return job;
        }
        catch
        {
            job.Dispose();
            throw;
        }
    }
}
