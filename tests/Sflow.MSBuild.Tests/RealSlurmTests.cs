using System.Text.RegularExpressions;

namespace Sflow.MSBuild.Tests;

/// <summary>Submission to a real Slurm.</summary>
[TestClass]
[NeedsSlurm]
[DoNotParallelize]
public sealed class RealSlurmTests
{
    [TestMethod]
    public void EachRowIsTakenOnce()
    {
        using var project = RealSlurm.Project();
        using var end = new JobsOf(project);
        project.Build("-t:SubmitSweep");
        var taken = RealSlurm.JobsIn(project);
        Assert.HasCount(2, taken);

        // The second line of the last submission is lost.
        var ledger = RealSlurm.LedgerOf(project);
        File.WriteAllLines(ledger, File.ReadAllLines(ledger)[..^1]);
        var again = project.Build("-t:SubmitSweep");
        StringAssert.Contains(again.Text, $"is already submitted as job {taken[1]}");

        var status = project.Build("-t:SweepStatus").Text;
        foreach (var job in taken)
        {
            Assert.IsTrue(
                Regex.IsMatch(status, $@"Job -> jobs: \d_00\d  (PENDING|CONFIGURING|RUNNING|COMPLETING|COMPLETED)\s+job {job}"),
                status
            );
            StringAssert.Contains(RealSlurm.Ask("scontrol", "show", "job", job).Output, "Comment=sflow:");
        }
    }

    [TestMethod]
    public void ItJudgesScriptsBeforeTheyAreWritten()
    {
        using var project = RealSlurm.Project();
        var refused = project.Fail("-p:SflowTestOnly=true", "-p:SflowPartition=nowhere");
        Assert.IsTrue(
            refused.Errors.Count == 2
                && refused.Errors.All(e => e.Contains("error SFLOW1914: Slurm would refuse") && e.Contains("nvalid partition")),
            refused.Text
        );
        project.Build("-p:SflowTestOnly=true", "-p:SflowPartition=gpu");
    }

    [TestMethod]
    public void ABuildThatIsKilledAfterSbatchFindsItsJobAgain()
    {
        using var project = RealSlurm.Project();
        using var end = new JobsOf(project);
        var killer = new SlurmStandIns(project.Folder);
        killer.Command(
            "sbatch",
            """
            [[ $1 == --version ]] && exit
            PATH=${PATH#*:} sbatch "$@" >"$here/answer"
            kill -KILL $PPID
            """
        );
        Assert.AreNotEqual(0, project.Run(["-t:SubmitSweep"], killer.Environment).ExitCode);
        Assert.HasCount(1, killer.Lines("answer"), "sbatch had made a job");
        var ledger = RealSlurm.LedgerOf(project);
        StringAssert.Contains(File.ReadAllLines(ledger).Single(), "\"event\":\"submitting\"");

        var again = project.Build("-t:SubmitSweep");
        StringAssert.Contains(again.Text, "'1_001' is already submitted as job " + killer.Lines("answer")[0].Split(';')[0]);
        RealSlurm.AssertEachRowHasOneJob(project, 2);
        project.Build("-t:SubmitSweep");
        RealSlurm.AssertEachRowHasOneJob(project, 2);
    }

    [TestMethod]
    public void ARefusedRowIsAnErrorInSlurmsWordsAndTheOthersStay()
    {
        using var project = RealSlurm.Project();
        using var end = new JobsOf(project);
        project.Write("data/jobs.csv", "job_name,TP,PART\na,1,gpu\nb,2,nowhere\nc,3,gpu\nd,4,gpu\n");
        var refused = project.Fail("-t:SubmitSweep", "-p:SflowRows=1:4", "-p:SflowSubmitDelay=0.2");
        Assert.IsTrue(
            Regex.IsMatch(
                refused.Errors.Single(),
                "error SFLOW1803: Slurm refused 'b_002': 'sbatch: error: .*; sbatch: error: .*: Invalid partition name specified'\\.$"
            ),
            refused.Text
        );
        Assert.HasCount(2, RealSlurm.JobsIn(project), "the rows before and after it, and none that was not chosen");
        var states = RealSlurm.Results(project, "state");
        Assert.AreEqual("REFUSED", states[1]);
        Assert.AreEqual("NOT SUBMITTED", states[3]);

        // The corrected row and the one that was left out; one a call.
        project.Write("data/jobs.csv", "job_name,TP,PART\na,1,gpu\nb,2,gpu\nc,3,gpu\nd,4,gpu\n");
        StringAssert.Contains(project.Build("-t:SubmitSweep", "-p:SflowMaxSubmit=1").Text, "1 more script waits for the next call");
        Assert.HasCount(3, RealSlurm.JobsIn(project));
        project.Build("-t:SubmitSweep");
        RealSlurm.AssertEachRowHasOneJob(project, 4);
    }

    [TestMethod]
    public void WhatWasCancelledIsSubmittedAgainOnlyWhenThatIsAsked()
    {
        using var project = RealSlurm.Project();
        using var end = new JobsOf(project);

        // A job that ends well and one that waits until somebody cancels it.
        project.Write("a.yaml", Modules.Task("a").Replace("echo a ${TP}", "[ ${TP} = 1 ] || sleep 300; echo ${TP}"));
        project.Build("-t:SubmitSweep");
        var first = RealSlurm.JobsIn(project);
        RealSlurm.WaitFor(
            () => RealSlurm.StateOf(first[0]) == "COMPLETED" && RealSlurm.StateOf(first[1]) == "RUNNING",
            () => RealSlurm.StateOf(first[0]) + " " + RealSlurm.StateOf(first[1])
        );
        CollectionAssert.AreEqual(new[] { "COMPLETED", "RUNNING" }, StatesAfterStatus(project));
        StringAssert.Contains(
            project.Build("-t:SubmitSweep", "-p:SflowSubmit=failed").Text,
            $"'2_002' is not submitted again: its job {first[1]} is RUNNING"
        );
        Assert.HasCount(2, RealSlurm.JobsIn(project));

        RealSlurm.Ask("scancel", "--quiet", first[1]);
        RealSlurm.WaitFor(() => RealSlurm.StateOf(first[1]) == "CANCELLED", () => RealSlurm.StateOf(first[1]));
        project.Build("-t:SubmitSweep", "-p:SflowSubmit=failed");
        Assert.HasCount(2, RealSlurm.JobsIn(project));
        project.Build("-t:SubmitSweep", "-p:SflowSubmit=failed+cancelled");
        Assert.HasCount(3, RealSlurm.JobsIn(project));
        Assert.AreEqual("COMPLETED", StatesAfterStatus(project)[0]);
    }

    [TestMethod]
    [NeedsRoot]
    public void AControllerThatIsDownIsSaidAndMissedRowsFollowLater()
    {
        // A cluster of its own, since others may be using the one that is there.
        using var cluster = new OwnCluster();
        using var project = RealSlurm.Project();
        using var end = new JobsOf(project, cluster.Environment);
        BuildAnswer Build(params string[] arguments) => project.Run(arguments, cluster.Environment);
        var first = Build("-t:SubmitSweep", "-p:SflowMaxSubmit=1");
        Assert.AreEqual(0, first.ExitCode, first.Text);
        cluster.StopController();

        var down = Build("-t:SubmitSweep");
        Assert.AreNotEqual(0, down.ExitCode);
        Assert.IsTrue(
            Regex.IsMatch(
                down.Errors.Single(),
                "error SFLOW1805: Slurm gives no answer, so nothing is submitted: 'slurm_load_jobs error: Unable to contact"
            ),
            down.Text
        );
        Assert.HasCount(1, RealSlurm.JobsIn(project));
        var status = Build("-t:SweepStatus");
        StringAssert.Contains(status.Text, "squeue gave no answer: slurm_load_jobs error: Unable to contact slurm controller");
        Assert.AreEqual(0, status.ExitCode, status.Text);

        cluster.StartController();
        var back = Build("-t:SubmitSweep");
        Assert.AreEqual(0, back.ExitCode, back.Text);
        RealSlurm.AssertEachRowHasOneJob(project, 2, cluster.Environment);
    }

    private static string[] StatesAfterStatus(TestProject project)
    {
        project.Build("-t:SweepStatus");
        return RealSlurm.Results(project, "state");
    }
}
