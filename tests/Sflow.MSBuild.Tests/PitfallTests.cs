using Task = System.Threading.Tasks.Task;

namespace Sflow.MSBuild.Tests;

/// <summary>What MSBuild packages commonly get wrong, as far as the other tests don't show it.</summary>
[TestClass]
public sealed class PitfallTests
{
    private static readonly string[] Scripts = ["Job.plan.json", "Job.sh", "Job.yaml"];

    [TestMethod]
    public void EditorsDesignTimeBuildsDoNothing()
    {
        using var project = Project();
        project.Build("-p:DesignTimeBuild=true", "-p:BuildingProject=false", "-p:SkipCompilerExecution=true");
        Assert.IsEmpty(project.Outputs);
        project.Build();
        Assert.HasCount(3, project.Outputs);
    }

    [TestMethod]
    public void AnotherVersionOfTheTasksBuildsAnew()
    {
        using var project = Project();
        project.Build();
        var tasks = CopyOfTasks(project);
        Assert.IsTrue(
            project.Build("-p:SflowTasksFolder=" + tasks).Compiled,
            "although every file of a package is older than the last build"
        );
        Assert.IsFalse(project.Build("-p:SflowTasksFolder=" + tasks).Compiled);
    }

    [TestMethod]
    public void AMissingAssemblyIsASentence()
    {
        using var project = Project();
        var tasks = CopyOfTasks(project);
        File.Delete(Path.Combine(tasks, "YamlDotNet.dll"));
        var answer = project.Fail("-p:SflowTasksFolder=" + tasks);
        Assert.HasCount(1, answer.Errors, answer.Text);
        StringAssert.Contains(answer.Errors[0], "error SFLOW0001");
        Assert.IsFalse(answer.Text.Contains("MSB4018", StringComparison.Ordinal), answer.Text);
    }

    [TestMethod]
    public void BuildsOfEveryKindGiveTheSame()
    {
        using var project = Project();
        project.Build("-graph", "-isolate", "-restore");
        CollectionAssert.AreEqual(Scripts, project.Outputs.ToArray());
        project.Build("-t:Rebuild", "-m:2", "-mt");
        CollectionAssert.AreEqual(Scripts, project.Outputs.ToArray());
        foreach (
            var task in typeof(SubmitSweep)
                .Assembly.GetTypes()
                .Where(t => typeof(Microsoft.Build.Utilities.Task).IsAssignableFrom(t) && !t.IsAbstract)
        )
            Assert.IsTrue(
                task.CustomAttributes.Any(a => a.AttributeType.FullName == "Microsoft.Build.Framework.MSBuildMultiThreadableTaskAttribute"),
                task.Name
            );
    }

    [TestMethod]
    public void TheTerminalLoggerShowsWhatWasMade()
    {
        using var project = Project();
        StringAssert.Contains(project.Build("-tl:on").Text, Path.Combine("bin", "Debug", "sflow", "Job.sh"));
    }

    [TestMethod]
    public async Task TwoBuildsAtOnceLeaveWholeFiles()
    {
        using var project = Project("""<SflowSweep Include="jobs.csv" />""");
        project.Write("jobs.csv", "TP\n" + string.Concat(Enumerable.Range(1, 40).Select(i => i + "\n")));
        project.Build("-t:Restore");
        var answers = await Task.WhenAll(Task.Run(() => project.Run([])), Task.Run(() => project.Run([])));
        Assert.IsTrue(answers.All(a => a.ExitCode == 0), answers[0].Text + answers[1].Text);
        Assert.HasCount((40 * 3) + 1, project.Outputs, "no temporary file is left");
        Assert.IsFalse(project.Build().Compiled);
        Assert.IsTrue(project.Read("jobs/40_040.sh").EndsWith("sflow_main \"$@\"; exit\n", StringComparison.Ordinal));
    }

    private static string CopyOfTasks(TestProject project)
    {
        var folder = Directory.CreateDirectory(Path.Combine(project.Folder, "tasks-2")).FullName;
        foreach (var file in Directory.GetFiles(TestProject.Metadata("TasksFolder")))
        {
            var copy = Path.Combine(folder, Path.GetFileName(file));
            File.Copy(file, copy);
            File.SetLastWriteTimeUtc(copy, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        return folder + Path.DirectorySeparatorChar;
    }

    private static TestProject Project(string items = "")
    {
        var project = new TestProject("""<SflowModule Include="base.yaml;a.yaml" />""" + items);
        project.Write("base.yaml", Modules.Base);
        project.Write("a.yaml", Modules.Task("a"));
        return project;
    }
}
