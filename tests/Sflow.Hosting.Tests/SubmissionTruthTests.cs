using Newtonsoft.Json.Linq;
using Sflow.Hosting.Submission;

namespace Sflow.Hosting.Tests;

/// <summary>Jobs that are not what they look like, and answers that say less than they seem to.</summary>
[TestClass]
public sealed class SubmissionTruthTests
{
    [TestMethod]
    public void AnAnswerThatSoundsBusyAfterASuccessMakesNoSecondJob()
    {
        using var project = new SubmissionFolder().Build("a");
        project.Slurm.MakesTheJobAllTheSame = true;
        project.Slurm.Answer = _ => new SubmitAnswer(SubmitResult.Busy, null, "fork: Resource temporarily unavailable");
        Assert.AreEqual("", project.Submit());
        StringAssert.Contains(project.Text, "'a' is job 100.");
        Assert.HasCount(1, project.Slurm.Scripts);
    }

    [TestMethod]
    public void ProjectsThatShareALedgerLeaveEachOthersJobsAlone()
    {
        var slurm = new FakeSlurm();
        using var shared = new TemporaryFolder();
        var ledger = Path.Combine(shared.Path, ".sflow");
        using var one = new SubmissionFolder(slurm) { LedgerPlace = ledger }.Build("a");
        using var other = new SubmissionFolder(slurm) { LedgerPlace = ledger }.Build("a=else");
        foreach (var project in new[] { one, other })
            File.WriteAllText(Path.Combine(project.Folder, project.Name), "<Project />");
        one.Submit();
        other.Submit();
        Assert.HasCount(2, slurm.Scripts, "a row of the same name and number in another project is another row");
        other.Status();
        Assert.DoesNotContain("describes", other.Text);
        other.Cancel();
        Assert.AreEqual("101", string.Join(" ", slurm.Cancelled));
    }

    [TestMethod]
    public void ARunThatIsResumedInTheMiddleOfALongRecordIsAdopted()
    {
        using var project = new SubmissionFolder().Build("a");
        project.Submit();
        project.Slurm.Set("100", "FAILED");
        project.Run("100", "a", "FAILED", "555");
        var record = Path.Combine(project.Folder, "sflow_output", "100-wf-20300101-000000", "events.jsonl");
        var lines = File.ReadAllLines(record);
        var many = Enumerable.Repeat("""{"t":2000,"task":"t","state":"RUNNING"}""", 4000).ToArray();
        File.WriteAllLines(record, [lines[0], .. many, lines[1], .. many, lines[2].Replace("FAILED", "COMPLETED")]);
        project.Slurm.Jobs.Add(new SlurmJob("555", "COMPLETED"));
        project.Submit("failed");
        Assert.HasCount(1, project.Slurm.Scripts, project.Text);
        project.Status();
        Assert.AreEqual("a COMPLETED 555", project.Results());
    }

    [TestMethod]
    public void AJobThatDoesSomethingElseUnderTheSameNumberIsAnotherJob()
    {
        using var project = new SubmissionFolder().Build("a");
        project.Submit();
        var comment = new JobIdentity(new string('1', 32), 1).Comment(new string('2', 32));
        project.Slurm.Jobs[0] = new SlurmJob("100", "RUNNING", "", comment, "/elsewhere");
        project.Status();
        Assert.AreEqual("a UNKNOWN 100", project.Results());
        project.Cancel();
        Assert.IsEmpty(project.Slurm.Cancelled);
    }

    [TestMethod]
    public void WhatOnlyAnotherUserSeesIsNotRunAgain()
    {
        using var project = new SubmissionFolder().Build("a");
        project.Submit();
        File.WriteAllText(
            project.LedgerPath,
            File.ReadAllText(project.LedgerPath)
                .Replace($"\"user\":\"{Environment.UserName}\"", "\"user\":\"ana\"", StringComparison.Ordinal)
        );
        project.Slurm.Set("100", "GONE");
        project.Submit("all", confirm: true);
        StringAssert.Contains(project.Text, "job 100 was submitted by ana, who alone sees whether it runs");
        Assert.HasCount(1, project.Slurm.Scripts);
        project.Submit("all,alongside", confirm: true);
        Assert.HasCount(2, project.Slurm.Scripts);
    }

    [TestMethod]
    public void AReplacedJobEndsOnlyWhenTheNewOneIsAccepted()
    {
        using var project = new SubmissionFolder().Build("a=1");
        project.Submit();
        project.Slurm.Set("100", "RUNNING");
        project.Build("a=2");
        project.Slurm.Answer = _ => new SubmitAnswer(SubmitResult.Refused, null, "invalid partition");
        project.Submit("missing,replace");
        Assert.IsEmpty(project.Slurm.Cancelled);
        project.Slurm.Answer = null;
        project.Submit("missing,replace");
        Assert.AreEqual("100 politely", string.Join(" ", project.Slurm.Cancelled));
    }

    [TestMethod]
    [DataRow("RUNNING", "100 politely")]
    [DataRow("PENDING", "100")]
    [DataRow("SUSPENDED", "100")]
    [DataRow("REQUEUE_HOLD", "100")]
    public void OnlyAJobThatRunsIsSentASignal(string state, string expected)
    {
        using var project = new SubmissionFolder().Build("a");
        project.Submit();
        project.Slurm.Set("100", state);
        project.Cancel();
        Assert.AreEqual(expected, string.Join(" ", project.Slurm.Cancelled));
    }

    [TestMethod]
    public void ARowWaitsForTheUnsettledSubmissionOfItsFormerContent()
    {
        using var project = new SubmissionFolder().Build("a=1");
        project.Slurm.Answer = _ => new SubmitAnswer(SubmitResult.Unclear, null, "timed out");
        project.Submit();
        project.Slurm.Answer = null;
        project.Slurm.Running.Add(Comment(project));
        project.Build("a=2").Submit();
        StringAssert.Contains(project.Text, "with its former content, is not settled yet");
        Assert.IsEmpty(project.Slurm.Scripts);
    }

    [TestMethod]
    public void AnAccountingThatIsBehindIsNotBelieved()
    {
        using var project = new SubmissionFolder().Build("a", "b");
        project.Submit();
        project.Slurm.Set("100", "GONE");
        project.Slurm.Set("101", "GONE");
        project.Slurm.Accounted = [new SlurmJob("100", "RUNNING"), new SlurmJob("101", "RUNNING")];
        project.Run("100", "a", "COMPLETED");
        project.Status();
        Assert.AreEqual("a COMPLETED 100; b UNKNOWN 101", project.Results());
    }

    [TestMethod]
    public void WhatIsNotAdoptedIsNotCancelledEither()
    {
        var slurm = new FakeSlurm();
        using var original = new SubmissionFolder(slurm).Build("a");
        original.Submit();
        using var copy = original.Copy().Build("a");
        copy.Cancel(adopt: false);
        Assert.IsEmpty(slurm.Cancelled);
        copy.Status(adopt: false);
        Assert.AreEqual("a NOT SUBMITTED", copy.Results());
        copy.Cancel();
        StringAssert.Contains(copy.Text, "job 100 is removed from the queue; it was submitted from '/workspace'.");
    }

    [TestMethod]
    public void JobsOfAUnitThatIsNotBuiltAreNoOrphans()
    {
        using var project = new SubmissionFolder().Build("a");
        project.Submit();
        Directory.Delete(Path.Combine(project.Folder, project.Output), recursive: true);
        project.Status();
        Assert.DoesNotContain("describes", project.Text);
        project.Cancel(rows: "1");
        StringAssert.Contains(project.Text, "nothing is built yet; run dotnet build first");
        Assert.IsEmpty(project.Slurm.Cancelled);
        project.Cancel();
        Assert.AreEqual("100", string.Join(" ", project.Slurm.Cancelled), "without rows, all jobs of the project are meant");
    }

    [TestMethod]
    public void ARefusalAfterAnEarlierJobIsShown()
    {
        using var project = new SubmissionFolder().Build("a");
        project.Submit();
        project.Slurm.Set("100", "CANCELLED");
        project.Slurm.Answer = _ => new SubmitAnswer(SubmitResult.Refused, null, "invalid account");
        project.Submit("cancelled");
        project.Status();
        Assert.AreEqual("a REFUSED 100", project.Results());
        StringAssert.Contains(project.Text, "invalid account; before that, job 100 was CANCELLED");
        project.Slurm.Answer = null;
        project.Submit("failed");
        Assert.HasCount(2, project.Slurm.Scripts);
    }

    [TestMethod]
    public void StatesAreShownThoughTheTableCannotBeWritten()
    {
        using var project = new SubmissionFolder().Build("a");
        project.Submit();
        var table = Path.Combine(project.Folder, project.Output, "jobs", "results.csv");
        File.Delete(table);
        Directory.CreateDirectory(table);
        project.Status();
        StringAssert.Contains(project.Text, "SFLOW1908");
        StringAssert.Contains(project.Text, "1 row: 1 PENDING");
    }

    [TestMethod]
    public void PartsOfAJobAreItsState()
    {
        var jobs = new SlurmJobs(null, [new SlurmJob("100", "RUNNING"), new SlurmJob("100", "COMPLETED")]);
        Assert.AreEqual("RUNNING", jobs.Find("100")!.State);
    }

    private static string Comment(SubmissionFolder project)
    {
        var line = JObject.Parse(File.ReadAllLines(project.LedgerPath)[0]);
        return new JobIdentity((string)line["fingerprint"]!, (int)line["ordinal"]!).Comment((string)line["id"]!);
    }
}
