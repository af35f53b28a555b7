using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Sflow.Generation;

namespace Sflow.MSBuild.Tests;

/// <summary>What editors and <c>dotnet watch</c> learn from a project, asked for as they ask.</summary>
[TestClass]
[DoNotParallelize]
public sealed class DesignTimeTests
{
    // The two targets that Visual Studio's project system brings and calls.
    private const string EditorTargets = """
        <Project>
          <Target Name="CollectUpToDateCheckInputDesignTime"
                  DependsOnTargets="$(CollectUpToDateCheckInputDesignTimeDependsOn)"
                  Returns="@(UpToDateCheckInput)" />
          <Target Name="CollectUpToDateCheckOutputDesignTime"
                  DependsOnTargets="$(CollectUpToDateCheckOutputDesignTimeDependsOn)"
                  Returns="@(UpToDateCheckOutput)" />
          <Target Name="MakeModules"><Error Text="no target of the user's may run" /></Target>
        </Project>
        """;

    private static readonly string[] AsEditors = ["-p:DesignTimeBuild=true", "-p:BuildingProject=false", "-p:SkipCompilerExecution=true"];

    [TestMethod]
    public void EditorsFindPropertyPagesAndKindsOfItems()
    {
        using var project = Project();
        var items = Json(project.Build("-getItem:PropertyPageSchema,AvailableItemName,Watch"))["Items"]!;
        var pages = items["PropertyPageSchema"]!
            .AsArray()
            .Select(p => (File: (string)p!["FullPath"]!, Context: (string?)p["Context"]))
            .Where(p => Path.GetFileName(Path.GetDirectoryName(p.File)) == "Rules")
            .ToList();
        Assert.AreEqual(
            "ProjectItemsSchema: | SflowModule:File;BrowseObject | SflowProperties:Project | SflowSweep:File;BrowseObject "
                + "| SflowWorkflow:File;BrowseObject",
            string.Join(" | ", pages.Select(p => Path.GetFileNameWithoutExtension(p.File) + ":" + p.Context).Order(StringComparer.Ordinal))
        );
        Assert.IsTrue(pages.All(p => File.Exists(p.File)));
        CollectionAssert.IsSubsetOf(new[] { "SflowModule", "SflowSweep", "SflowWorkflow" }, Identities(items["AvailableItemName"]!));
        CollectionAssert.AreEqual(new[] { "base.yaml", "jobs.csv" }, Identities(items["Watch"]!));
    }

    [TestMethod]
    public void EditorsSeeWhetherABuildIsDue()
    {
        using var project = Project();
        Assert.AreEqual("base.yaml jobs.csv", Names(Ask(project, "Input")), "before the first build nobody knows what the CSV names");
        var stamp = Ask(project, "Output").Single();
        Assert.IsFalse(File.Exists(stamp), "the output that is missing makes a build due");
        Assert.IsEmpty(project.Outputs, "asking makes nothing");
        Assert.IsFalse(Directory.Exists(Path.Combine(project.Folder, "obj", "Debug", "sflow")), "asking makes nothing");

        project.Write("Directory.Solution.props", "<Project />");
        project.Build();
        var inputs = Ask(project, "Input");
        Assert.AreEqual("a.yaml base.yaml jobs.csv", Names(inputs));
        Assert.IsTrue(inputs.All(i => File.GetLastWriteTimeUtc(i) <= File.GetLastWriteTimeUtc(stamp)), "nothing is due after a build");
        project.Write("a.yaml", Modules.Task("a") + "# the same\n");
        Assert.IsTrue(inputs.Any(i => File.GetLastWriteTimeUtc(i) > File.GetLastWriteTimeUtc(stamp)));
        var plan = project.Times["jobs/sflow_001.plan.json"];
        project.Build();
        Assert.AreEqual(plan, project.Times["jobs/sflow_001.plan.json"], "the plan needn't change");
        Assert.IsTrue(inputs.All(i => File.GetLastWriteTimeUtc(i) <= File.GetLastWriteTimeUtc(stamp)), "and still nothing is due");
    }

    [TestMethod]
    [Timeout(300_000)]
    public async Task WatchBuildsAgainWhenAModuleOfTheCsvIsSaved()
    {
        using var project = Project();
        project.Build();
        var start = Dotnet.Start(
            project.Folder,
            ["watch", "--non-interactive", "build", "--no-restore", "-nr:false"],
            [new("DOTNET_WATCH_SUPPRESS_EMOJIS", "1"), new("DOTNET_USE_POLLING_FILE_WATCHER", "")]
        );
        using var watch = Process.Start(start)!;
        try
        {
            var isWaiting = new TaskCompletionSource();
            var said = new ConcurrentQueue<string>();
            void Hear(object sender, DataReceivedEventArgs line)
            {
                said.Enqueue(line.Data ?? "");
                if (line.Data?.Contains("Waiting for a file to change", StringComparison.Ordinal) == true)
                    isWaiting.TrySetResult();
            }

            watch.OutputDataReceived += Hear;
            watch.ErrorDataReceived += Hear;
            watch.BeginOutputReadLine();
            watch.BeginErrorReadLine();
            await Task.WhenAny(isWaiting.Task, Task.Delay(TimeSpan.FromMinutes(2)));
            Assert.IsTrue(isWaiting.Task.IsCompleted, string.Join("\n", said));
            project.Write("a.yaml", Modules.Task("saved"));
            for (
                var waited = Stopwatch.StartNew();
                !project.Read("jobs/sflow_001.sh").Contains("echo saved", StringComparison.Ordinal);
                await Task.Delay(100)
            )
                Assert.IsLessThan(TimeSpan.FromMinutes(2), waited.Elapsed, "nobody built: " + string.Join("\n", said));
        }
        finally
        {
            watch.Kill(entireProcessTree: true);
            await watch.WaitForExitAsync();
        }
    }

    private static TestProject Project()
    {
        var project = new TestProject("""<SflowModule Include="base.yaml" /><SflowSweep Include="jobs.csv" />""");
        project.Write("base.yaml", Modules.Base);
        project.Write("a.yaml", Modules.Task("a"));
        project.Write("jobs.csv", "sflow_config_file,TP\na.yaml,1\n");
        return project;
    }

    // The files of our set that such a target returns, absolute; those of the build system itself left out.
    private static List<string> Ask(TestProject project, string what)
    {
        project.Write("Editor.targets", EditorTargets);
        var answer = project.Build([
            .. AsEditors,
            "-p:CustomAfterMicrosoftCommonTargets=" + Path.Combine(project.Folder, "Editor.targets"),
            "-p:SflowCollectUnitsDependsOn=MakeModules",
            $"-getTargetResult:CollectUpToDateCheck{what}DesignTime",
        ]);
        return
        [
            .. Json(answer)["TargetResults"]![$"CollectUpToDateCheck{what}DesignTime"]!["Items"]!
                .AsArray()
                .Where(i => (string?)i!["Set"] == "Sflow")
                .Select(i => Path.Combine(project.Folder, (string)i!["Identity"]!))
                .Where(f =>
                    f.StartsWith(project.Folder, StringComparison.Ordinal)
                    && !Path.GetFileName(f).StartsWith("Job.proj.nuget", StringComparison.Ordinal)
                    && Path.GetExtension(f) != ".targets"
                )
                .Distinct(),
        ];
    }

    private static string Names(IEnumerable<string> files) =>
        string.Join(" ", files.Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));

    private static string[] Identities(JsonNode items) =>
        [.. items.AsArray().Select(i => (string)i!["Identity"]!).Order(StringComparer.Ordinal)];

    private static JsonNode Json(BuildAnswer answer) => JsonNode.Parse(answer.Text[answer.Text.IndexOf('{', StringComparison.Ordinal)..])!;
}
