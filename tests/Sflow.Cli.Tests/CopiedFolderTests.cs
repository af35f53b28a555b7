using System.Diagnostics;

namespace Sflow.Cli.Tests;

/// <summary>A build here, its output folder on a login node without .NET: each row gets one job, whoever submits.</summary>
[TestClass]
public sealed class CopiedFolderTests
{
    [TestMethod]
    public void ACopyAndItsProjectShareTheJobs()
    {
        using var folder = new BatchFolder();
        using var login = new TempFolder();
        Build(folder);
        Copy(folder["bin/Debug/sflow"], login["sflow"]);

        var first = Without(folder, login.Path, "submit", "sflow", "--max", "1");
        Assert.AreEqual(0, first.ExitCode, first.Text);
        StringAssert.Contains(first.Error, $"Submissions are recorded in '{login[".sflow"]}', and jobs start in '{login.Path}'.");
        StringAssert.Contains(
            MSBuildProject.Build(folder.Path, folder.Slurm.Environment, "-t:SubmitSweep"),
            $"job 1 does this already; it was submitted from '{login.Path}'."
        );
        StringAssert.Contains(Without(folder, login.Path, "submit", "sflow/jobs").Error, "It is recorded here now.");
        StringAssert.Contains(folder.Run(0, "submit").Error, "The output folder is bin/Debug/sflow.");
        Assert.HasCount(2, folder.Slurm.Lines("calls"));

        // Only the folder of the sweep was copied.
        using var bare = new TempFolder();
        Copy(folder["bin/Debug/sflow/jobs"], bare["jobs"]);
        var adopted = Without(folder, bare.Path, "submit", "jobs");
        Assert.AreEqual(0, adopted.ExitCode, adopted.Text);
        StringAssert.Contains(adopted.Error, $"Submissions are recorded in '{bare[".sflow/submissions.jsonl"][..^18]}'");
        Assert.HasCount(2, folder.Slurm.Lines("calls"));
    }

    [TestMethod]
    public void TheListOfAFolderKnowsTheProjectAndCleanRemovesIt()
    {
        using var folder = new BatchFolder();
        Directory.CreateDirectory(folder["work"]);
        Build(
            folder,
            "<SflowLedgerPath>../record</SflowLedgerPath><SflowWorkspaceDir>work</SflowWorkspaceDir><SflowRunDir>runs</SflowRunDir>"
        );
        var list = folder["bin/Debug/sflow/Job.sflow.json"];
        StringAssert.Contains(File.ReadAllText(list), "\"project\": \"../../../Job.proj\"");
        var record = Path.GetFullPath(folder["../record"]);
        try
        {
            folder.Run(0, "submit", "--ledger", "record", "--row", "1");
            StringAssert.StartsWith(folder.Slurm.Lines("calls")[0], folder["work"] + "|");
            StringAssert.Contains(folder.Slurm.Lines("calls")[0], $"--output={folder["work/runs"]}/");
            Assert.IsFalse(Directory.Exists(record));
            folder.Run(0, "submit");
            Assert.IsTrue(Directory.Exists(record));
        }
        finally
        {
            if (Directory.Exists(record))
                Directory.Delete(record, recursive: true);
        }

        var time = File.GetLastWriteTimeUtc(list);
        MSBuildProject.Build(folder.Path, null);
        Assert.AreEqual(time, File.GetLastWriteTimeUtc(list));
        MSBuildProject.Build(folder.Path, null, "-t:Clean");
        Assert.IsFalse(File.Exists(list));
    }

    [TestMethod]
    [NeedsSlurm]
    [DoNotParallelize]
    public void OnARealSlurmEachRowHasOneJob()
    {
        using var folder = new BatchFolder();
        using var login = new TempFolder();
        folder.Write("base.yaml", folder.Read("base.yaml").Replace("value: m}", $"value: m{Guid.NewGuid():N}}}"));
        folder.Write("jobs.csv", "TP\n1\n2\n3\n4\n");
        Build(folder);
        Copy(folder["bin/Debug/sflow"], login["sflow"]);
        var path = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin:/usr/sbin:/sbin" };
        var clock = Stopwatch.StartNew();
        Submit(login.Path, path, "sflow", "--max", "2");
        MSBuildProject.Build(folder.Path, null, "-t:SubmitSweep", "-p:SflowRows=1:4");
        Submit(login.Path, path, "sflow");
        MSBuildProject.Build(folder.Path, null, "-t:SubmitSweep");
        Submit(login.Path, path, "sflow");

        var jobs = Jobs()
            .Where(line =>
                line.EndsWith("|" + login.Path, StringComparison.Ordinal) || line.EndsWith("|" + folder.Path, StringComparison.Ordinal)
            )
            .ToList();
        Assert.HasCount(4, jobs, string.Join("\n", jobs));
        Assert.HasCount(4, jobs.Select(line => line.Split(':')[1]).Distinct(), string.Join("\n", jobs));
        for (
            CommandAnswer status;
            (status = SflowExecutable.Run(login.Path, path, null, "status", "sflow")).Output.Contains(
                "4 COMPLETED",
                StringComparison.Ordinal
            ) == false;
            Thread.Sleep(500)
        )
            Assert.IsLessThan(180, clock.Elapsed.TotalSeconds, status.Text);
    }

    private static void Submit(string where, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var answer = SflowExecutable.Run(where, environment, null, ["submit", .. arguments]);
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
    }

    private static string[] Jobs()
    {
        using var squeue = Process.Start(
            new ProcessStartInfo("squeue", ["--noheader", "--me", "--states=all", "--format=%k|%Z"]) { RedirectStandardOutput = true }
        )!;
        return squeue.StandardOutput.ReadToEnd().Split('\n');
    }

    private static void Build(BatchFolder folder, string properties = "")
    {
        MSBuildProject.Write(folder.Path, """<SflowModule Include="base.yaml" /><SflowSweep Include="jobs.csv" />""", properties);
        MSBuildProject.Build(folder.Path, null);
    }

    // As a login node has it: the command, Slurm's commands, and no dotnet.
    private static CommandAnswer Without(BatchFolder folder, string where, params string[] arguments) =>
        SflowExecutable.Run(
            where,
            new Dictionary<string, string> { ["PATH"] = folder.Slurm.Folder + ":/usr/bin:/bin", ["DOTNET_ROOT"] = "" },
            null,
            arguments
        );

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
