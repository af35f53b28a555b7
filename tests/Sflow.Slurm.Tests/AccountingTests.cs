namespace Sflow.Slurm.Tests;

/// <summary>What Slurm's accounting says of a job when the job's own record is not at hand.</summary>
[TestClass]
[NeedsSlurm]
[NeedsRoot]
[NeedsAccounting]
[DoNotParallelize]
public sealed class AccountingTests
{
    // Slurm knows the exit code alone: a workflow that ran out of time has FAILED there, with 124.
    [TestMethod]
    public void SacctTellsHowAJobEnded()
    {
        using var cluster = new OwnCluster("--accounting");
        using var folder = new TempFolder();
        using var done = Submit(folder, "done", "true");
        using var late = Submit(folder, "late", "sleep 300");

        done.ExpectEnd("COMPLETED", "0:0", "COMPLETED");
        late.ExpectEnd("FAILED", "124:0", "TIMEOUT");

        Assert.AreEqual("COMPLETED|0:0|mark of done", Ask(done));
        Assert.AreEqual("FAILED|124:0|mark of late", Ask(late));
    }

    private static Job Submit(TempFolder folder, string name, string script) =>
        new Workflow(
            folder,
            $$"""
            version: "0.1"
            workflow:
              name: {{name}}
              timeout: 3
              tasks:
                - {name: task, script: ["{{script}}"]}
            """
        )
        {
            SbatchOptions = [$"--comment=mark of {name}"],
        }.Submit();

    // It hears of the end a moment after the controller.
    private static string Ask(Job job) =>
        Bounded.Wait(
            "sacct's word",
            () =>
                Command
                    .Run("sacct", "--jobs", job.Id, "--allocations", "--noheader", "--parsable2", "--format=State,ExitCode,Comment")
                    .Output.Trim()
                    is var word
                && word.Length > 0
                && !word.StartsWith("RUNNING", StringComparison.Ordinal)
                && !word.StartsWith("COMPLETING", StringComparison.Ordinal)
                    ? word
                    : null,
            job.Known
        );
}
