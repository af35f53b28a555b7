namespace Sflow.MSBuild.Tests;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "The stand-ins for Slurm are bash scripts.")]
public sealed class SubmitTests
{
    [TestMethod]
    public void RowsAreSubmittedOnceAndAnInterruptedOneIsFoundAgain()
    {
        using var project = SubmissionProject.Make();
        var slurm = SubmissionProject.StandIns(project);
        BuildAnswer Submit() => project.Run(["-t:SubmitSweep"], slurm.Environment);

        var first = Submit();
        Assert.AreEqual(0, first.ExitCode, first.Text);
        StringAssert.Contains(first.Text, "Job -> jobs: '1_001' is job 1.");
        Assert.IsTrue(Directory.Exists(Path.Combine(project.Folder, "sflow_output")), "Slurm needs the folder of the jobs' output");
        Assert.HasCount(2, slurm.Lines("calls"));
        StringAssert.StartsWith(slurm.Lines("calls")[0], project.Folder + "|--parsable --comment=sflow:");
        StringAssert.Contains(slurm.Lines("calls")[0], "--output=" + Path.Combine(project.Folder, "sflow_output", "%x-%j.out"));

        Assert.AreEqual(0, Submit().ExitCode);
        Assert.HasCount(2, slurm.Lines("calls"), "the ledger holds both");

        var ledger = SubmissionProject.LedgerOf(project);
        File.WriteAllLines(ledger, File.ReadAllLines(ledger)[..^1]);
        Assert.AreEqual(0, Submit().ExitCode);
        Assert.HasCount(2, slurm.Lines("calls"), "squeue knows the interrupted one by its comment");

        Assert.AreEqual(0, project.Run(["-t:Rebuild"]).ExitCode);
        Assert.AreEqual(0, Submit().ExitCode);
        Assert.HasCount(2, slurm.Lines("calls"), "cleaning does not forget what was submitted");

        project.Write("data/jobs.csv", "TP\n1\n3\n");
        project.Write("bin-slurm/reject", "");
        var rejected = project.Run(["-t:SubmitSweep", "-p:SflowSubmit=alongside"], slurm.Environment);
        Assert.AreNotEqual(0, rejected.ExitCode);
        StringAssert.Contains(
            rejected.Diagnostics.Single(),
            "error SFLOW1803: Slurm refused '3_002': 'sbatch: error: Invalid account or account/partition combination specified'"
        );
    }

    [TestMethod]
    public void ACallIsGuidedByProperties()
    {
        using var project = SubmissionProject.Make();
        project.Write("data/jobs.csv", "TP,MODEL\n1,a\n2,\"b,c\"\n3,d\n");
        var slurm = SubmissionProject.StandIns(project);
        BuildAnswer Submit(params string[] properties) => project.Run(["-t:SubmitSweep", .. properties], slurm.Environment);

        var wrong = Submit("-p:SflowSubmit=some", "-p:SflowMaxSubmit=0", "-p:SflowSubmitDelay=-1", "-p:SflowRows=3:9");
        CollectionAssert.AreEqual(
            new[] { "SFLOW1913", "SFLOW1913", "SFLOW1913", "SFLOW1718" },
            wrong.Errors.Select(e => e.Split(": error ")[1][..9]).ToArray(),
            wrong.Text
        );
        Assert.IsEmpty(slurm.Lines("calls"), "everything is checked before the first sbatch");

        project.Write("bin-slurm/busy", "1\n");
        var first = Submit("-p:SflowRows=2:4", "-p:SflowMaxSubmit=1", "-p:SflowSubmitDelay=0.1");
        Assert.AreEqual(0, first.ExitCode, first.Text);
        StringAssert.Contains(first.Text, "1 more script waits for the next call");
        Assert.HasCount(1, slurm.Lines("calls"));
        CollectionAssert.AreEqual(
            new[]
            {
                "row,TP,MODEL,state,job,jobs,earlier_jobs,started,seconds,exit_code,reason,run_folder",
                "1_a_001,1,a,NOT SUBMITTED,,,,,,,,",
                "2_b_c_002,2,\"b,c\",PENDING,1,1,,,,,Priority,",
                "3_d_003,3,d,NOT SUBMITTED,,,,,,,,",
            },
            File.ReadAllLines(Path.Combine(project.Output, "jobs", "results.csv"))
        );

        Assert.AreEqual(0, Submit().ExitCode);
        Assert.HasCount(3, slurm.Lines("calls"));
        var jobs = slurm.Lines("jobs");
        var run = Path.Combine(project.Folder, "sflow_output", "3-small-20300101-000000");
        project.Write(
            "sflow_output/3-small-20300101-000000/events.jsonl",
            "{\"t\":1,\"v\":1,\"workflow\":\"STARTED\",\"name\":\"w\",\"job\":\"3\"}\n"
                + "{\"t\":61001,\"workflow\":\"FAILED\",\"rc\":1,\"reason\":\"a: exit code 1\"}\n"
        );
        File.WriteAllLines(Path.Combine(slurm.Folder, "jobs"), [jobs[0].Replace("PENDING", "RUNNING")]);
        File.Delete(Path.Combine(slurm.Folder, "asked"));
        var status = project.Run(["-t:SweepStatus"], slurm.Environment);
        StringAssert.Contains(status.Text, "Job -> jobs: 2_b_c_002  RUNNING  job 1");
        StringAssert.Contains(status.Text, "Job -> jobs: 1_a_001    UNKNOWN  job 2");
        StringAssert.Contains(status.Text, "Job -> jobs: 3_d_003    FAILED   job 3  00:01:01  " + run + "  – a: exit code 1");
        Assert.HasCount(1, slurm.Lines("asked"), "one query a call");

        var again = Submit("-p:SflowSubmit=failed");
        Assert.HasCount(4, slurm.Lines("calls"), again.Text);
        Assert.IsTrue(
            again.Diagnostics.Any(f => f.Contains("warning SFLOW1813: The state of job 2 of '1_a_001' is not known")),
            again.Text
        );
        StringAssert.Contains(again.Text, "'3_d_003' is job 4.");
    }

    [TestMethod]
    public void ARenamedRowKeepsItsJobAndAnEditedOneIsNew()
    {
        using var project = SubmissionProject.Make();
        project.Write("data/jobs.csv", "job_name,TP\na,1\nb,2\n");
        var slurm = SubmissionProject.StandIns(project);
        BuildAnswer Submit(params string[] properties) => project.Run(["-t:SubmitSweep", .. properties], slurm.Environment);
        Assert.AreEqual(0, Submit().ExitCode);
        project.Write("data/jobs.csv", "job_name,TP\nnew,3\nother,2\na,1\n");
        project.Write("a.yaml", "# a comment\n" + File.ReadAllText(Path.Combine(project.Folder, "a.yaml")));
        var dry = Submit("-p:SflowDryRun=true");
        StringAssert.Contains(dry.Text, "Job -> dry run: 1 row of 3 would be submitted");
        var moved = Submit("-p:Configuration=Release");
        Assert.AreEqual(0, moved.ExitCode, moved.Text);
        StringAssert.Contains(moved.Text, "'new_001' is job 3.");
        Assert.HasCount(3, slurm.Lines("calls"), "only the new row, in another configuration, too");

        // The lines for people say what a script was made from.
        var script = project.Read("jobs/other_002.sh");
        StringAssert.Contains(script, "# Row:      \"other_002\", row 2 of \"jobs\"");
        StringAssert.Contains(script, "# Cells:    {\"job_name\":\"other\",\"TP\":\"2\"}");
        StringAssert.Contains(script, "# Module:   \"a.yaml\" ");
    }
}
