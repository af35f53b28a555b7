namespace Sflow.MSBuild.Tests;

[TestClass]
public sealed class MatrixTests
{
    private const string Items =
        """<SflowModule Include="base.yaml;a.yaml" /><SflowVariable Include="TP" Values="1; 2;4" />"""
        + """<SflowVariable Include="MODEL" Values="small;large" />""";

    [TestMethod]
    public void EveryCombinationIsARow()
    {
        using var project = Project(Items + """<SflowExclude Include="too-wide" TP="4" Model="large" />""");
        var plan = project.Build("-t:Plan").Text;
        StringAssert.Contains(plan, "Job.matrix");
        StringAssert.Contains(plan, "TP (1, 2, 4) x MODEL (small, large): 5 rows, 1 left out");
        StringAssert.Contains(plan, "2_large_004  TP=2 MODEL=large");

        project.Build();
        CollectionAssert.AreEqual(new[] { "1_large_002", "1_small_001", "2_large_004", "2_small_003", "4_small_005" }, Rows(project));
        Assert.IsTrue(project.Read("Job.matrix/2_large_004.sh").Contains("setenv MODEL large\n", StringComparison.Ordinal));
        StringAssert.Contains(project.Read("Job.matrix/manifest.json"), "\"columns\": [");
        Assert.IsFalse(File.Exists(Path.Combine(project.Output, "Job.sh")), "a workflow with a matrix has no script of its own");
        Assert.IsFalse(project.Build().Compiled);

        project.WriteProject(
            Items.Replace("1; 2;4", "$(Widths)") + """<SflowExclude Include="too-wide" TP="$(Wide)" />""",
            "<Widths>1;4</Widths><Wide>4</Wide>"
        );
        project.Build();
        CollectionAssert.AreEqual(new[] { "large_002", "small_001" }, Rows(project));
        project.Build("-p:Wide=1");
        CollectionAssert.AreEqual(new[] { "large_002", "small_001" }, Rows(project));
        Assert.IsTrue(
            project.Read("Job.matrix/small_001.sh").Contains("setenv TP 4\n", StringComparison.Ordinal),
            "a change of an exclusion alone rebuilds"
        );
    }

    [TestMethod]
    public void WhatIsWrongIsSaid()
    {
        using var project = Project(
            """
            <SflowModule Include="base.yaml;a.yaml" />
            <SflowModule Include="base.yaml;a.yaml" Workflow="swept" />
            <SflowSweep Include="jobs.csv" Workflow="swept" />
            <SflowVariable Include="TP" Values="1;2" />
            """
        );
        project.Write("jobs.csv", "TP\n1\n");
        StringAssert.Contains(
            project.Fail().Errors.Single(),
            "error SFLOW1906: The Values of SflowVariable 'TP' would give the workflow 'swept' a matrix, "
                + "but its rows come from the sweep 'jobs'."
        );

        project.WriteProject(
            """
            <SflowModule Include="base.yaml;a.yaml" />
            <SflowModule Include="base.yaml;a.yaml" Workflow="plain" />
            <SflowModule Include="base.yaml;a.yaml" Workflow="large" />
            <SflowVariable Include="TP" Values="1;2" Workflow="Job" />
            <SflowVariable Include="TP" Values="4" Workflow="Job" />
            <SflowVariable Include="MODEL" Values="a;b" Workflow="large" />
            <SflowExclude Include="nothing" Workflow="large" />
            <SflowExclude Include="typo" MODELL="a" Workflow="large" />
            <SflowExclude Include="lost" Workflow="laarge" TP="1" />
            """
        );
        CollectionAssert.AreEqual(new[] { "SFLOW1904", "SFLOW1916", "SFLOW1920", "SFLOW1921" }, Codes(project.Fail()));
        Assert.IsEmpty(project.Outputs, "what is wrong with the project as a whole stops all of it");
        project.WriteProject(
            File.ReadAllText(Path.Combine(project.Folder, "Job.proj"))
                .Split("<ItemGroup>")[1]
                .Split("</ItemGroup>")[0]
                .Replace("laarge", "Job")
        );
        var answer = project.Fail();
        CollectionAssert.AreEqual(new[] { "SFLOW1916", "SFLOW1920", "SFLOW1921" }, Codes(answer), answer.Text);
        CollectionAssert.Contains(project.Outputs.ToArray(), "plain.sh", "the workflow beside them is built");

        project.Write("solo.yaml", Modules.Base + "  tasks: [{name: t, script: [echo]}]\n");
        project.WriteProject(
            """<SflowWorkflow Include="solo.yaml" /><SflowVariable Include="TP" Values="1;2" />"""
                + """<SflowVariable Include="MODEL" Value="a" Values=" ; " />"""
        );
        CollectionAssert.AreEqual(new[] { "SFLOW1905", "SFLOW1923" }, Codes(project.Fail()));

        project.WriteProject(
            """
            <SflowModule Include="base.yaml;a.yaml" />
            <SflowVariable Include="TP" Values="1;2" />
            <SflowExclude Include="one" TP="1" /><SflowExclude Include="two" TP="2" /><SflowExclude Include="three" TP="3" />
            """
        );
        var empty = project.Fail();
        CollectionAssert.AreEqual(new[] { "SFLOW1919" }, Codes(empty));
        Assert.IsTrue(empty.Diagnostics.Any(f => f.Contains("warning SFLOW1922: The SflowExclude 'three' leaves out nothing")), empty.Text);
    }

    private static string[] Rows(TestProject project) =>
        [
            .. project
                .Outputs.Where(o => o.StartsWith("Job.matrix/", StringComparison.Ordinal) && o.EndsWith(".sh", StringComparison.Ordinal))
                .Select(o => Path.GetFileNameWithoutExtension(o)),
        ];

    private static string[] Codes(BuildAnswer answer) => [.. answer.Errors.Select(f => f.Split(": error ")[1][..9]).Order()];

    private static TestProject Project(string items)
    {
        var project = new TestProject(items);
        project.Write("base.yaml", Modules.Base);
        project.Write("a.yaml", Modules.Task("a"));
        return project;
    }
}
