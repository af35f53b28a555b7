using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Sflow.MSBuild.Tests;

[TestClass]
[DoNotParallelize]
public sealed class SubmitTests
{
    [TestMethod]
    public void RowsAreSubmittedOnceAndAnInterruptedOneIsFoundAgain()
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("needs bash");
        using var project = Project();
        var environment = StandIns(project);
        BuildAnswer Submit() => project.Run(["-t:SubmitSweep"], environment);

        var first = Submit();
        Assert.AreEqual(0, first.ExitCode, first.Text);
        StringAssert.Contains(first.Text, "Job -> jobs: '1_001' is job 1.");
        Assert.IsTrue(Directory.Exists(Path.Combine(project.Folder, "sflow_output")), "Slurm needs the folder of the jobs' output");
        Assert.HasCount(2, Calls(project));
        StringAssert.StartsWith(Calls(project)[0], project.Folder + "|--parsable --comment=sflow:");
        StringAssert.Contains(Calls(project)[0], "--output=" + Path.Combine(project.Folder, "sflow_output", "%x-%j.out"));

        Assert.AreEqual(0, Submit().ExitCode);
        Assert.HasCount(2, Calls(project), "the ledger holds both");

        var ledger = Path.Combine(project.Output, "jobs", "submissions.jsonl");
        File.WriteAllLines(ledger, File.ReadAllLines(ledger)[..^1]);
        Assert.AreEqual(0, Submit().ExitCode);
        Assert.HasCount(2, Calls(project), "squeue knows the interrupted one by its comment");

        Assert.AreEqual(0, project.Run(["-t:Rebuild"]).ExitCode);
        Assert.AreEqual(0, Submit().ExitCode);
        Assert.HasCount(2, Calls(project), "cleaning does not forget what was submitted");

        project.Write("data/jobs.csv", "TP\n1\n3\n");
        project.Write("bin-slurm/reject", "");
        var rejected = Submit();
        Assert.AreNotEqual(0, rejected.ExitCode);
        StringAssert.Contains(rejected.Findings.Single(), "error SFLOW1803: Slurm refused '3_002': 'sbatch: error: Invalid account or account/partition combination specified'");
    }

    [TestMethod]
    public void ARealSlurmTakesTheRowsAndRunsThem()
    {
        RequireSlurm();
        using var project = Project();
        Assert.AreEqual(0, project.Run(["-t:SubmitSweep"]).ExitCode);
        var ledger = File.ReadAllLines(Path.Combine(project.Output, "jobs", "submissions.jsonl"));
        var jobs = ledger.Select(l => Regex.Match(l, "\"job\":\"(\\d+)\"")).Where(m => m.Success).Select(m => m.Groups[1].Value).ToList();
        Assert.HasCount(2, jobs);

        // The second line of the last submission is lost, as when the build was killed.
        File.WriteAllLines(Path.Combine(project.Output, "jobs", "submissions.jsonl"), ledger[..^1]);
        var again = project.Run(["-t:SubmitSweep"]);
        Assert.AreEqual(0, again.ExitCode, again.Text);
        StringAssert.Contains(again.Text, $"was submitted before as job {jobs[1]}");

        foreach (var job in jobs)
        {
            Run("scancel", "--quiet", job);
            StringAssert.Contains(Run("scontrol", "show", "job", job).Output, "Comment=sflow:");
        }
    }

    private static TestProject Project()
    {
        var project = new TestProject("""<SflowModule Include="base.yaml;a.yaml" /><SflowSweep Include="data/jobs.csv" />""");
        project.Write("base.yaml", Modules.Base.Replace("type: local", "type: slurm, account: a, partition: all, time: 5, nodes: 1, gpus_per_node: 1"));
        project.Write("a.yaml", Modules.Task("a"));
        project.Write("data/jobs.csv", "TP\n1\n2\n");
        return project;
    }

    // Commands that behave like Slurm's and keep their jobs in a file.
    private static Dictionary<string, string> StandIns(TestProject project)
    {
        var folder = Path.Combine(project.Folder, "bin-slurm");
        Script(project, "sbatch", """
            here=$(dirname "$0")
            if [[ -e $here/reject ]]; then
              echo "sbatch: error: Invalid account or account/partition combination specified" >&2
              exit 1
            fi
            echo "$PWD|$*" >>"$here/calls"
            id=$(wc -l <"$here/calls")
            for argument; do [[ $argument == --comment=* ]] && echo "$id|${argument#--comment=}" >>"$here/jobs"; done
            echo "$id"
            """);
        Script(project, "squeue", "cat \"$(dirname \"$0\")/jobs\"");
        Script(project, "sacct", "echo 'Slurm accounting storage is disabled' >&2; exit 1");
        return new Dictionary<string, string> { ["PATH"] = folder + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH") };
    }

    private static void Script(TestProject project, string name, string text)
    {
        project.Write("bin-slurm/" + name, "#!/bin/bash\n" + text + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(project.Folder, "bin-slurm", name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static string[] Calls(TestProject project) => File.ReadAllLines(Path.Combine(project.Folder, "bin-slurm", "calls"));

    private static void RequireSlurm()
    {
        var answer = ProcessRunner.Run("sinfo", ["--noheader"], Path.GetTempPath(), TimeSpan.FromSeconds(10));
        if (answer.ExitCode != 0)
            Assert.Inconclusive("no Slurm answers here (start one with tests/cluster/start): " + answer.Error.Trim());
    }

    private static ProcessAnswer Run(string command, params string[] arguments) =>
        ProcessRunner.Run(command, arguments, Path.GetTempPath(), TimeSpan.FromSeconds(30));
}
