using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Sflow.Tests.Conditions;

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
        using var project = SubmissionProject.Make();
        using var end = new JobsOf(project);
        project.Build("-t:SubmitSweep");
        var taken = JobsOf.In(project);
        Assert.HasCount(2, taken);

        // The second line of the last submission is lost.
        var ledger = Path.Combine(project.Output, "jobs", "submissions.jsonl");
        File.WriteAllLines(ledger, File.ReadAllLines(ledger)[..^1]);
        var again = project.Build("-t:SubmitSweep");
        StringAssert.Contains(again.Text, $"was submitted before as job {taken[1]}");

        var status = project.Build("-t:SweepStatus").Text;
        foreach (var job in taken)
        {
            Assert.IsTrue(Regex.IsMatch(status, $@"Job -> jobs: \d_00\d  (PENDING|CONFIGURING|RUNNING|COMPLETING|COMPLETED)\s+job {job}"), status);
            StringAssert.Contains(Ask("scontrol", "show", "job", job).Output, "Comment=sflow:");
        }
    }

    [TestMethod]
    public void ItJudgesScriptsBeforeTheyAreWritten()
    {
        using var project = SubmissionProject.Make();
        var refused = project.Fail("-p:SflowTestOnly=true", "-p:SflowPartition=nowhere");
        Assert.IsTrue(refused.Errors.Count == 2 && refused.Errors.All(e => e.Contains("error SFLOW1914: Slurm would refuse") && e.Contains("nvalid partition")), refused.Text);
        project.Build("-p:SflowTestOnly=true", "-p:SflowPartition=gpu");
    }

    [TestMethod]
    public void ABuildThatIsKilledAfterSbatchFindsItsJobAgain()
    {
        using var project = SubmissionProject.Make();
        using var end = new JobsOf(project);
        var killer = new SlurmStandIns(project);
        killer.Command("sbatch", """
            PATH=${PATH#*:} sbatch "$@" >"$here/answer"
            kill -KILL $PPID
            """);
        Assert.AreNotEqual(0, project.Run(["-t:SubmitSweep"], killer.Environment).ExitCode);
        Assert.HasCount(1, killer.Lines("answer"), "sbatch had made a job");
        var ledger = Path.Combine(project.Output, "jobs", "submissions.jsonl");
        StringAssert.Contains(File.ReadAllLines(ledger).Single(), "\"event\":\"submitting\"");

        var again = project.Build("-t:SubmitSweep");
        StringAssert.Contains(again.Text, "'1_001' was submitted before as job " + killer.Lines("answer")[0].Split(';')[0]);
        AssertEachRowHasOneJob(project, 2);
        project.Build("-t:SubmitSweep");
        AssertEachRowHasOneJob(project, 2);
    }

    [TestMethod]
    public void ARefusedRowIsAnErrorInSlurmsWordsAndTheOthersStay()
    {
        using var project = SubmissionProject.Make();
        using var end = new JobsOf(project);
        project.Write("data/jobs.csv", "job_name,PART\na,gpu\nb,nowhere\nc,gpu\nd,gpu\n");
        var refused = project.Fail("-t:SubmitSweep", "-p:SflowRows=1:4", "-p:SflowSubmitDelay=0.2");
        Assert.IsTrue(Regex.IsMatch(refused.Errors.Single(), "error SFLOW1803: Slurm refused 'b_002': 'sbatch: error: .*nvalid partition"), refused.Text);
        Assert.HasCount(2, JobsOf.In(project), "the rows before and after it, and none that was not chosen");
        var results = File.ReadAllLines(Path.Combine(project.Output, "jobs", "results.csv"));
        StringAssert.EndsWith(results[2], "nowhere,,,REJECTED");
        StringAssert.EndsWith(results[4], "gpu,,,NOT SUBMITTED");

        // The mended row and the one that was left out; one a call.
        project.Write("data/jobs.csv", "job_name,PART\na,gpu\nb,gpu\nc,gpu\nd,gpu\n");
        StringAssert.Contains(project.Build("-t:SubmitSweep", "-p:SflowMaxSubmit=1").Text, "1 more wait for the next call");
        Assert.HasCount(3, JobsOf.In(project));
        project.Build("-t:SubmitSweep");
        AssertEachRowHasOneJob(project, 4);
    }

    [TestMethod]
    public void WhatFailedIsSubmittedAgainByItsState()
    {
        using var project = SubmissionProject.Make();
        using var end = new JobsOf(project);

        // A job that ends well and one that waits until somebody cancels it.
        project.Write("a.yaml", Modules.Task("a").Replace("echo a ${TP}", "[ ${TP} = 1 ] || sleep 300; echo ${TP}"));
        project.Build("-t:SubmitSweep");
        var first = JobsOf.In(project);
        WaitFor(() => StateOf(first[0]) == "COMPLETED" && StateOf(first[1]) == "RUNNING", () => StateOf(first[0]) + " " + StateOf(first[1]));
        CollectionAssert.AreEqual(new[] { "COMPLETED", "RUNNING" }, StatesAfterStatus(project));
        StringAssert.Contains(project.Build("-t:SubmitSweep", "-p:SflowSubmit=failed").Text, $"'2_002' is left alone: its job {first[1]} is RUNNING");
        Assert.HasCount(2, JobsOf.In(project));

        Ask("scancel", "--quiet", first[1]);
        WaitFor(() => StateOf(first[1]) is "CANCELLED" or "FAILED", () => StateOf(first[1]));
        project.Build("-t:SubmitSweep", "-p:SflowSubmit=failed");
        Assert.HasCount(3, JobsOf.In(project));
        Assert.AreEqual("COMPLETED", StatesAfterStatus(project)[0]);
    }

    [TestMethod]
    [NeedsRoot]
    public void AControllerThatIsDownIsSaidAndMissedRowsFollowLater()
    {
        // A cluster of its own, since others may be using the one that is there.
        using var cluster = new OwnCluster();
        using var project = SubmissionProject.Make();
        using var end = new JobsOf(project, cluster.Environment);
        BuildAnswer Build(params string[] arguments) => project.Run(arguments, cluster.Environment);
        var first = Build("-t:SubmitSweep", "-p:SflowMaxSubmit=1");
        Assert.AreEqual(0, first.ExitCode, first.Text);
        cluster.StopController();

        var down = Build("-t:SubmitSweep");
        Assert.AreNotEqual(0, down.ExitCode);
        Assert.IsTrue(Regex.IsMatch(down.Errors.Single(), "error SFLOW1810: Slurm did not take '2_002' in 5 attempts: 'sbatch: error: .*Unable to contact slurm controller"), down.Text);
        Assert.HasCount(1, JobsOf.In(project));
        var status = Build("-t:SweepStatus");
        StringAssert.Contains(status.Text, "squeue gave no answer: slurm_load_jobs error: Unable to contact slurm controller");
        Assert.AreEqual(0, status.ExitCode, status.Text);

        cluster.StartController();
        var back = Build("-t:SubmitSweep");
        Assert.AreEqual(0, back.ExitCode, back.Text);
        AssertEachRowHasOneJob(project, 2, cluster.Environment);
    }

    // By the jobs' comments: the ledger's word is not enough here.
    private static void AssertEachRowHasOneJob(TestProject project, int rows, IReadOnlyDictionary<string, string>? environment = null)
    {
        var text = File.ReadAllText(Path.Combine(project.Output, "jobs", "submissions.jsonl"));
        var ids = Regex.Matches(text, "\"id\":\"([0-9a-f]+)\"").Select(m => m.Groups[1].Value).ToHashSet();
        var queue = Ask("squeue", environment, "--noheader", "--me", "--states=all", "--format=%k").Output.Split('\n').Where(comment => ids.Contains(comment.Trim().Split(':')[^1])).ToList();
        Assert.HasCount(rows, queue, text);
        Assert.HasCount(rows, queue.Distinct(), text);
        Assert.HasCount(rows, JobsOf.In(project), text);
    }

    private static string[] StatesAfterStatus(TestProject project)
    {
        project.Build("-t:SweepStatus");
        return [.. File.ReadAllLines(Path.Combine(project.Output, "jobs", "results.csv")).Skip(1).Select(line => line.Split(',')[^1])];
    }

    private static string StateOf(string job) => Regex.Match(Ask("scontrol", "show", "job", job).Output, @"JobState=(\w+)").Groups[1].Value;

    private static void WaitFor(Func<bool> condition, Func<string> state)
    {
        for (var clock = Stopwatch.StartNew(); !condition(); Thread.Sleep(200))
            Assert.IsLessThan(120, clock.Elapsed.TotalSeconds, state());
    }

    private static ProcessAnswer Ask(string command, params string[] arguments) => Ask(command, null, arguments);

    private static ProcessAnswer Ask(string command, IReadOnlyDictionary<string, string>? environment, params string[] arguments) =>
        ProcessRunner.Run(command, arguments, Path.GetTempPath(), TimeSpan.FromSeconds(60), environment: environment);

    /// <summary>Ends a project's jobs, and waits for their end: a job that lives writes into the folder that is about to be deleted.</summary>
    private sealed class JobsOf(TestProject project, IReadOnlyDictionary<string, string>? environment = null) : IDisposable
    {
        public static IReadOnlyList<string> In(TestProject project)
        {
            var ledger = Path.Combine(project.Output, "jobs", "submissions.jsonl");
            return File.Exists(ledger) ? [.. Regex.Matches(File.ReadAllText(ledger), "\"job\":\"(\\d+)\"").Select(m => m.Groups[1].Value)] : [];
        }

        public void Dispose()
        {
            string[] mine = [.. Ask("squeue", environment, "--noheader", "--me", "--format=%i|%Z").Output.Split('\n').Where(line => line.EndsWith("|" + project.Folder, StringComparison.Ordinal)).Select(line => line.Split('|')[0])];
            if (mine.Length == 0)
                return;
            Ask("scancel", environment, ["--quiet", .. mine]);
            WaitFor(() => Ask("squeue", environment, "--noheader", "--me", "--format=%i").Output.Split('\n').Intersect(mine).Any() is false, () => "jobs that don't end: " + string.Join(" ", mine));
        }
    }

    /// <summary>A cluster of this test alone, whose controller may be stopped.</summary>
    private sealed class OwnCluster : IDisposable
    {
        // Slurm's sockets allow no long path.
        private readonly string folder = "/tmp/sflow-" + Guid.NewGuid().ToString("N")[..8];

        public OwnCluster()
        {
            var answer = Script("start");
            Assert.AreEqual(0, answer.ExitCode, answer.Error);
        }

        public Dictionary<string, string> Environment => new() { ["SLURM_CONF"] = folder + "/slurm.conf" };

        public void StopController()
        {
            var process = Process.GetProcessById(int.Parse(File.ReadAllText(folder + "/run/slurmctld.pid").Trim(), System.Globalization.CultureInfo.InvariantCulture));
            Assert.AreEqual(0, Ask("kill", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)).ExitCode);
            Assert.IsTrue(process.WaitForExit(60_000));
        }

        public void StartController()
        {
            // The daemon keeps what it inherits open, so it inherits nothing of ours.
            var answer = Ask("bash", "-c", $"PATH=$PATH:/usr/sbin slurmctld -i -f '{folder}/slurm.conf' >'{folder}/log/again.log' 2>&1 </dev/null");
            Assert.AreEqual(0, answer.ExitCode, answer.Error);
            WaitFor(() => Ask("squeue", Environment, "--noheader").ExitCode == 0, () => "the controller is not back");
        }

        public void Dispose()
        {
            Script("stop");
            Directory.Delete(folder, recursive: true);
        }

        private ProcessAnswer Script(string name) =>
            ProcessRunner.Run("bash", ["-c", $"'{TestProject.Metadata("RepositoryFolder")}tests/cluster/{name}' '{folder}'"], Path.GetTempPath(), TimeSpan.FromMinutes(3));
    }
}
