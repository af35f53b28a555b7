using System.Security.Cryptography;
using System.Text.Json;
using Sflow.Hosting.Processes;

namespace Sflow.MSBuild.Tests;

/// <summary>What happens beside and between submissions, with real builds and commands that stand in for Slurm's.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "The stand-ins for Slurm are bash scripts.")]
public sealed class SubmissionMeanwhileTests
{
    [TestMethod]
    public async Task ABuildMeanwhileIsNoticedAndEachJobGetsWhatIsRecorded()
    {
        using var project = SubmissionProject.Make();
        project.Write("data/jobs.csv", "TP\n1\n2\n3\n");
        var slurm = SubmissionProject.StandIns(project);
        Keep(project, slurm);
        BuildAnswer answer;
        await using (var submission = HeldSubmission.Start(project, slurm))
        {
            project.Write("a.yaml", Modules.Task("a").Replace("echo a", "echo changed"));
            project.Build();
            answer = await submission.End();
        }

        StringAssert.Contains(answer.Errors.Single(), "SFLOW1817: The script of '3_003' changed during the submission");
        var hashes = File.ReadLines(SubmissionProject.LedgerOf(project))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(entry => entry.TryGetProperty("job", out _))
            .Select(entry => entry.GetProperty("sha256").GetString())
            .ToArray();
        Assert.HasCount(2, hashes);
        for (var id = 1; id <= 2; id++)
        {
            var got = File.ReadAllBytes(Path.Combine(slurm.Folder, "got." + id));
            Assert.DoesNotContain("echo changed", System.Text.Encoding.UTF8.GetString(got));
            Assert.AreEqual(Convert.ToHexStringLower(SHA256.HashData(got)), hashes[id - 1]);
        }

        // As they are now, the rows have no job; jobs of the former content of two of them are in the queue.
        var next = project.Run(["-t:SubmitSweep"], slurm.Environment);
        Assert.HasCount(2, next.Diagnostics.Where(line => line.Contains("SFLOW1815", StringComparison.Ordinal)).ToArray(), next.Text);
        Assert.HasCount(3, slurm.Lines("calls"));
        Assert.Contains("echo changed", File.ReadAllText(Path.Combine(slurm.Folder, "got.3")));
        var alongside = project.Run(["-t:SubmitSweep", "-p:SflowSubmit=alongside", "-p:SflowRows=2"], slurm.Environment);
        Assert.AreEqual(0, alongside.ExitCode, alongside.Text);
        Assert.HasCount(4, slurm.Lines("calls"));
        Assert.Contains("echo changed", File.ReadAllText(Path.Combine(slurm.Folder, "got.4")));
    }

    [TestMethod]
    public void ManyCompletedRowsRunAgainOnlyWhenThatIsConfirmed()
    {
        using var project = SubmissionProject.Make();
        project.Write("data/jobs.csv", "TP\n" + string.Concat(Enumerable.Range(1, 21).Select(n => n + "\n")));
        var slurm = SubmissionProject.StandIns(project);
        Assert.AreEqual(0, project.Run(["-t:SubmitSweep"], slurm.Environment).ExitCode);
        var jobs = Path.Combine(slurm.Folder, "jobs");
        File.WriteAllText(jobs, File.ReadAllText(jobs).Replace("|PENDING|Priority|", "|COMPLETED|None|", StringComparison.Ordinal));

        var asked = project.Run(["-t:SubmitSweep", "-p:SflowSubmit=all"], slurm.Environment);
        StringAssert.Contains(asked.Errors.Single(), "SFLOW1816: 21 rows that have completed would run again");
        var few = project.Run(["-t:SubmitSweep", "-p:SflowSubmit=all", "-p:SflowRows=1:21"], slurm.Environment);
        Assert.AreEqual(0, few.ExitCode, few.Text);
        Assert.HasCount(41, slurm.Lines("calls"));
        File.WriteAllText(jobs, File.ReadAllText(jobs).Replace("|PENDING|Priority|", "|COMPLETED|None|", StringComparison.Ordinal));
        var all = project.Run(["-t:SubmitSweep", "-p:SflowSubmit=all", "-p:SflowConfirm=true"], slurm.Environment);
        Assert.AreEqual(0, all.ExitCode, all.Text);
        Assert.HasCount(62, slurm.Lines("calls"));
    }

    [TestMethod]
    [NeedsRoot]
    public void AJobWhoseLineDoesNotFitOnTheDiskIsFoundByTheNextCall()
    {
        using var project = SubmissionProject.Make();
        project.Write("data/jobs.csv", "TP\n" + string.Concat(Enumerable.Range(1, 60).Select(n => n + "\n")));
        project.Build();
        var slurm = SubmissionProject.StandIns(project);
        var ledger = Path.Combine(project.Folder, ".sflow");
        Directory.CreateDirectory(ledger);
        Ask("mount", "-t", "tmpfs", "-o", "size=64m", "none", ledger);
        try
        {
            // A file system gives whole pages: the disk fills up at the first job whose line would need another one.
            var sbatch = File.ReadAllText(Path.Combine(slurm.Folder, "sbatch"));
            project.Write(
                "bin-slurm/sbatch",
                sbatch
                    + $"""
                    size=$(stat -c %s '{ledger}/submissions.jsonl')
                    if [[ ! -e '{ledger}/fill' && ! -e $here/filled && $((4096 - size % 4096)) -lt 300 ]]; then
                      cat /dev/zero >'{ledger}/fill' 2>/dev/null
                      : >"$here/filled"
                    fi

                    """
            );
            var full = project.Run(["-t:SubmitSweep"], slurm.Environment);
            Assert.IsTrue(File.Exists(Path.Combine(slurm.Folder, "filled")), full.Text);
            Assert.AreNotEqual(0, full.ExitCode, full.Text);
            StringAssert.Contains(full.Errors.Single(), "SFLOW1808");
            var calls = slurm.Lines("calls").Length;
            Assert.HasCount(calls - 1, RealSlurm.JobsIn(project), "the line of the last job is missing");

            File.Delete(Path.Combine(ledger, "fill"));
            var next = project.Run(["-t:SubmitSweep"], slurm.Environment);
            Assert.AreEqual(0, next.ExitCode, next.Text);
            Assert.HasCount(60, slurm.Lines("calls"), "each row has one job");
            Assert.HasCount(60, RealSlurm.JobsIn(project).Distinct());
        }
        finally
        {
            Ask("umount", ledger);
        }

        static void Ask(string command, params string[] arguments)
        {
            var answer = ProcessRunner.Run(command, arguments, "/", TimeSpan.FromSeconds(20));
            Assert.AreEqual(0, answer.ExitCode, answer.Error);
        }
    }

    // What each job got, as Slurm would keep it.
    private static void Keep(TestProject project, SlurmStandIns slurm)
    {
        var sbatch = File.ReadAllText(Path.Combine(slurm.Folder, "sbatch"));
        project.Write(
            "bin-slurm/sbatch",
            sbatch.Replace("id=$(wc -l <\"$here/calls\")\n", "id=$(wc -l <\"$here/calls\")\ncp \"${@: -1}\" \"$here/got.$id\"\n")
        );
    }
}
