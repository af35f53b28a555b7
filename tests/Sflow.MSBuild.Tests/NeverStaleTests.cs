namespace Sflow.MSBuild.Tests;

/// <summary>A build notices every change of what it was made from and of what it made, whatever the age of the files.</summary>
[TestClass]
public sealed class NeverStaleTests
{
    private static readonly DateTime LongAgo = new(2020, 1, 1, 1, 1, 1, 500, DateTimeKind.Utc);

    [TestMethod]
    public void AnOlderFileInThePlaceOfAnInputIsNoticed()
    {
        using var project = Project("<SflowPrologue>site.sh</SflowPrologue><SflowTemplate>script.hbs</SflowTemplate>");
        var template = File.ReadAllText(
            Path.Combine(TestProject.Metadata("RepositoryFolder"), "src/Sflow.Core/Generation/Sbatch/script.hbs")
        );
        project.Write("site.sh", "export SITE=one\n");
        project.Write("script.hbs", template);
        project.Build();
        Assert.IsFalse(project.Build().Compiled);
        foreach (
            var (file, text, expected) in new[]
            {
                ("a.yaml", Modules.Task("restored"), "echo restored"),
                ("jobs.csv", "TP,MODEL\n1,older\n2,older\n", "older"),
                ("site.sh", "export SITE=two\n", "SITE=two"),
                ("script.hbs", template.Replace("#!/bin/bash", "#!/bin/bash\n# of the site", StringComparison.Ordinal), "# of the site"),
            }
        )
        {
            Restore(project, file, text);
            Assert.IsTrue(project.Build().Compiled, file);
            StringAssert.Contains(
                string.Concat(project.Outputs.Where(o => o.EndsWith(".sh", StringComparison.Ordinal)).Select(project.Read)),
                expected,
                file
            );
        }

        Assert.IsFalse(project.Build().Compiled);
    }

    [TestMethod]
    public void AnInputThatIsTouchedOrCopiedBuildsNothing()
    {
        using var project = Project();
        project.Build();
        File.SetLastWriteTimeUtc(Path.Combine(project.Folder, "a.yaml"), DateTime.UtcNow.AddMinutes(5));
        Assert.IsFalse(project.Build().Compiled);
        Restore(project, "a.yaml", Modules.Task("a"));
        Assert.IsFalse(project.Build().Compiled, "the bytes are the same");
    }

    [TestMethod]
    public void AnOutputThatSomebodyEditedIsMadeAgain()
    {
        using var project = Project();
        project.Build();
        var files = project.Outputs.ToDictionary(o => o, project.Read);
        foreach (var file in files.Keys)
            File.AppendAllText(Path.Combine(project.Output, file), "# edited\n");
        Assert.IsTrue(project.Build().Compiled);
        foreach (var (file, text) in files)
            Assert.AreEqual(text, project.Read(file), file);
    }

    [TestMethod]
    public void WhatIfTargetsLeaveNothingBesideABuild()
    {
        using var project = Project();
        project.Build();
        var files = project.Outputs.ToDictionary(o => o, project.Read);
        foreach (var target in new[] { "Plan", "Compose", "Resolve" })
        {
            var text = project.Build("-t:" + target, "-p:SflowMissableTasks=nothing", "-p:SflowNodes=1").Text;
            StringAssert.Contains(text, Path.Combine("obj", "Debug", "sflow", "what-if"), target);
            Same(files, project, target);
        }

        Assert.IsFalse(project.Build().Compiled);
        Assert.IsTrue(Directory.Exists(Path.Combine(project.Folder, "obj", "Debug", "sflow", "what-if")));
        project.Build("-t:Clean");
        Assert.IsEmpty(Directory.GetFileSystemEntries(Path.Combine(project.Folder, "obj", "Debug", "sflow")));
    }

    [TestMethod]
    public void ATargetThatRunsBetweenTwoEditsLeavesNothingWrong()
    {
        using var project = Project();
        project.Build();
        var files = project.Outputs.ToDictionary(o => o, project.Read);
        project.Write("a.yaml", Modules.Task("meanwhile"));
        project.Build("-t:Compose;Resolve;Plan");
        Restore(project, "a.yaml", Modules.Task("a"));
        project.Build();
        Same(files, project, "the edit was taken back");
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "making links needs a right of its own there")]
    public void NothingIsLeftOfARowOrASweepThatLeftOrIsLinked()
    {
        using var project = Project();
        var elsewhere = Directory.CreateDirectory(Path.Combine(project.Folder, "elsewhere")).FullName;
        Directory.CreateDirectory(project.Output);
        Directory.CreateSymbolicLink(Path.Combine(project.Output, "jobs"), elsewhere);
        project.Build();
        Assert.HasCount(7, Directory.GetFiles(elsewhere));
        project.Write("jobs.csv", "TP\n2\n");
        project.Build();
        Assert.HasCount(4, Directory.GetFiles(elsewhere));

        project.Build("-t:Clean");
        Assert.IsEmpty(Directory.GetFiles(elsewhere));

        project.WriteProject("""<SflowModule Include="base.yaml;a.yaml" /><SflowSweep Include="jobs.csv" Name="renamed" />""");
        project.Build();
        project.WriteProject("""<SflowModule Include="base.yaml;a.yaml" /><SflowSweep Include="jobs.csv" Name="Renamed" />""");
        project.Build();
        Assert.IsTrue(project.Outputs.All(o => o.StartsWith("Renamed/", StringComparison.Ordinal)), string.Join(" ", project.Outputs));
        Assert.HasCount(4, project.Outputs);
    }

    [TestMethod]
    public void ABuildWithAnErrorLeavesTheFilesOfAUnitThatSeemsToBeGone()
    {
        const string Train = """<SflowModule Include="base.yaml;a.yaml" Workflow="train" />""";
        using var project = Project();
        project.WriteProject(
            Train + """<SflowModule Include="base.yaml;a.yaml" Workflow="eval" /><SflowVariable Include="TP" Value="2" Workflow="eval" />"""
        );
        project.Build();
        var files = project.Outputs.ToDictionary(file => file, project.Read);
        project.WriteProject(
            Train + """<SflowModule Include="base.yaml;a.yaml" Workflow="evla" /><SflowVariable Include="TP" Value="2" Workflow="eval" />"""
        );
        StringAssert.Contains(project.Fail().Errors.Single(), "SFLOW1904");
        Same(files, project, "a misspelt workflow");
        project.WriteProject(Train);
        project.Build();
        CollectionAssert.AreEqual(new[] { "train.plan.json", "train.sh", "train.yaml" }, project.Outputs.ToArray());
    }

    [TestMethod]
    public void ABuildWithAMisspeltNameIsNotTheLastBuildOfAWhatIf()
    {
        using var project = Project();
        project.Build();
        var files = project.Outputs.ToDictionary(file => file, project.Read);
        project.Fail("-p:SflowJobName=other", "-p:SflowPartiton=x");
        project.Build("-t:Plan", "-p:SflowJobName=other");
        Same(files, project, "a what-if");
    }

    private static void Same(Dictionary<string, string> files, TestProject project, string after)
    {
        CollectionAssert.AreEqual(files.Keys.ToArray(), project.Outputs.ToArray(), after);
        foreach (var (file, text) in files)
            Assert.AreEqual(text, project.Read(file), $"{file} after {after}");
    }

    // As mv, cp -p, git checkout and tar x do.
    private static void Restore(TestProject project, string file, string text)
    {
        project.Write(file + ".kept", text);
        File.SetLastWriteTimeUtc(Path.Combine(project.Folder, file + ".kept"), LongAgo);
        File.Move(Path.Combine(project.Folder, file + ".kept"), Path.Combine(project.Folder, file), overwrite: true);
    }

    private static TestProject Project(string properties = "")
    {
        var project = new TestProject("""<SflowModule Include="base.yaml;a.yaml" /><SflowSweep Include="jobs.csv" />""", properties);
        project.Write("base.yaml", Modules.Base);
        project.Write("a.yaml", Modules.Task("a"));
        project.Write("jobs.csv", "TP\n1\n2\n");
        return project;
    }
}
