namespace Sflow.Slurm.Tests;

/// <summary>A node that dies, a controller that is away: the job ends, says what is known, and claims no more.</summary>
[TestClass]
[NeedsSlurm]
[NeedsRoot]
[DoNotParallelize]
public sealed class BrokenClusterTests
{
    private const string OnEachNode = """
        version: "0.1"
        operators:
          - {name: local, type: bash}
        workflow:
          name: node-failure
          tasks:
            - {name: both, script: ["echo up; sleep 300 & sleep 300"]}
            - {name: first, resources: {nodes: {indices: [0]}}, script: ["echo up; sleep 300 & sleep 300"]}
            - {name: second, resources: {nodes: {indices: [1]}}, script: ["echo up; sleep 300 & sleep 300"]}
            - {name: shell, operator: local, script: ["echo up; sleep 300"]}
            - {name: after, operator: local, depends_on: [second], script: ["echo never"]}
        """;

    // Slurm ends the whole job. srun of the dead node's step exits with 0, which is not the step's.
    [TestMethod]
    public void ADeadNodeEndsTheJobAndItsStepHasNotCompleted()
    {
        using var cluster = new OwnCluster();
        using var folder = new TempFolder();
        using var job = new Workflow(folder, OnEachNode) { Nodes = 2, SbatchOptions = ["--no-requeue"] }.Submit();
        UntilAllAreUp(job);
        var dead = job.Record.Nodes[1];

        cluster.CutPower(dead);
        OwnCluster.GiveUp(dead);

        var record = job.ExpectEnd("NODE_FAIL", "", "CANCELLED");
        // An srun that says 0 before anybody hears of the node is believed until the job is told to end; what needs its step may have
        // started by then.
        var takenBack = record.Tasks.Where(task => record.States(task) == "RUNNING COMPLETED CANCELLED").ToList();
        foreach (var task in takenBack)
            Assert.Contains("whether it got to its end is not known", RunRecord.Text(record.Last(task), "reason"));
        foreach (var task in record.Tasks.Except(takenBack).Where(task => task != "after" || !takenBack.Contains("second")))
            Assert.AreEqual(task == "after" ? "CANCELLED" : "RUNNING CANCELLED", record.States(task), task);
        Assert.Contains("Slurm says: NODE FAILURE", RunRecord.Text(record.Events[^1], "reason"));
        Assert.Contains("Slurm says: NODE FAILURE", job.Output);
        if (!takenBack.Contains("second"))
            Assert.Contains($"Node failure on {dead}", record.Log("second"));
    }

    // Nobody is left to write a last line, so there is none; Slurm ends the steps on the other nodes.
    [TestMethod]
    public void ADeadBatchNodeLeavesARecordWithoutAnEndAndNoProcess()
    {
        using var cluster = new OwnCluster();
        using var folder = new TempFolder();
        using var job = new Workflow(folder, OnEachNode) { Nodes = 2, SbatchOptions = ["--no-requeue"] }.Submit();
        UntilAllAreUp(job);
        var dead = job.Record.Nodes[0];

        cluster.CutPower(dead);
        Assert.Contains("sleep (", job.Processes); // those of the other node, so that none found at the end means something
        OwnCluster.GiveUp(dead);

        var record = job.ExpectEnd("NODE_FAIL", "", "");
        Assert.AreEqual("RUNNING", record.States("second"));
    }

    // A step without the lost node may be tried again where the job is kept (--no-kill).
    [TestMethod]
    public void AJobThatOutlivesItsNodeKnowsThatTheStepFailed()
    {
        using var cluster = new OwnCluster();
        using var folder = new TempFolder();
        using var job = new Workflow(folder, OnEachNode) { Nodes = 2, SbatchOptions = ["--no-kill"] }.Submit();
        UntilAllAreUp(job);
        var dead = job.Record.Nodes[1];

        cluster.CutPower(dead);
        OwnCluster.GiveUp(dead);

        var record = job.ExpectEnd("FAILED", "1:0", "FAILED");
        Assert.AreEqual("RUNNING FAILED", record.States("second"));
        Assert.AreEqual(
            $"node {dead} failed under its step; how the step ended is not known",
            RunRecord.Text(record.Last("second"), "reason")
        );
        Assert.AreEqual("CANCELLED", record.States("after"));
        Assert.AreEqual("RUNNING CANCELLED", record.States("first"));
    }

    [TestMethod]
    public void AJobGoesOnAndEndsWithoutTheController()
    {
        using var cluster = new OwnCluster();
        using var folder = new TempFolder();
        using var job = new Workflow(
            folder,
            """
            version: "0.1"
            operators:
              - {name: local, type: bash}
            workflow:
              name: dead-controller
              tasks:
                - name: server
                  script: ["echo serving; sleep 300 & sleep 300"]
                  probes: {readiness: {log_watch: {match_pattern: serving}, interval: 1}}
                - name: step
                  depends_on: [server]
                  script: ['until [[ -e $SFLOW_WORKSPACE_DIR/go ]]; do sleep 0.1; done; echo gone on']
                - {name: next, operator: local, depends_on: [step], script: ["echo next"]}
            """
        )
        {
            Nodes = 2,
        }.Submit();
        job.Until("the step", record => record.States("step") == "RUNNING");
        Bounded.Until("the step's processes", () => job.Processes.Split("sleep").Length > 5, job.Known);

        cluster.StopController();
        File.WriteAllText(folder["go"], "");

        if (!SrunEndsWithoutController())
        {
            job.Until(
                "the step's words",
                record =>
                    record.Log("step").Contains("0: gone on", StringComparison.Ordinal)
                    && record.Log("step").Contains("1: gone on", StringComparison.Ordinal)
            );
            Assert.AreEqual("", job.Record.Final, job.Known());
            cluster.StartController();
            Bounded.Until("Slurm's word", () => job.State is "COMPLETED" or "FAILED", job.Known, seconds: 180);
            var late = job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");
            Assert.AreEqual("RUNNING COMPLETED", late.States("next"));
            Assert.AreEqual("RUNNING READY STOPPED", late.States("server"));
            return;
        }

        job.Until("the end of the record", record => record.Final.Length > 0);
        var record = job.Record;
        Assert.AreEqual("COMPLETED", record.Final, job.Known());
        Assert.AreEqual("RUNNING COMPLETED", record.States("step"));
        Assert.AreEqual("RUNNING COMPLETED", record.States("next"));
        Assert.AreEqual("RUNNING READY STOPPED", record.States("server"));
        Assert.AreEqual("Slurm did not answer: whether its step has ended is not known", RunRecord.Text(record.Last("server"), "reason"));
        Assert.Contains("Slurm does not answer", job.Output);
        Assert.IsLessThan(20_000, Time(record, "COMPLETED") - Time(record, "STOPPING")); // the grace time is 10 s
        Bounded.Until("the end of all processes", () => job.Processes is "", () => job.Processes, seconds: 5);

        // The keepers of the steps try again once a minute to say that they are done.
        cluster.StartController();
        Bounded.Until("Slurm's word", () => job.State is "COMPLETED" or "FAILED", job.Known, seconds: 180);
        job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");
    }

    // From some version on srun waits until the keepers of its step have told the controller; 24.11 does not yet, 26.05 does.
    private static bool SrunEndsWithoutController() =>
        string.CompareOrdinal(Command.Run("srun", "--version").Output.Split(' ')[^1], "26") < 0;

    // Every rank of every task: what has no process yet when the power is cut would begin on a dead node.
    private static void UntilAllAreUp(Job job) =>
        job.Until(
            "all tasks",
            record =>
                record.Log("both").Contains("0: up", StringComparison.Ordinal)
                && record.Log("both").Contains("1: up", StringComparison.Ordinal)
                && new[] { "first", "second", "shell" }.All(task => record.Log(task).Contains("up", StringComparison.Ordinal))
        );

    private static long Time(RunRecord record, string word) =>
        record.Events.Last(e => RunRecord.Text(e, "workflow") == word).GetProperty("t").GetInt64();
}
