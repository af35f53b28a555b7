using Sflow.Hosting.Submission;

namespace Sflow.MSBuild.Tests;

/// <summary>What a call says to Slurm, by commands that note what they are asked.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "The stand-ins for Slurm are bash scripts.")]
public sealed class SubmissionCallTests
{
    private const string Queue = "--noheader --all --me --states=all --format=%i|%T|%r|%k|%Z";

    [TestMethod]
    public void StatusAsksTheQueueOnceAndTheAccountingOnceForAllUnits()
    {
        using var project = SubmissionProject.Make("""<SflowSweep Include="data/jobs.csv;data/more.csv" />""");
        project.Write("data/more.csv", "TP\n3\n4\n5\n");
        var slurm = SubmissionProject.StandIns(project);
        Assert.AreEqual(0, project.Run(["-t:SubmitSweep", "-p:SflowMaxSubmit=4"], slurm.Environment).ExitCode);
        CollectionAssert.AreEqual(
            new[] { Queue, Queue },
            slurm.Lines("asked"),
            "once before the first sbatch, once for the results of both sweeps"
        );

        // The queue knows job 1, the accounting job 2, a run folder job 3, nobody job 4; one row has no job.
        File.WriteAllLines(Path.Combine(slurm.Folder, "jobs"), ["1|RUNNING|None|c|/", "99|FAILED|None|c|/"]);
        File.WriteAllLines(Path.Combine(slurm.Folder, "accounted"), ["2|CANCELLED by 1000|None||/", "99|FAILED|None||/"]);
        project.Write(
            "sflow_output/3-small-20300101-000000/events.jsonl",
            "{\"t\":1,\"v\":1,\"workflow\":\"STARTED\",\"name\":\"w\",\"job\":\"3\"}\n{\"t\":2,\"workflow\":\"COMPLETED\",\"rc\":0}\n"
        );
        File.Delete(Path.Combine(slurm.Folder, "asked"));
        File.Delete(Path.Combine(slurm.Folder, "asked-sacct"));
        var status = project.Run(["-t:SweepStatus"], slurm.Environment);
        Assert.AreEqual(0, status.ExitCode, status.Text);
        StringAssert.Contains(status.Text, "Job -> jobs: 1_001  RUNNING    job 1");
        StringAssert.Contains(status.Text, "Job -> jobs: 2_002  CANCELLED  job 2");
        StringAssert.Contains(status.Text, "Job -> more: 3_001  COMPLETED      job 3");
        StringAssert.Contains(status.Text, "Job -> more: 4_002  UNKNOWN        job 4");
        StringAssert.Contains(status.Text, "Job -> more: 5_003  NOT SUBMITTED");
        CollectionAssert.AreEqual(new[] { Queue }, slurm.Lines("asked"));
        CollectionAssert.AreEqual(
            new[]
            {
                $"--noheader --parsable2 --allocations --user={Environment.UserName} "
                    + "--starttime=now-30days --format=JobID,State,Reason,Comment,WorkDir",
            },
            slurm.Lines("asked-sacct")
        );
        CollectionAssert.AreEqual(new[] { "RUNNING", "CANCELLED" }, SubmissionProject.States(project, "jobs"));
        CollectionAssert.AreEqual(new[] { "COMPLETED", "UNKNOWN", "NOT SUBMITTED" }, SubmissionProject.States(project, "more"));

        slurm.Command("squeue", "echo 'slurm_load_jobs error: Unable to contact slurm controller (connect failure)' >&2; exit 1");
        var silent = project.Run(["-t:SweepStatus"], slurm.Environment);
        Assert.AreEqual(0, silent.ExitCode, silent.Text);
        StringAssert.Contains(
            silent.Text,
            "Job -> squeue gave no answer: slurm_load_jobs error: Unable to contact slurm controller (connect failure)"
        );
        CollectionAssert.AreEqual(
            new[] { "UNKNOWN", "CANCELLED" },
            SubmissionProject.States(project, "jobs"),
            "what isn't known is not guessed from what was known once"
        );
    }

    [TestMethod]
    public void TheLedgerIsCheckedAndHeldBeforeTheFirstSbatch()
    {
        using var project = SubmissionProject.Make();
        project.Build();
        project.Write(".sflow/submissions.jsonl", "nonsense\n");
        var slurm = SubmissionProject.StandIns(project);
        var damaged = project.Run(["-t:SubmitSweep"], slurm.Environment);
        StringAssert.Contains(damaged.Errors.Single(), Path.Combine(".sflow", "submissions.jsonl") + "(1,1): error SFLOW1807");
        Assert.IsEmpty(slurm.Lines("calls"));

        File.Delete(SubmissionProject.LedgerOf(project));
        using (new LedgerFile(SubmissionProject.LedgerOf(project)))
        {
            var held = project.Run(["-t:SubmitSweep"], slurm.Environment);
            StringAssert.Contains(held.Errors.Single(), "error SFLOW1808");
        }

        Assert.IsEmpty(slurm.Lines("calls"));
        Assert.AreEqual(0, project.Run(["-t:SubmitSweep"], slurm.Environment).ExitCode);
        Assert.HasCount(2, slurm.Lines("calls"));
    }

    [TestMethod]
    public void ALostAnswerIsLookedForAndNotSubmittedAgain()
    {
        using var project = SubmissionProject.Make();
        var slurm = SubmissionProject.StandIns(project);
        project.Write("bin-slurm/lose", "");
        var answer = project.Run(["-t:SubmitSweep"], slurm.Environment);
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        StringAssert.Contains(answer.Text, "'1_001' is job 1.");
        StringAssert.Contains(answer.Text, "'2_002' is job 2.");
        Assert.HasCount(2, slurm.Lines("calls"), "a request that reached the controller may be a job");
    }

    [TestMethod]
    public void AnSbatchThatIsInterruptedIsLookedForAndNotSubmittedAgain()
    {
        using var project = SubmissionProject.Make();
        var slurm = SubmissionProject.StandIns(project);
        var sbatch = File.ReadAllText(Path.Combine(slurm.Folder, "sbatch"));
        project.Write("bin-slurm/sbatch", sbatch + "if [[ $id == 1 ]]; then kill -INT $$; fi\n");
        var answer = project.Run(["-t:SubmitSweep"], slurm.Environment);
        StringAssert.Contains(answer.Text, "'1_001' is job 1.");
        Assert.HasCount(2, slurm.Lines("calls"), answer.Text);
    }

    [TestMethod]
    public void AnSbatchThatCannotBeStartedIsOneError()
    {
        using var project = SubmissionProject.Make();
        var slurm = SubmissionProject.StandIns(project);
        project.Write("bin-slurm/sbatch", "#!/no/such/interpreter\n");
        var answer = project.Run(["-t:SubmitSweep"], slurm.Environment);
        StringAssert.Contains(answer.Errors.Single(), "error SFLOW1814: sbatch can't be started");
        Assert.IsFalse(File.Exists(SubmissionProject.LedgerOf(project)), "nothing is recorded");
    }

    [TestMethod]
    public void ABusyControllerEndsTheCallForAllUnits()
    {
        using var project = SubmissionProject.Make("""<SflowSweep Include="data/jobs.csv;data/more.csv" />""");
        project.Write("data/more.csv", "TP\n3\n");
        var slurm = SubmissionProject.StandIns(project);
        project.Write("bin-slurm/busy", "1\n2\n3\n4\n5\n6\n");
        var busy = project.Run(["-t:SubmitSweep"], slurm.Environment);
        StringAssert.Contains(
            busy.Errors.Single(),
            "error SFLOW1810: Slurm did not accept '1_001' in 5 attempts: 'sbatch: error: Slurm temporarily unable to accept job"
        );
        Assert.HasCount(1, slurm.Lines("busy"), "nothing is tried after the five attempts");
        StringAssert.Contains(busy.Text, "Job -> 2 more scripts wait for the next call.");
        CollectionAssert.AreEqual(new[] { "REFUSED", "NOT SUBMITTED" }, SubmissionProject.States(project, "jobs"));

        Assert.AreEqual(0, project.Run(["-t:SubmitSweep"], slurm.Environment).ExitCode);
        Assert.HasCount(3, slurm.Lines("calls"));
    }

    [TestMethod]
    public void SlurmIsAskedAboutEachScriptBeforeOneIsWritten()
    {
        using var project = SubmissionProject.Make();
        project.Write("data/jobs.csv", "TP,PART\n1,gpu\n2,nowhere\n3,gpu\n");
        var slurm = SubmissionProject.StandIns(project);
        slurm.Command(
            "sbatch",
            """
            [[ $1 == --version ]] && exit
            [[ $* == --test-only ]] && echo asked >>"$here/calls"
            if grep -q -- '--partition=nowhere'; then echo 'sbatch: error: invalid partition specified: nowhere' >&2; exit 1; fi
            """
        );
        var refused = project.Run(["-p:SflowTestOnly=true"], slurm.Environment);
        StringAssert.EndsWith(
            refused.Errors.Single(),
            "error SFLOW1914: Slurm would refuse '2_nowhere_002': 'sbatch: error: invalid partition specified: nowhere'."
        );
        Assert.HasCount(3, slurm.Lines("calls"));
        Assert.IsEmpty(project.Outputs);
    }
}
