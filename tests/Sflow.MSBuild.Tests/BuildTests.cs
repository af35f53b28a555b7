using System.Runtime.Versioning;
using System.Text.RegularExpressions;

namespace Sflow.MSBuild.Tests;

[TestClass]
public sealed class BuildTests
{
    private const string Sweep = """<SflowSweep Include="data/jobs.csv" />""";

    [TestMethod]
    public void AWorkflowIsBuiltSkippedAndCleaned()
    {
        using var project = WorkflowProject();
        var first = project.Build();
        CollectionAssert.AreEqual(new[] { "Job.plan.json", "Job.sh", "Job.yaml" }, project.Outputs.ToArray());
        StringAssert.Contains(first.Text, "Job -> " + Path.Combine(project.Output, "Job.sh"));
        CollectionAssert.AreEqual(new[] { "b", "a" }, Echoes(project.Read("Job.yaml")), "item order is merge order");
        if (!OperatingSystem.IsWindows())
            Assert.AreEqual("rwxr-xr-x", Mode(Path.Combine(project.Output, "Job.sh")));

        var times = project.Times;
        Assert.IsFalse(project.Build().Compiled, "nothing changed, so nothing runs");
        Assert.AreEqual(0, project.Run(["-question"]).ExitCode, "and MSBuild knows it");

        project.Write("b.yaml", Modules.Task("changed"));
        Assert.IsTrue(project.Build().Compiled);
        StringAssert.Contains(project.Read("Job.sh"), "changed");

        File.Delete(Path.Combine(project.Output, "Job.yaml"));
        Assert.IsTrue(project.Build().Compiled, "a deleted output comes back");
        Assert.HasCount(3, project.Outputs);
        Assert.AreNotEqual(times["Job.yaml"], project.Times["Job.yaml"]);

        project.Build("-p:SflowResolve=true");
        Assert.HasCount(4, project.Outputs, "a property that changes rebuilds");

        project.Build("-t:Clean");
        Assert.IsEmpty(project.Outputs);
        Assert.IsEmpty(Directory.GetFiles(Path.Combine(project.Folder, "obj", "Debug", "sflow")));
        project.Build("-t:Rebuild");
        Assert.HasCount(3, project.Outputs);
    }

    [TestMethod]
    public void AnErrorStandsAtItsPlaceWritesNothingAndComesAgain()
    {
        using var project = WorkflowProject();
        project.Build();
        var before = project.Times;

        project.Write("b.yaml", Modules.Task("b") + "ERROR: 1\n");
        var expected = Path.Combine(project.Folder, "b.yaml") + "(5,1): error SFLOW";
        StringAssert.StartsWith(project.Fail().Diagnostics.Single(), expected);
        StringAssert.StartsWith(project.Fail().Diagnostics.Single(), expected, "the same build fails again");
        CollectionAssert.AreEqual(before.ToList(), project.Times.ToList(), "earlier outputs stay");

        File.Delete(Path.Combine(project.Folder, "b.yaml"));
        StringAssert.Contains(project.Fail().Diagnostics.Single(), "there is no such file");
    }

    [TestMethod]
    public void ASweepFollowsItsCsv()
    {
        using var project = SweepProject("TP\n1\n2\n4\n");
        project.Build();
        CollectionAssert.AreEqual(new[] { "1_001", "2_002", "4_003" }, Stems(project));
        var times = project.Times;

        project.Write("data/jobs.csv", "TP\n1\n2\n");
        project.Build();
        CollectionAssert.AreEqual(new[] { "1_001", "2_002" }, Stems(project), "a removed row's files vanish");
        Assert.AreEqual(times["jobs/1_001.sh"], project.Times["jobs/1_001.sh"], "an unchanged row's file keeps its time");

        project.Write("data/jobs.csv", "sflow_config_file,TP,NOPE\n,1,x\ngone.yaml,2,x\n");
        var findings = project.Fail().Diagnostics;
        StringAssert.StartsWith(
            findings.Single(),
            Path.Combine(project.Folder, "data/jobs.csv") + "(3,1): error SFLOW1714: Row 2, column 'sflow_config_file'"
        );
        project.Write("data/jobs.csv", "TP,NOPE\n1,x\n");
        StringAssert.StartsWith(
            project.Fail().Diagnostics.Single(),
            Path.Combine(project.Folder, "data/jobs.csv") + "(1,4): error SFLOW1711: The column 'NOPE'"
        );
        CollectionAssert.AreEqual(new[] { "1_001", "2_002" }, Stems(project), "a sweep with one bad row writes nothing");

        File.Delete(Path.Combine(project.Folder, "data", "jobs.csv"));
        StringAssert.StartsWith(
            project.Fail().Diagnostics.Single(),
            Path.Combine(project.Folder, "Job.proj") + "(3,57): error SFLOW1701: The sweep's CSV 'data/jobs.csv'"
        );

        project.WriteProject("""<SflowModule Include="base.yaml;a.yaml" />""");
        project.Build();
        CollectionAssert.AreEqual(
            new[] { "Job.plan.json", "Job.sh", "Job.yaml" },
            project.Outputs.ToArray(),
            "a sweep that left the project takes its files with it"
        );
    }

    [TestMethod]
    public void AModuleThatOnlyTheCsvNamesIsAnInput()
    {
        using var project = new TestProject(Sweep);
        project.Write("data/base.yaml", Modules.Base);
        project.Write("data/odd%20;name.yaml", Modules.Task("odd"));
        project.Write("data/jobs.csv", "sflow_config_file,TP\nbase.yaml odd%20;name.yaml,1\n");
        project.Build();
        Assert.IsFalse(project.Build().Compiled);
        project.Write("data/odd%20;name.yaml", Modules.Task("even"));
        Assert.IsTrue(project.Build().Compiled);
        StringAssert.Contains(project.Read("jobs/sflow_001.sh"), "even");
    }

    [TestMethod]
    public void ItemsAndPropertiesReachTheirWorkflows()
    {
        using var project = new TestProject(
            """
            <SflowModule Include="base.yaml" />
            <SflowModule Include="b.yaml;a.yaml" Sorted="true" />
            <SflowModule Include="base.yaml;b.yaml;c.yaml" Workflow="second" />
            <SflowWorkflow Include="solo.yaml" />
            <SflowVariable Include="MODEL" Value="everywhere" />
            <SflowVariable Include="TP" Value="7" Workflow="second" />
            <SflowMissableTask Include="lost_%2A" Workflow="second" />
            """,
            "<SflowMissableTasks>gone_*;never</SflowMissableTasks>"
        );
        project.Write("base.yaml", Modules.Base);
        project.Write("a.yaml", Modules.Task("a"));
        project.Write("b.yaml", Modules.Task("b"));
        project.Write("c.yaml", "workflow: {name: small, tasks: [{name: c, script: [echo], depends_on: [b, gone_x, lost_y]}]}\n");
        project.Write("solo.yaml", Modules.Base + "  tasks: [{name: t, script: ['echo ${TP} ${MODEL} ${W}']}]\n");
        project.Build();
        CollectionAssert.AreEqual(
            new[] { "Job.sh", "second.sh", "solo.sh" },
            project.Outputs.Where(o => o.EndsWith(".sh", StringComparison.Ordinal)).ToArray()
        );
        CollectionAssert.AreEqual(new[] { "a", "b" }, Echoes(project.Read("Job.yaml")), "Sorted orders its items");
        Assert.IsTrue(new[] { "Job.sh", "second.sh", "solo.sh" }.All(s => project.Read(s).Contains("everywhere")));

        project.WriteProject("""<SflowModule Include="base.yaml;b.yaml" /><SflowVariable Include="MODLE" Value="x" />""");
        StringAssert.EndsWith(
            project.Fail().Diagnostics.Single(),
            "error SFLOW1903: The SflowVariable 'MODLE' is not defined by any workflow that it applies to. Did you mean 'MODEL'?"
        );
        project.WriteProject(
            """<SflowModule Include="base.yaml;b.yaml" /><SflowVariable Include="TP" /><SflowArtifact Include="W" />"""
                + """<SflowVariable Include="TP" Value="1" Workflow="Jop" />"""
        );
        CollectionAssert.AreEqual(new[] { "SFLOW1904", "SFLOW1905", "SFLOW1905" }, Codes(project.Fail()));
        project.WriteProject("""<SflowModule Include="base.yaml;b.yaml" Workflow="../up" />""");
        CollectionAssert.AreEqual(new[] { "SFLOW1901" }, Codes(project.Fail()));
        project.WriteProject(
            """<SflowModule Include="base.yaml;b.yaml" Workflow="x" /><SflowWorkflow Include="solo.yaml;sub/solo.yaml" />"""
        );
        CollectionAssert.Contains(Codes(project.Fail()), "SFLOW1902");
    }

    [TestMethod]
    public void OneBadUnitDoesNotStopTheOthers()
    {
        using var project = new TestProject(
            """<SflowModule Include="base.yaml;a.yaml" /><SflowModule Include="base.yaml;b.yaml" Workflow="bad" />"""
        );
        project.Write("base.yaml", Modules.Base);
        project.Write("a.yaml", Modules.Task("a"));
        project.Write("b.yaml", Modules.Task("b") + "ERROR: 1\n");
        Assert.HasCount(1, project.Fail().Diagnostics);
        CollectionAssert.AreEqual(new[] { "Job.plan.json", "Job.sh", "Job.yaml" }, project.Outputs.ToArray());
        Assert.IsFalse(project.Fail().Compiled, "the good one is up to date");
    }

    [TestMethod]
    public void ACopiedProjectLeavesTheOriginalAlone()
    {
        using var original = SweepProject("TP\n1\n2\n");
        original.Build();
        var files = original.Times;
        using var copy = original.Copy();
        copy.Write("data/jobs.csv", "TP\n4\n");
        copy.Build();
        CollectionAssert.AreEqual(new[] { "sflow_001" }, Stems(copy));
        copy.Build("-t:Clean");
        Assert.IsEmpty(copy.Outputs);
        CollectionAssert.AreEqual(files.ToList(), original.Times.ToList());
    }

    [TestMethod]
    public void WarningsAreSaidAgain()
    {
        using var project = WorkflowProject();
        project.Write("a.yaml", "variables:\n  MODEL: {value: other} # WARN\n" + Modules.Task("a"));
        var first = project.Build().Diagnostics;
        StringAssert.Contains(first.Single(), "a.yaml(2,");
        var second = project.Build();
        Assert.IsFalse(second.Compiled);
        CollectionAssert.AreEqual(first.ToList(), second.Diagnostics.ToList(), second.Text);
    }

    [TestMethod]
    public void ComposeAndPlanWorkAlone()
    {
        using var project = WorkflowProject();
        project.Build("-t:Compose", "-p:SflowTaskFactory=TaskHostFactory");
        CollectionAssert.AreEqual(new[] { "Job.yaml" }, project.Outputs.ToArray());
        project.Build("-t:Resolve");
        CollectionAssert.AreEqual(new[] { "Job.resolved.yaml", "Job.yaml" }, project.Outputs.ToArray());
        project.Build("-t:Plan");
        CollectionAssert.AreEqual(new[] { "Job.plan.json", "Job.resolved.yaml", "Job.yaml" }, project.Outputs.ToArray());
        project.Build("-t:Clean");
        Assert.IsEmpty(project.Outputs);
    }

    private static TestProject WorkflowProject()
    {
        var project = new TestProject("""<SflowModule Include="base.yaml;b.yaml;a.yaml" />""");
        project.Write("base.yaml", Modules.Base);
        project.Write("a.yaml", Modules.Task("a"));
        project.Write("b.yaml", Modules.Task("b"));
        return project;
    }

    private static TestProject SweepProject(string csv)
    {
        var project = new TestProject("""<SflowModule Include="base.yaml;a.yaml" />""" + Sweep);
        project.Write("base.yaml", Modules.Base);
        project.Write("a.yaml", Modules.Task("a"));
        project.Write("data/jobs.csv", csv);
        return project;
    }

    private static string[] Stems(TestProject project) =>
        [.. project.Outputs.Where(o => o.EndsWith(".sh", StringComparison.Ordinal)).Select(o => Path.GetFileNameWithoutExtension(o))];

    private static string[] Codes(BuildAnswer answer) => [.. answer.Errors.Select(f => f.Split(": error ")[1][..9]).Order()];

    private static string[] Echoes(string yaml) => [.. Regex.Matches(yaml, "echo ([a-z]+)").Select(m => m.Groups[1].Value)];

    [UnsupportedOSPlatform("windows")]
    private static string Mode(string path) =>
        string.Concat(
            Enumerable.Range(0, 9).Select(i => (File.GetUnixFileMode(path) & (UnixFileMode)(256 >> i)) != 0 ? "rwxrwxrwx"[i] : '-')
        );
}
