namespace Sflow.MSBuild.Tests;

/// <summary>A status of many rows.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "The stand-ins for Slurm are bash scripts.")]
public sealed class LargeSweepStatusTests
{
    [TestMethod]
    public void AThousandRowsNeedOneQuestionAndFitAScreen()
    {
        const int Rows = 1000;
        using var project = SubmissionProject.Make();
        project.Write("data/jobs.csv", "TP\n" + string.Concat(Enumerable.Range(1, Rows).Select(row => $"{row}\n")));
        var slurm = SubmissionProject.StandIns(project);
        project.Build("-p:SflowCheckShell=false");
        project.Run(["-t:SubmitSweep", "-p:SflowCheckShell=false", "-p:SflowMaxSubmit=40"], slurm.Environment);
        File.Delete(Path.Combine(slurm.Folder, "asked"));

        var status = project.Run(["-t:SweepStatus"], slurm.Environment);
        Assert.AreEqual(0, status.ExitCode, status.Text);
        Assert.HasCount(1, slurm.Lines("asked"), "one squeue");
        var lines = status.Text.Split('\n').Where(line => line.Contains("Job -> ", StringComparison.Ordinal)).ToList();
        Assert.IsLessThan(24, lines.Count, status.Text);
        Assert.IsTrue(lines.Any(line => line.Contains("jobs: 985 more rows; to see them, use SflowShow=all.")), status.Text);
        StringAssert.Contains(lines[^1], "1000 rows: 960 NOT SUBMITTED, 40 PENDING; all lines: ");
        Assert.IsGreaterThanOrEqualTo(Rows, File.ReadAllLines(Path.Combine(project.Folder, "obj", "Debug", "sflow", "status.txt")).Length);

        var few = project.Run(["-t:SweepStatus", "-p:SflowShow=failed"], slurm.Environment).Text;
        StringAssert.Contains(few, "jobs: 1000 rows: 960 NOT SUBMITTED, 40 PENDING");
        Assert.IsFalse(few.Contains("1_0001", StringComparison.Ordinal), few);
    }
}
