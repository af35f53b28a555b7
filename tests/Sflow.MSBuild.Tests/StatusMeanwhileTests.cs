using Sflow.Hosting.Processes;
using Sflow.Hosting.Submission;

namespace Sflow.MSBuild.Tests;

/// <summary>A status is asked for while a build submits: it only looks, and nobody notices it.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "The stand-ins for Slurm are bash scripts.")]
public sealed class StatusMeanwhileTests
{
    [TestMethod]
    public async Task AStatusIsToldWhileASubmissionIsUnderWay()
    {
        using var project = SubmissionProject.MakePacked();
        project.Write("data/jobs.csv", "TP\n1\n2\n3\n");
        project.Build();
        var slurm = SubmissionProject.StandIns(project);
        var ledger = SubmissionProject.LedgerOf(project);
        await using var submission = HeldSubmission.Start(project, slurm);
        AssertStatus(project, slurm, ledger);

        var whole = new FileInfo(ledger).Length;

        // As when it is about to write its next line.
        Assert.AreEqual(
            0,
            ProcessRunner
                .Run("bash", ["-c", "printf '{\"event\":\"submi' >>\"$0\"", ledger], project.Folder, TimeSpan.FromSeconds(20))
                .ExitCode
        );
        AssertStatus(project, slurm, ledger);
        ProcessRunner.Run("truncate", ["-s", whole.ToString(), ledger], project.Folder, TimeSpan.FromSeconds(20));

        var second = project.Run(["-t:SubmitSweep"], slurm.Environment);
        StringAssert.Contains(second.Errors.Single(), "error SFLOW1808");

        var answer = await submission.End();
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        Assert.HasCount(3, slurm.Lines("calls"));
        Assert.HasCount(6, File.ReadAllLines(ledger));
        CollectionAssert.AreEqual(new[] { "PENDING", "PENDING", "PENDING" }, SubmissionProject.States(project));
        var after = project.Run(["-t:SweepStatus"], slurm.Environment);
        StringAssert.Contains(after.Text, "Job -> jobs: 3 rows: 3 PENDING");
        Assert.IsFalse(after.Text.Contains("under way", StringComparison.Ordinal), after.Text);
    }

    [TestMethod]
    public void WhatWasCutOffIsUnknownAndStaysNoObstacle()
    {
        using var project = SubmissionProject.MakePacked();
        var slurm = SubmissionProject.StandIns(project);
        Assert.AreEqual(0, project.Run(["-t:SubmitSweep"], slurm.Environment).ExitCode);

        // The machine went down while the last line was written.
        var ledger = SubmissionProject.LedgerOf(project);
        File.WriteAllText(ledger, File.ReadAllText(ledger)[..^20]);
        var cut = File.ReadAllText(ledger);
        var status = project.Run(["-t:SweepStatus"], slurm.Environment);
        Assert.AreEqual(0, status.ExitCode, status.Text);
        StringAssert.Contains(status.Text, "Job -> jobs: 2_002  PENDING  job 2", "Slurm knows it by its comment");
        Assert.AreEqual(cut, File.ReadAllText(ledger), "a status only reads");

        StringAssert.Contains(project.Run(["-t:SubmitSweep"], slurm.Environment).Text, "'2_002' is already submitted as job 2");
        Assert.AreEqual(
            0,
            project.Run(["-t:SubmitSweep"], slurm.Environment).ExitCode,
            "the piece of a line is no line that nobody can read"
        );
        Assert.HasCount(2, slurm.Lines("calls"));
        Assert.AreEqual(0, project.Run(["-t:SweepStatus"], slurm.Environment).ExitCode);
        CollectionAssert.AreEqual(new[] { "PENDING", "PENDING" }, SubmissionProject.States(project));
    }

    private static void AssertStatus(TestProject project, SlurmStandIns slurm, string ledger)
    {
        var before = LedgerReader.TextOf(ledger);
        var status = project.Run(["-t:SweepStatus"], slurm.Environment);
        Assert.AreEqual(0, status.ExitCode, status.Text);
        StringAssert.Contains(status.Text, "Job -> A submission is under way.");
        StringAssert.Contains(status.Text, "Job -> jobs: 1_001  PENDING        job 1");
        StringAssert.Contains(status.Text, "Job -> jobs: 2_002  SUBMITTING");
        StringAssert.Contains(status.Text, "Job -> jobs: 3_003  NOT SUBMITTED");
        CollectionAssert.AreEqual(new[] { "PENDING", "SUBMITTING", "NOT SUBMITTED" }, SubmissionProject.States(project));
        Assert.AreEqual(before, LedgerReader.TextOf(ledger), "a status only reads");
    }
}
