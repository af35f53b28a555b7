namespace Sflow.Cli.Tests;

/// <summary>The files that a command line names.</summary>
[TestClass]
public sealed class FileArgumentTests
{
    [TestMethod]
    [DataRow("compose")]
    [DataRow("plan")]
    public void WithoutFilesTheUsualOneIsTaken(string verb)
    {
        using var folder = new Workspace();
        var missing = folder.Expect(2, verb);
        StringAssert.Contains(missing.Error, "sflow.yaml");
        folder.Write("sflow.yaml", folder.Do("compose slurm.yaml tasks.yaml").Output);
        var answer = folder.Do(verb);
        StringAssert.Contains(answer.Output, "train");
        StringAssert.Contains(answer.Error, "SFLOW2015");
        Assert.AreEqual(folder.Do(verb + " sflow.yaml").Output, answer.Output);
    }

    [TestMethod]
    public void ACsvNamesItsFilesItself()
    {
        using var folder = new Workspace();
        folder.Write("sflow.yaml", "not: a workflow\n");
        Assert.AreEqual("", folder.Do("plan -b jobs.csv --row 1").Error);
    }

    [TestMethod]
    [DataRow("slurm.yaml tasks.yaml slurm.yaml")]
    [DataRow("slurm.yaml tasks.yaml -f ./slurm.yaml")]
    public void AFileCountsOnce(string files)
    {
        using var folder = new Workspace();
        var answer = folder.Do("compose " + files);
        StringAssert.Contains(answer.Error, "warning SFLOW2012");
        Assert.AreEqual(folder.Do("compose slurm.yaml tasks.yaml").Output, answer.Output);
    }

    [TestMethod]
    [DataRow("compose slurm.yml", "There is no file 'slurm.yml'. Did you mean 'slurm.yaml'?")]
    [DataRow("plan -f task.yaml", "--file task.yaml: error SFLOW2013: There is no file 'task.yaml'. Did you mean 'tasks.yaml'?")]
    [DataRow("compose *.yml", "Write the pattern without quotes")]
    [DataRow("compose slurm.yaml .", "'.' is a folder")]
    [DataRow("compose missing/slurm.yaml", "There is no file 'missing/slurm.yaml'.")]
    public void AFileThatIsNoneIsAUsageError(string line, string message)
    {
        using var folder = new Workspace();
        var answer = folder.Expect(2, line);
        StringAssert.Contains(answer.Error, message);
        Assert.AreEqual("", answer.Output);
    }

    [TestMethod]
    public void AnEmptyNameIsAUsageError()
    {
        using var folder = new Workspace();
        Assert.AreEqual(2, SflowExecutable.Run(folder.Path, "compose", "").ExitCode);
        Assert.AreEqual(2, SflowExecutable.Run(folder.Path, "compose", "slurm.yaml", "tasks.yaml", "-o", "").ExitCode);
    }

    [TestMethod]
    public void AllWrongFilesAreReported()
    {
        using var folder = new Workspace();
        var answer = folder.Expect(2, "compose a1.yaml . b1.yaml");
        Assert.AreEqual(3, answer.Error.Split(": error SFLOW").Length - 1, answer.Text);
    }

    [TestMethod]
    public void ANameThatNoFileCanHaveIsReplaced()
    {
        using var folder = new Workspace();
        File.Move(folder["jobs.csv"], folder["my jobs.csv"]);
        Assert.AreEqual(0, SflowExecutable.Run(folder.Path, "compose", "-b", "my jobs.csv").ExitCode);
        Assert.IsTrue(File.Exists(folder["my_jobs/small_001.yaml"]));
    }
}
