namespace Sflow.Slurm.Tests;

/// <summary>A second attempt of an srun task.</summary>
[TestClass]
[NeedsSlurm]
public sealed class RetryTests
{
    [TestMethod]
    public void TheSecondAttemptMaySucceed()
    {
        using var folder = new TempFolder();
        using var job = new Workflow(
            folder,
            """
            version: "0.1"
            workflow:
              name: retry
              tasks:
                - name: flaky
                  retries: {count: 1, interval: 0.5}
                  script: ['mkdir "$SFLOW_WORKSPACE_DIR/tried" && exit 3; echo second']
                - name: after
                  depends_on: [flaky]
                  script: ["echo done"]
            """
        ).Submit();

        var record = job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

        Assert.AreEqual("RUNNING RETRYING RUNNING COMPLETED", record.States("flaky"));
        Assert.AreEqual("2", RunRecord.Text(record.Last("flaky"), "attempt"));
        Assert.AreEqual("0: done\n", record.Log("after"));
    }

    // A killed srun leaves its step running: it must be gone before the next attempt, which wants its ports and GPUs.
    [TestMethod]
    public void TheStepOfAKilledSrunIsGoneBeforeTheNextAttempt()
    {
        using var folder = new TempFolder();
        using var job = new Workflow(
            folder,
            """
            version: "0.1"
            workflow:
              name: killed-srun
              tasks:
                - name: step
                  retries: {count: 1, interval: 0.2}
                  script:
                    - |
                      if [[ -e $SFLOW_WORKSPACE_DIR/first ]]; then
                        if kill -0 "$(<"$SFLOW_WORKSPACE_DIR/first")"; then echo "first attempt: alive"; else echo "first attempt: gone"; fi
                        exit 0
                      fi
                      echo "$$" >"$SFLOW_WORKSPACE_DIR/first.new" && mv "$SFLOW_WORKSPACE_DIR/first.new" "$SFLOW_WORKSPACE_DIR/first"
                      exec sleep 300
            """
        ).Submit();
        Bounded.Until("the first attempt", () => File.Exists(folder["first"]), job.Known);
        Assert.AreNotEqual("", TempFolder.Read(folder["first"]));

        var sruns = Processes.With(Workflow.MarkOf(folder)).Where(process => process.Name == "srun").ToList();
        Assert.IsNotEmpty(sruns);
        // Its second process ends with the first, in some versions before kill comes to it; that the first was killed the retry shows.
        Command.Run("/bin/kill", ["-s", "KILL", .. sruns.Select(process => $"{process.Id}")]);

        var record = job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");
        Assert.AreEqual("RUNNING RETRYING RUNNING COMPLETED", record.States("step"));
        Assert.Contains("first attempt: gone", record.Log("step"));
    }
}
