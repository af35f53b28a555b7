using System.Text.RegularExpressions;

namespace Sflow.MSBuild.Tests;

/// <summary>What Slurm's accounting knows after the queue has forgotten the jobs.</summary>
[TestClass]
[NeedsSlurm]
[NeedsRoot]
[NeedsAccounting]
[DoNotParallelize]
public sealed class AccountingSubmissionTests
{
    [TestMethod]
    public void JobsThatLeftTheQueueKeepTheirStateAndAreAdopted()
    {
        using var cluster = new OwnCluster("--accounting");
        using var project = RealSlurm.Project();
        using var end = new JobsOf(project, cluster.Environment);
        project.Write("a.yaml", Modules.Task("a").Replace("echo a ${TP}", "[ ${TP} = 1 ] && echo ${TP}"));

        // A queue that shows no ended job, as some minutes later.
        var slurm = new SlurmStandIns(project.Folder);
        slurm.Command("squeue", """[[ -e $here/forget ]] || PATH=${PATH#*:} squeue "$@" """);
        var environment = slurm.Environment;
        environment["SLURM_CONF"] = cluster.Environment["SLURM_CONF"];
        BuildAnswer Build(params string[] arguments)
        {
            var answer = project.Run(arguments, environment);
            Assert.AreEqual(0, answer.ExitCode, answer.Text);
            return answer;
        }

        Build("-t:SubmitSweep");
        var jobs = RealSlurm.JobsIn(project);
        // As the product asks. Within some seconds of a submission, such a question can lack a job that `sacct --jobs` shows.
        string States(params IEnumerable<string> numbers) =>
            string.Join(
                '\n',
                RealSlurm
                    .Ask(
                        "sacct",
                        cluster.Environment,
                        "--noheader",
                        "--allocations",
                        "--parsable2",
                        "--user=" + Environment.UserName,
                        "--starttime=now-30days",
                        "--format=JobID,State,Comment"
                    )
                    .Output.Split('\n')
                    .Where(line => numbers.Contains(line.Split('|')[0]))
                    .Select(line => line[(line.IndexOf('|') + 1)..])
            );
        string All() => States(jobs);

        // The accounting gets the comment of a job at its end, and a moment after its state.
        RealSlurm.WaitFor(() => Regex.IsMatch(All(), @"\ACOMPLETED\|sflow:[^|]*\nFAILED\|sflow:[^|]*\z"), All);
        project.Write("bin-slurm/forget", "");

        Build("-t:SweepStatus");
        CollectionAssert.AreEqual(new[] { "COMPLETED", "FAILED" }, RealSlurm.Results(project, "state"));

        // Without run folders and without a ledger, the accounting alone tells.
        Directory.Delete(Path.Combine(project.Folder, "sflow_output"), recursive: true);
        Directory.Delete(Path.Combine(project.Folder, ".sflow"), recursive: true);
        Build("-t:SweepStatus");
        CollectionAssert.AreEqual(new[] { "COMPLETED", "FAILED" }, RealSlurm.Results(project, "state"));
        StringAssert.Contains(
            Build("-t:SubmitSweep").Text,
            $"jobs/1_001: job {jobs[0]} does this already; it was submitted from '{project.Folder}'."
        );
        CollectionAssert.AreEqual(jobs.ToArray(), RealSlurm.JobsIn(project).ToArray());
        Build("-t:SubmitSweep", "-p:SflowSubmit=failed");
        Assert.HasCount(3, RealSlurm.JobsIn(project));

        // An interrupted submission whose job has left the queue.
        var ledger = RealSlurm.LedgerOf(project);
        RealSlurm.WaitFor(() => Regex.IsMatch(Last(), @"\AFAILED\|sflow:"), Last);
        var last = RealSlurm.JobsIn(project)[2];
        File.WriteAllLines(ledger, File.ReadAllLines(ledger)[..^1]);
        Build("-t:SubmitSweep");
        Assert.AreEqual(last, RealSlurm.JobsIn(project)[2]);

        string Last() => States(RealSlurm.JobsIn(project)[^1]);
    }
}
