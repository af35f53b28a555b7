using Sflow.Hosting.Runs;

namespace Sflow.Hosting.Tests;

[TestClass]
public sealed class RunFolderTests
{
    [TestMethod]
    public void ARecordSaysWhatRanWhoseJobsAndHowItEnded()
    {
        using var project = new SubmissionFolder();
        project.Run("100", "a", "FAILED", "101");
        var run = RunFolder.Read(Directory.GetDirectories(Path.Combine(project.Folder, "sflow_output")).Single());
        Assert.IsNotNull(run);
        Assert.AreEqual(SubmissionFolder.FingerprintOf("a"), run.Summary.Identity);
        Assert.AreEqual("100 101", string.Join(" ", run.Summary.Jobs));
        Assert.AreEqual(8, run.Summary.Gpus);
        Assert.AreEqual(
            ("FAILED", "because of 'x'", 1, 3_601_000L),
            (run.Summary.End!.State, run.Summary.End.Reason, run.Summary.End.ExitCode, run.Summary.End.Time)
        );
    }
}
