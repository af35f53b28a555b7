using Sflow.Hosting.Submission;

namespace Sflow.Hosting.Tests;

/// <summary>Every line of a ledger is checked, and a damaged one stops a submission before its first sbatch.</summary>
[TestClass]
public sealed class LedgerDamageTests
{
    private const string Fingerprint = "0123456789abcdef0123456789abcdef";
    private const string Hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [TestMethod]
    [DataRow("nonsense")]
    [DataRow("[]")]
    [DataRow("[[[[[[[[[[[[")]
    [DataRow("{}")]
    [DataRow("""{"event":"submitted"}""")]
    [DataRow("""{"event":"other","fingerprint":"F","ordinal":1,"id":"x","time":"t","row":"a","sha256":"H"}""")]
    [DataRow("""{"event":"submitted","fingerprint":"F","ordinal":1,"id":"x","time":"t","row":"a","sha256":"H"}""")]
    [DataRow("""{"event":"submitted","fingerprint":"F","ordinal":1,"id":"x","time":"t","row":"a","sha256":"H","job":17}""")]
    [DataRow("""{"event":"submitted","fingerprint":"F","ordinal":1,"id":"x","time":"t","row":"a","sha256":"H","job":"17x"}""")]
    [DataRow("""{"event":"submitted","fingerprint":"F","ordinal":1,"id":"x","time":"t","row":"a","sha256":"H","job":""}""")]
    [DataRow("""{"event":"submitted","fingerprint":"F","ordinal":1,"id":"x","time":"t","row":"a","sha256":"short","job":"17"}""")]
    [DataRow("""{"event":"submitting","fingerprint":"F","ordinal":1,"id":"x","time":"t","row":"a","sha256":"H","job":"17"}""")]
    [DataRow("""{"event":"submitting","fingerprint":"F","ordinal":0,"id":"x","time":"t","row":"a","sha256":"H"}""")]
    [DataRow("""{"event":"submitting","fingerprint":"XYZ","ordinal":1,"id":"x","time":"t","row":"a","sha256":"H"}""")]
    [DataRow("""{"event":"submitting","fingerprint":"F","id":"x","time":"t","row":"a","sha256":"H"}""")]
    [DataRow("""{"event":"submitting","fingerprint":"F","ordinal":1,"time":"t","row":"a","sha256":"H"}""")]
    [DataRow("""{"event":"submitting","fingerprint":"F","ordinal":1,"id":"x","row":"a","sha256":"H"}""")]
    [DataRow("""{"event":"submitting","fingerprint":"F","ordinal":1,"id":"x","time":"t","row":"a","sha256":"H"} trailing""")]
    [DataRow("""{"event":"submitting","event":"submitted","fingerprint":"F","ordinal":1,"id":"x","time":"t","row":"a","sha256":"H"}""")]
    [DataRow("<<<<<<< HEAD")]
    public void NothingIsSubmitted(string line)
    {
        using var project = new SubmissionFolder().Build("a", "b");
        project.Submit(rows: "1");
        File.AppendAllText(project.LedgerPath, line.Replace("\"F\"", $"\"{Fingerprint}\"").Replace("\"H\"", $"\"{Hash}\"") + "\n");
        var before = File.ReadAllText(project.LedgerPath);
        Assert.AreEqual("SFLOW1807", project.Submit(), project.Text);
        Assert.AreEqual("SFLOW1807", project.Status());
        Assert.HasCount(1, project.Slurm.Scripts);
        Assert.AreEqual(before, File.ReadAllText(project.LedgerPath));

        // Without a copy of the file: what Slurm knows is not submitted again.
        File.Move(project.LedgerPath, project.LedgerPath + ".damaged");
        Assert.AreEqual("", project.Submit());
        Assert.HasCount(2, project.Slurm.Scripts);
    }

    [TestMethod]
    public void EntriesReadBackAsTheyWere()
    {
        var entry = new LedgerEntry
        {
            Event = LedgerEvent.Refused,
            Identity = new JobIdentity(Fingerprint, 3),
            Id = new string('1', 32),
            Time = "2026-01-02T03:04:05Z",
            Sha256 = Hash,
            Project = "Jobs ü.proj",
            Unit = "jobs",
            Row = "s/a\n\"b\"",
            Number = 7,
            Host = "login1",
            Reason = "sbatch: error: \u001b[31m'x'",
        };
        Assert.AreEqual(entry, LedgerEntry.Parse(entry.ToJson()));
        Assert.DoesNotContain('\n', entry.ToJson());
        var accepted = entry with { Event = LedgerEvent.Submitted, Reason = null, Job = "17" };
        Assert.AreEqual(accepted, LedgerEntry.Parse(accepted.ToJson()));
        Assert.AreEqual((accepted.Identity, accepted.Id), JobIdentity.OfComment(accepted.Comment));
    }
}
