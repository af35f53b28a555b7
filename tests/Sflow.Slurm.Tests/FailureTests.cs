namespace Sflow.Slurm.Tests;

/// <summary>One task fails: everything else ends, and Slurm knows.</summary>
[TestClass]
[NeedsSlurm]
public sealed class FailureTests
{
    [TestMethod]
    public void AFailingTaskFailsTheJobAndStopsTheOthers()
    {
        using var folder = new TempFolder();
        using var job = new Workflow(
            folder,
            """
            version: "0.1"
            workflow:
              name: fail-fast
              tasks:
                - name: server
                  script: ["echo serving; sleep 300 & exec sleep 300"]
                  probes: {readiness: {log_watch: {match_pattern: serving}, interval: 1}}
                - name: fine
                  depends_on: [server]
                  script: ["exec sleep 300"]
                - name: broken
                  depends_on: [server]
                  script: ["echo first words; echo the reason is this >&2; exit 7"]
                - name: never
                  depends_on: [broken]
                  script: ["true"]
            """
        )
        {
            Nodes = 2,
        }.Submit();

        var record = job.ExpectEnd("FAILED", "1:0", "FAILED");

        Assert.AreEqual("RUNNING FAILED", record.States("broken"));
        Assert.AreEqual("7", RunRecord.Text(record.Last("broken"), "rc"));
        Assert.AreEqual("CANCELLED", record.States("never"));
        Assert.DoesNotContain("FAILED", record.States("fine"));
        Assert.DoesNotContain("FAILED", record.States("server"));
        Assert.Contains("the reason is this", job.Output);
        Assert.Contains("exit code 1", job.Output);
    }
}
