using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sflow.MSBuild.Tests;

/// <summary>The ways in which MSBuild can be called.</summary>
[TestClass]
public sealed class BuildModesTests
{
    private static readonly string[] Scripts = ["Job.plan.json", "Job.sh", "Job.yaml"];

    [TestMethod]
    public void AGraphIsBuiltInIsolationAfterARestore()
    {
        using var project = Project("""<ProjectReference Include="other/Other.proj" ReferenceOutputAssembly="false" />""");
        project.Write(
            "other/Other.proj",
            """<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><SflowModule Include="../base.yaml;../a.yaml" /></ItemGroup></Project>"""
        );
        project.Build("-t:Restore");
        project.Build("-graph", "-m:2", "-isolate");
        CollectionAssert.AreEqual(Scripts, project.Outputs.ToArray());
        Assert.IsTrue(File.Exists(Path.Combine(project.Folder, "other", "bin", "Debug", "sflow", "Other.sh")));
        Assert.IsFalse(project.Build("-graph", "-m:2", "-isolate").Compiled);

        if (OperatingSystem.IsWindows())
            return;
        project.Write("base.yaml", Modules.OnSlurm);
        var slurm = new SlurmStandIns(project.Folder);
        slurm.Command("sbatch", "[[ $1 == --version ]] && exit; echo called >>\"$here/calls\"; echo 7");
        slurm.Command("squeue", "exit 0");
        slurm.Command("sacct", "exit 1");
        var submitted = project.Run(["-graph", "-m:2", "-isolate", "-t:SubmitSweep"], slurm.Environment);
        Assert.AreEqual(0, submitted.ExitCode, submitted.Text);
        Assert.HasCount(1, slurm.Lines("calls"), "the project that is referred to is built, not submitted");
    }

    [TestMethod]
    [DataRow("Jobs.proj")]
    [DataRow("Jobs.sflowproj")]
    [DataRow("Jobs.csproj")]
    public void AProjectOfAnyNameIsBuiltByItsPath(string name)
    {
        using var project = new TestProject(
            PackedPackage.Shared,
            name,
            $"""<Project Sdk="Sflow.MSBuild/{PackedPackage.Version}">"""
                + """<ItemGroup><SflowModule Include="base.yaml;a.yaml" /></ItemGroup></Project>"""
        );
        AddModules(project);
        var answer = Dotnet.Run(
            Path.GetTempPath(),
            ["build", Path.Combine(project.Folder, name), "-tl:off", "-nr:false"],
            [new("NUGET_PACKAGES", PackedPackage.Shared.Cache)]
        );
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        CollectionAssert.AreEqual(new[] { "Jobs.plan.json", "Jobs.sh", "Jobs.yaml" }, project.Outputs.ToArray());
    }

    [TestMethod]
    public void TargetsSayWhatTheyMade()
    {
        using var project = Project();
        foreach (
            var (target, files) in new[]
            {
                ("Compose", "Job.yaml"),
                ("Resolve", "Job.resolved.yaml"),
                ("Plan", "Job.plan.json"),
                ("GenerateSbatch", "Job.plan.json Job.sh Job.yaml"),
                ("GenerateSbatch", "Job.plan.json Job.sh Job.yaml"),
            }
        )
        {
            var text = project.Build("-t:" + target, "-getTargetResult:" + target).Text;
            var result = JsonNode.Parse(text[text.IndexOf('{', StringComparison.Ordinal)..])!["TargetResults"]![target]!;
            Assert.AreEqual("Success", (string)result["Result"]!);
            var items = result["Items"]!.AsArray().Select(i => (string)i!["Identity"]!).ToList();
            Assert.AreEqual(
                files,
                string.Join(" ", items.Select(i => Path.GetRelativePath(project.Output, i)).Order(StringComparer.Ordinal)),
                target
            );
            Assert.IsTrue(items.All(File.Exists));
        }
    }

    [TestMethod]
    public void AQuestionIsAnsweredWithoutABuild()
    {
        using var project = Project();
        Assert.AreNotEqual(0, project.Run(["-question"]).ExitCode, "before the first build");
        Assert.IsEmpty(project.Outputs);
        project.Build();
        Assert.AreEqual(0, project.Run(["-question"]).ExitCode);
        project.Write("a.yaml", Modules.Task("changed"));
        Assert.AreNotEqual(0, project.Run(["-question"]).ExitCode, "after a change");
        Assert.IsFalse(project.Read("Job.sh").Contains("echo changed", StringComparison.Ordinal));
    }

    [TestMethod]
    public void TheTerminalLoggerEndsTheProjectsLineWithTheScript()
    {
        using var project = Project();
        var plain = Regex.Replace(project.Build("-tl:on").Text, @"\x1b(\[[0-9;?]*[A-Za-z]|\]8;;[^\x1b]*\x1b\\)", "");
        StringAssert.Matches(plain, new Regex(@"Job netstandard2\.0 succeeded \([0-9.]+s\) → bin.Debug.sflow.Job\.sh"));
    }

    [TestMethod]
    public void ATaskWorksInATargetOfOnesOwn()
    {
        var page = File.ReadAllText(Path.Combine(TestProject.Metadata("RepositoryFolder"), "docs", "msbuild.md"));
        var target = Regex.Match(page, "<Target Name=\"ComposeForReview\">.*?</Target>", RegexOptions.Singleline).Value;
        using var project = new TestProject("");
        project.Write("Job.proj", $"<Project Sdk=\"Microsoft.NET.Sdk\">{target}</Project>");
        project.Write("site.yaml", Modules.Base);
        project.Write("train.yaml", Modules.Task("train"));
        StringAssert.Contains(project.Build("-t:ComposeForReview").Text, Path.Combine(project.Folder, "review", "review.yaml"));
        StringAssert.Contains(File.ReadAllText(Path.Combine(project.Folder, "review", "review.yaml")), "echo train");
    }

    // IncrementalClean deletes what an earlier build of the project listed and this one doesn't.
    [TestMethod]
    public void WhatABuildCleansAwayIsOnlyWhatIsGone()
    {
        using var project = new TestProject(
            PackedPackage.Shared,
            "Job.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>netstandard2.0</TargetFramework></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Sflow.MSBuild" Version="{PackedPackage.Version}" />
                <SflowModule Include="base.yaml;a.yaml" Workflow="$(Name)" />
              </ItemGroup>
            </Project>
            """
        );
        AddModules(project);
        project.Write("Code.cs", "public static class Code { }");
        string Files() =>
            string.Join(
                " ",
                Directory
                    .GetFiles(Path.Combine(project.Folder, "bin", "Debug", "netstandard2.0"), "*.*", SearchOption.AllDirectories)
                    .Select(f => Path.GetFileName(f))
                    .Where(f => f.EndsWith(".sh", StringComparison.Ordinal) || f.EndsWith(".dll", StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal)
            );
        project.Build("-p:Name=one");
        Assert.AreEqual("Job.dll one.sh", Files());
        project.Write("Code.cs", "public static class Code { public static int Answer => 42; }");
        project.Build("-p:Name=one");
        Assert.AreEqual("Job.dll one.sh", Files(), "a build that makes no script anew keeps it");
        var listed = Directory
            .GetFiles(project.Folder, "*.FileListAbsolute.txt", SearchOption.AllDirectories)
            .SelectMany(File.ReadAllLines)
            .ToList();
        Assert.IsTrue(listed.Any(path => path.EndsWith("Job.dll", StringComparison.Ordinal)), "this is the list of what the SDK cleans up");
        Assert.IsFalse(listed.Any(path => path.EndsWith(".sh", StringComparison.Ordinal)), "going over it takes time for each file");
        project.Build("-p:Name=two");
        Assert.AreEqual("Job.dll two.sh", Files());
    }

    private static TestProject Project(string items = "")
    {
        var project = new TestProject("""<SflowModule Include="base.yaml;a.yaml" />""" + items);
        AddModules(project);
        return project;
    }

    private static void AddModules(TestProject project)
    {
        project.Write("base.yaml", Modules.Base);
        project.Write("a.yaml", Modules.Task("a"));
    }
}
