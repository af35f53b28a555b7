using System.Text.RegularExpressions;

namespace Sflow.MSBuild.Tests;

/// <summary>What people do to sweeps whose jobs are in a real Slurm.</summary>
[TestClass]
[NeedsSlurm]
[DoNotParallelize]
public sealed class RealSubmissionTests
{
    [TestMethod]
    public void AChangedRowWaitsForAWordAboutItsRunningJob()
    {
        using var project = Sleeping();
        using var end = new JobsOf(project);
        project.Build("-t:SubmitSweep");
        var first = RealSlurm.JobsIn(project);
        WaitUntilRunning(first[0]);

        project.Write("data/jobs.csv", "TP\n11\n2\n");
        var warned = project.Build("-t:SubmitSweep");
        StringAssert.Contains(
            warned.Text,
            $"warning SFLOW1815: '11_001' has changed, and job {first[0]} of its former content is RUNNING. The row is not submitted. "
        );
        StringAssert.Contains(warned.Text, $"1 job in the queue that no row describes any more: {first[0]} (jobs/1_001).");
        Assert.HasCount(2, RealSlurm.JobsIn(project));

        var replaced = project.Build("-t:SubmitSweep", "-p:SflowSubmit=replace");
        StringAssert.Contains(replaced.Text, $"job {first[0]} of the former content of '11_001' is asked to end.");
        Assert.IsFalse(replaced.Text.Contains("no row describes", StringComparison.Ordinal), replaced.Text);
        Assert.HasCount(3, RealSlurm.JobsIn(project));
        RealSlurm.WaitFor(() => RealSlurm.StateOf(first[0]) is "FAILED" or "CANCELLED", () => RealSlurm.StateOf(first[0]));
        Assert.AreNotEqual("FAILED", RealSlurm.StateOf(first[1]));
    }

    [TestMethod]
    public void ACopyOfTheProjectAdoptsTheJobs()
    {
        using var project = RealSlurm.Project();
        using var end = new JobsOf(project);
        project.Build("-t:SubmitSweep");
        var jobs = RealSlurm.JobsIn(project);
        using var copy = project.Copy();
        Directory.Delete(Path.Combine(copy.Folder, ".sflow"), recursive: true);

        var adopted = copy.Build("-t:SubmitSweep");
        for (var row = 1; row <= 2; row++)
            StringAssert.Contains(
                adopted.Text,
                $"jobs/{row}_00{row}: job {jobs[row - 1]} does this already; it was submitted from '{project.Folder}'."
            );
        Assert.IsEmpty(RealSlurm.IdentitiesOf(copy));
        CollectionAssert.AreEqual(jobs.ToArray(), RealSlurm.JobsIn(copy).ToArray());
        RealSlurm.AssertEachRowHasOneJob(project, 2);
    }

    [TestMethod]
    public void ALostLedgerCostsNothingWhileSlurmRemembers()
    {
        using var project = Sleeping();
        using var end = new JobsOf(project);
        project.Build("-t:SubmitSweep");
        Directory.Delete(Path.Combine(project.Folder, ".sflow"), recursive: true);
        Directory.Delete(Path.Combine(project.Folder, "bin"), recursive: true);
        project.Build();

        project.Build("-t:SweepStatus");
        Assert.IsFalse(RealSlurm.Results(project, "state").Contains("NOT SUBMITTED"), "a status sees them, too");
        project.Build("-t:SubmitSweep");
        RealSlurm.AssertEachRowHasOneJob(project, 2);

        Directory.Delete(Path.Combine(project.Folder, ".sflow"), recursive: true);
        StringAssert.Contains(project.Build("-t:CancelSweep").Text, "2 jobs cancelled; 2 rows: 2 CANCELLED");
    }

    [TestMethod]
    public void VariablesOfSbatchDoNotReachIt()
    {
        using var project = Sleeping();
        using var end = new JobsOf(project);
        var answer = project.Run(
            ["-t:SubmitSweep"],
            new Dictionary<string, string> { ["SBATCH_WAIT"] = "1", ["SBATCH_PARTITION"] = "nowhere" }
        );
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        StringAssert.Contains(
            answer.Text,
            "SBATCH_PARTITION, SBATCH_WAIT of the environment are not passed to sbatch: scripts are complete."
        );
        RealSlurm.AssertEachRowHasOneJob(project, 2);
    }

    [TestMethod]
    public void ARefusedRowStaysSubmittable()
    {
        using var project = RealSlurm.Project();
        using var end = new JobsOf(project);

        // sbatch refuses one by itself, with exit code 255, and the controller the other.
        const string Items = """<SflowModule Include="base.yaml;a.yaml" /><SflowSweep Include="data/jobs.csv" />""";
        project.WriteProject(Items + """<SflowSbatchOption Include="--mem=x" />""");
        var refused = project.Fail("-t:SubmitSweep");
        Assert.IsTrue(
            refused.Errors.All(error => error.EndsWith("': 'sbatch: error: Invalid --mem specification'.", StringComparison.Ordinal)),
            refused.Text
        );
        CollectionAssert.AreEqual(new[] { "REFUSED", "REFUSED" }, RealSlurm.Results(project, "state"));
        project.WriteProject(Items);
        Assert.IsTrue(
            project
                .Fail("-t:SubmitSweep", "-p:SflowPartition=nowhere")
                .Errors.All(error => error.EndsWith(": Invalid partition name specified'.", StringComparison.Ordinal))
        );
        project.Build("-t:SubmitSweep");
        RealSlurm.AssertEachRowHasOneJob(project, 2);
    }

    [TestMethod]
    public void ACancelledRunCompletesItsRecordAndAPendingJobLeaves()
    {
        using var project = Sleeping();
        using var end = new JobsOf(project);
        project.Build("-t:SubmitSweep", "-p:SflowRows=1");
        WaitUntilRunning(RealSlurm.JobsIn(project)[0]);
        project.WriteProject(
            """<SflowModule Include="base.yaml;a.yaml" /><SflowSweep Include="data/jobs.csv" /><SflowSbatchOption Include="--hold" />"""
        );
        project.Build("-t:SubmitSweep", "-p:SflowRows=2");
        var jobs = RealSlurm.JobsIn(project);

        var pending = project.Build("-t:CancelSweep", "-p:SflowStates=pending");
        StringAssert.Contains(pending.Text, $"job {jobs[1]} is removed from the queue.");
        Assert.AreEqual("RUNNING", RealSlurm.StateOf(jobs[0]));
        StringAssert.Contains(project.Build("-t:CancelSweep").Text, $"job {jobs[0]} is asked to end.");
        Assert.IsTrue(
            Directory
                .EnumerateDirectories(Path.Combine(project.Folder, "sflow_output"))
                .Any(run =>
                    Path.GetFileName(run).StartsWith(jobs[0] + "-", StringComparison.Ordinal)
                    && File.ReadAllText(Path.Combine(run, "events.jsonl")).Contains("CANCELLED", StringComparison.Ordinal)
                )
        );
    }

    [TestMethod]
    public void TwoCallsAtOnceMakeOneJobForEachRowWithoutLocksOfTheFileSystem()
    {
        using var project = RealSlurm.Project();
        using var end = new JobsOf(project);
        project.Build();
        var environment = new Dictionary<string, string> { ["DOTNET_SYSTEM_IO_DISABLEFILELOCKING"] = "1" };
        var answers = new BuildAnswer[3];
        Parallel.For(0, answers.Length, call => answers[call] = project.Run(["-t:SubmitSweep", "-p:SflowSubmitDelay=1"], environment));
        // A call that loses its lock to another one stops, and says so in other words.
        foreach (var answer in answers.Where(answer => answer.ExitCode != 0))
            Assert.IsTrue(
                Regex.IsMatch(
                    answer.Text,
                    "SFLOW1808: .*: process [0-9]+ on (.* is submitting since |[^ ]*\\. Nothing more was submitted)"
                ),
                answer.Text
            );
        Assert.IsTrue(answers.Any(answer => answer.ExitCode == 0));
        RealSlurm.AssertEachRowHasOneJob(project, 2);
    }

    [TestMethod]
    public void ARunThatWasResumedByHandIsTheRowsJob()
    {
        using var project = RealSlurm.Project();
        using var end = new JobsOf(project);
        var go = Path.Combine(Path.GetTempPath(), "sflow-go-" + Guid.NewGuid().ToString("N"));
        project.Write("a.yaml", Modules.Task("a").Replace("echo a ${TP}", $"[ -e {go} ] && echo ${{TP}}"));
        project.Build("-t:SubmitSweep", "-p:SflowRows=1");
        var first = RealSlurm.JobsIn(project)[0];
        RealSlurm.WaitFor(() => RealSlurm.StateOf(first) == "FAILED", () => RealSlurm.StateOf(first));
        var run = Directory.GetDirectories(Path.Combine(project.Folder, "sflow_output"), first + "-*").Single();

        File.WriteAllText(go, "");
        try
        {
            var script = Path.Combine(project.Output, "jobs", "1_001.sh");
            var resumed = RealSlurm.Ask(
                "sbatch",
                new Dictionary<string, string> { ["SFLOW_RESUME"] = run },
                "--wait",
                "--parsable",
                "--chdir=" + project.Folder,
                script
            );
            Assert.AreEqual(0, resumed.ExitCode, resumed.Error);
            project.Build("-t:SweepStatus");
            Assert.AreEqual(resumed.Output.Trim(), RealSlurm.Results(project, "job")[0]);
            Assert.AreEqual("COMPLETED", RealSlurm.Results(project, "state")[0]);
            project.Build("-t:SubmitSweep", "-p:SflowRows=1", "-p:SflowSubmit=failed");
            CollectionAssert.AreEqual(new[] { first, resumed.Output.Trim() }, RealSlurm.JobsIn(project).ToArray());
        }
        finally
        {
            File.Delete(go);
        }
    }

    private static TestProject Sleeping()
    {
        var project = RealSlurm.Project();
        project.Write("a.yaml", Modules.Task("a").Replace("echo a ${TP}", "sleep 300; echo ${TP}"));
        return project;
    }

    private static void WaitUntilRunning(string job)
    {
        RealSlurm.WaitFor(() => RealSlurm.StateOf(job) == "RUNNING", () => RealSlurm.StateOf(job));
        Thread.Sleep(3000); // its record begins
    }
}
