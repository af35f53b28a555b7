using System.Diagnostics;

namespace Sflow.Cli.Tests;

/// <summary><c>sflow submit</c>, <c>status</c> and <c>cancel</c>, and <c>batch --submit</c>, with stand-ins for Slurm.</summary>
[TestClass]
public sealed class SubmitTests
{
    private static readonly string[] BatchOfTwo = ["batch", "base.yaml", "-b", "jobs.csv"];

    [TestMethod]
    [Covers("batch", "--submit")]
    [Covers("status", "DIR or JOB")]
    public void ABatchSubmitsEachRowOnce()
    {
        using var folder = new BatchFolder();
        var first = folder.Run(0, [.. BatchOfTwo, "--submit"]);
        StringAssert.Contains(first.Output, "1    1_001  PENDING  1    sflow_scripts/jobs/1_001.sh\n");
        var second = folder.Run(0, [.. BatchOfTwo, "--submit"]);
        StringAssert.Contains(second.Error, "'1_001' is not submitted again: its job 1 is PENDING.");
        folder.Run(0, "submit", "sflow_scripts");
        Assert.HasCount(2, folder.Slurm.Lines("calls"));
        Assert.IsTrue(File.Exists(folder[".sflow/submissions.jsonl"]), "beside the folder, as for a project here");
        StringAssert.Contains(folder.Run(0, "status", "2").Output, "2    2_002  PENDING  2");
        Assert.IsFalse(folder.Run(0, "status", "2").Output.Contains("1_001", StringComparison.Ordinal));
        StringAssert.Contains(folder.Run(1, "status", "99").Error, "sflow status 99: error SFLOW2023");
        StringAssert.Contains(folder.Read("sflow_scripts/jobs/results.csv"), "1_001,1,PENDING,1,");
    }

    [TestMethod]
    [Covers("submit", "DIR", "--row", "--dry-run", "--max", "--json")]
    public void ASubmissionChoosesRows()
    {
        using var folder = new BatchFolder();
        folder.Write("jobs.csv", "TP\n1\n2\n3\n4\n");
        folder.Run(0, BatchOfTwo);
        var dry = folder.Run(0, "submit", "--dry-run", "--row", "2:4");
        StringAssert.Contains(dry.Output, "dry run: 2 rows of 2 would be submitted");
        StringAssert.Contains(dry.Error, "jobs: 2_002: would be submitted");
        StringAssert.Contains(dry.Error, "The output folder is sflow_scripts.");
        Assert.IsEmpty(folder.Slurm.Lines("calls"));

        var json = folder.Json("submit", "sflow_scripts/jobs", "--row", "2:4", "--max", "1");
        Assert.IsTrue((bool)json["rows"]![0]!["submitted"]!);
        Assert.IsFalse((bool)json["rows"]![1]!["submitted"]!);
        Assert.HasCount(1, folder.Slurm.Lines("calls"));
        folder.Run(0, "submit", "sflow_scripts/jobs/4_004.sh");
        StringAssert.Contains(folder.Slurm.Lines("calls")[1], "|--parsable");
        StringAssert.Contains(folder.Run(0, "status").Output, "4    4_004  PENDING        2");
        StringAssert.Contains(folder.Run(1, "submit", "--row", "9").Error, "--row 9: error SFLOW");
    }

    [TestMethod]
    [Covers("submit", "--which", "--confirm", "--delay")]
    [Covers("status", "--show", "--row", "--json")]
    public void FailedRowsAreSubmittedAgain()
    {
        using var folder = new BatchFolder();
        folder.Run(0, [.. BatchOfTwo, "--submit"]);
        folder.SetStates("FAILED");
        StringAssert.Contains(folder.Run(0, "status", "--show", "failed", "--row", "2").Output, "2    2_002  FAILED  2");
        var json = folder.Json("status", "sflow_scripts");
        Assert.AreEqual(2, (int)json["counts"]!["FAILED"]!);
        Assert.IsEmpty(folder.Json("status", "--show", "active")["rows"]!);
        folder.Run(0, "submit");
        Assert.HasCount(2, folder.Slurm.Lines("calls"));
        var clock = Stopwatch.StartNew();
        folder.Run(0, "submit", "--which", "failed", "--delay", "1.5");
        Assert.IsGreaterThan(1.4, clock.Elapsed.TotalSeconds);
        Assert.HasCount(4, folder.Slurm.Lines("calls"));
        StringAssert.Contains(
            folder.Run(2, "submit", "--which", "faild").Error,
            "--which faild: error SFLOW1913: The option --which can't be 'faild'. Did you mean 'failed'?"
        );
        StringAssert.Contains(folder.Run(2, "submit", "--max", "none").Error, "--max none: error SFLOW1913: The option --max");

        folder.Write("jobs.csv", "TP\n" + string.Join("\n", Enumerable.Range(1, 21)) + "\n");
        folder.Run(0, [.. BatchOfTwo, "--submit"]);
        folder.Slurm.Write(
            "jobs",
            string.Join("\n", folder.Slurm.Lines("jobs").Select(line => line.Replace("PENDING", "COMPLETED"))) + "\n"
        );
        var before = folder.Slurm.Lines("calls").Length;
        StringAssert.Contains(
            folder.Run(1, "submit", "--which", "all", "--row", "3:").Error + folder.Run(1, "submit", "--which", "all").Error,
            "--confirm"
        );
        Assert.HasCount(before + 19, folder.Slurm.Lines("calls"));
    }

    [TestMethod]
    [Covers("submit", "--ledger", "--workspace-dir", "--output-dir", "--no-adopt")]
    [Covers("status", "--ledger", "--workspace-dir", "--output-dir", "--no-adopt")]
    [Covers("cancel", "--ledger", "--workspace-dir", "--output-dir", "--no-adopt")]
    public void FoldersCanBeChosen()
    {
        using var folder = new BatchFolder();
        folder.Run(0, BatchOfTwo);
        Directory.CreateDirectory(folder["work"]);
        string[] places = ["--ledger", "record", "--workspace-dir", "work", "--output-dir", "runs"];
        folder.Run(0, ["submit", .. places]);
        var call = folder.Slurm.Lines("calls")[0];
        StringAssert.StartsWith(call, folder["work"] + "|");
        StringAssert.Contains(call, $"--output={folder["runs"]}/%x-%j.out");
        Assert.IsTrue(File.Exists(folder["record/submissions.jsonl"]));
        StringAssert.Contains(folder.Run(0, ["status", .. places, "--no-adopt"]).Output, "PENDING");
        StringAssert.Contains(folder.Run(0, "status").Output, "PENDING", "adopted by the comments of the jobs");
        StringAssert.Contains(folder.Run(0, "status", "--no-adopt").Output, "2 NOT SUBMITTED");

        folder.Slurm.Command("scancel", "echo \"$*\" >>\"$here/cancelled\"; sed -i 's/|PENDING|/|CANCELLED|/' \"$here/jobs\"");
        folder.Run(0, "cancel", "--no-adopt", "--row", "1");
        Assert.IsEmpty(folder.Slurm.Lines("cancelled"));
        folder.Run(0, ["cancel", .. places, "--row", "1", "--no-adopt"]);
        CollectionAssert.AreEqual(new[] { "1" }, folder.Slurm.Lines("cancelled"));
        folder.Run(0, "submit", "--no-adopt");
        Assert.HasCount(4, folder.Slurm.Lines("calls"));
    }

    [TestMethod]
    [Covers("cancel", "JOB or DIR", "--row", "--state", "--json")]
    public void JobsAreCancelled()
    {
        using var folder = new BatchFolder();
        folder.Slurm.Command(
            "scancel",
            "echo \"$*\" >>\"$here/cancelled\"; sed -i \"s/^${@: -1}|[A-Z]*|/${@: -1}|CANCELLED|/\" \"$here/jobs\""
        );
        folder.Run(0, [.. BatchOfTwo, "--submit"]);
        StringAssert.Contains(folder.Run(0, "cancel", "sflow_scripts", "--state", "RUNNING").Output, "no job to cancel");
        StringAssert.Contains(folder.Run(2, "cancel", "--state", "RUNING").Error, "--state RUNING: error SFLOW1913");
        var one = folder.Run(0, "cancel", "2");
        StringAssert.Contains(one.Output, "1 job cancelled");
        StringAssert.Contains(folder.Run(0, "cancel", "2").Error, "Job 2 has ended already: CANCELLED.");
        File.AppendAllText(Path.Combine(folder.Slurm.Folder, "jobs"), "77|RUNNING|None|by hand|/tmp\n");
        StringAssert.Contains(folder.Run(1, "cancel", "77").Error, "it was submitted without Sflow. To cancel it, use scancel.");
        StringAssert.Contains(folder.Run(1, "cancel", "78").Error, "sflow cancel 78: error SFLOW2023");
        var json = folder.Json("cancel", "--row", "1");
        Assert.AreEqual("1", (string?)json["jobs"]![0]);
        CollectionAssert.AreEqual(new[] { "2", "1" }, folder.Slurm.Lines("cancelled"));

        StringAssert.Contains(folder.Run(0, "submit").Error, "to submit it again, use sflow submit --which cancelled");
    }

    [TestMethod]
    public void WithoutSlurmOneErrorSaysSo()
    {
        using var folder = new BatchFolder();
        folder.Run(0, BatchOfTwo);
        var nowhere = new Dictionary<string, string> { ["PATH"] = folder["none"] };
        var answer = SflowExecutable.Run(folder.Path, nowhere, null, "submit");
        Assert.AreEqual(3, answer.ExitCode, answer.Text);
        StringAssert.Contains(answer.Error, "error SFLOW1814");
        Assert.IsFalse(Directory.Exists(folder[".sflow"]));
    }

    [TestMethod]
    public void ARefusedRowIsAnErrorAndStaysSubmittable()
    {
        using var folder = new BatchFolder();
        folder.Slurm.Write("reject", "");
        var refused = folder.Run(1, [.. BatchOfTwo, "--submit"]);
        StringAssert.Contains(refused.Error, "error SFLOW1803: Slurm refused '1_001': 'sbatch: error: Invalid account");
        StringAssert.Contains(refused.Output, "1    1_001  REFUSED");
        File.Delete(Path.Combine(folder.Slurm.Folder, "reject"));
        folder.Run(0, [.. BatchOfTwo, "--submit"]);
        Assert.HasCount(2, folder.Slurm.Lines("calls"));
    }

    [TestMethod]
    public void TheScriptsOwnOutputIsKept()
    {
        using var folder = new BatchFolder();
        folder.Run(0, "batch", "base.yaml", "-O", "logs/%j.txt", "-o", "run.sh", "--submit");
        Assert.IsFalse(folder.Slurm.Lines("calls")[0].Contains("--output=", StringComparison.Ordinal), folder.Slurm.Lines("calls")[0]);
        folder.Run(0, "batch", "base.yaml", "-o", "run.sh", "--submit");
        StringAssert.Contains(folder.Slurm.Lines("calls")[1], "--output=");
        folder.Run(0, "submit", "run.sh");
        Assert.HasCount(2, folder.Slurm.Lines("calls"));
    }

    [TestMethod]
    public void WhereNothingIsBuiltTheMessageSaysWhatToName()
    {
        using var folder = new BatchFolder();
        StringAssert.Contains(folder.Run(2, "submit").Error, "error SFLOW2020");
        StringAssert.Contains(folder.Run(2, "status", "nowhere").Error, "error SFLOW2013");
        folder.Run(0, [.. BatchOfTwo, "-o", "bin/Debug/sflow"]);
        folder.Run(0, [.. BatchOfTwo, "-o", "bin/Release/sflow"]);
        StringAssert.Contains(
            folder.Run(2, "submit").Error,
            "error SFLOW2021: There are several output folders here: 'bin/Debug/sflow', 'bin/Release/sflow'."
        );
        folder.Write("bin/Debug/sflow/sflow.json", "{}");
        StringAssert.Contains(folder.Run(2, "submit", "bin/Debug/sflow").Error, "sflow.json: error SFLOW2022");
    }

    [TestMethod]
    public void CtrlCEndsASubmissionAfterTheSbatchThatRuns()
    {
        using var folder = new BatchFolder();
        folder.Run(0, BatchOfTwo);
        folder.Slurm.Command(
            "sbatch",
            """
            if [[ $1 == --version ]]; then echo slurm 22.05.8; exit; fi
            echo "$PWD|$*" >>"$here/calls"; touch "$here/running"; sleep 2
            for argument; do [[ $argument == --comment=* ]] && echo "1|PENDING|Priority|${argument#--comment=}|$PWD" >>"$here/jobs"; done
            echo 1
            """
        );
        using var process = Process.Start(SflowExecutable.StartInfo(folder.Path, folder.Slurm.Environment, "submit"))!;
        var error = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        for (var clock = Stopwatch.StartNew(); !File.Exists(Path.Combine(folder.Slurm.Folder, "running")); Thread.Sleep(20))
            Assert.IsLessThan(60, clock.Elapsed.TotalSeconds);
        Process.Start("kill", ["-INT", $"{process.Id}"])!.WaitForExit();
        process.WaitForExit();
        Assert.AreEqual(130, process.ExitCode, error.Result);
        Assert.HasCount(1, folder.Slurm.Lines("calls"));
        StringAssert.Contains(folder.Read(".sflow/submissions.jsonl"), "\"job\":\"1\"");
    }

    [TestMethod]
    public void OfTwoSubmissionsAtOnceOneSaysThatTheOtherRuns()
    {
        using var folder = new BatchFolder();
        folder.Run(0, BatchOfTwo);
        var both = Enumerable
            .Range(0, 2)
            .AsParallel()
            .WithDegreeOfParallelism(2)
            .Select(_ => SflowExecutable.Run(folder.Path, folder.Slurm.Environment, null, "submit"))
            .ToList();
        Assert.HasCount(2, folder.Slurm.Lines("calls"), string.Join("\n", both.Select(answer => answer.Text)));
        foreach (var answer in both.Where(answer => answer.ExitCode != 0))
            StringAssert.Contains(answer.Error, "SFLOW1808");
    }
}
