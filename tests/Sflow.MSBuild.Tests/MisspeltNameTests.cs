namespace Sflow.MSBuild.Tests;

/// <summary>Misspelt names in real builds. ProjectCheckTests of Sflow.Hosting has each kind of name.</summary>
[TestClass]
public sealed class MisspeltNameTests
{
    private const string Module = """<SflowModule Include="base.yaml;a.yaml" />""";

    [TestMethod]
    public void AMisspeltNameFailsEveryTarget()
    {
        using var project = Project(Module);
        project.Write("x.csv", "TP\n1\n");
        project.Build();
        project.Write("site.props", "<Project>\n<PropertyGroup><SflowAcount>x</SflowAcount></PropertyGroup></Project>");
        project.WriteProject(
            Module + "\n<SflowVariables Include=\"TP\" Value=\"1\" />\n<SflowSweep Include=\"x.csv\" Row=\"1\" Sorted=\"yes\" />",
            "<SflowPartiton>gpu</SflowPartiton><SflowOwn>1</SflowOwn></PropertyGroup><Import Project=\"site.props\" />"
                + "<Target Name=\"Own\"><Message Text=\"$(SflowOwn)\" /></Target><PropertyGroup>"
        );
        string[] expected =
        [
            "Job.proj : error SFLOW1931: 'SflowTme' is not a property of Sflow. Did you mean 'SflowTime'?",
            "Job.proj(2,19): error SFLOW1931: 'SflowPartiton' is not a property of Sflow. Did you mean 'SflowPartition'?",
            "Job.proj(4,2): error SFLOW1932: 'SflowVariables' is not an item type of Sflow. Did you mean 'SflowVariable'?",
            "Job.proj(5,29): error SFLOW1933: 'Row' is not metadata of SflowSweep. Did you mean 'Rows'?",
            "Job.proj(5,37): error SFLOW1933: 'Sorted' is not metadata of SflowSweep. "
                + "Write Name, Workflow, Rows, MissableTasks or JobName.",
            "site.props(2,17): error SFLOW1931: 'SflowAcount' is not a property of Sflow. Did you mean 'SflowAccount'?",
        ];
        foreach (var target in new[] { "Build", "Plan", "Compose", "Resolve", "GenerateSbatch", "SubmitSweep", "SweepStatus" })
        {
            var answer = project.Fail("-t:" + target, "-p:SflowTme=1");
            CollectionAssert.AreEqual(expected, InOrder(answer, project), target);
            Assert.IsFalse(answer.Compiled, target);
        }
    }

    [TestMethod]
    public void AMisspeltNameIsReportedWithEverythingElseThatIsWrong()
    {
        using var project = Project(Module);
        project.Build();
        var before = project.Read("Job.sh");
        project.Write("a.yaml", Modules.Task("a").Replace("script:", "scirpt:"));
        project.Write("x.csv", "TPP\n1\n");
        project.WriteProject("""<SflowModules Include="b.yaml" /><SflowSweep Include="x.csv" Workflow="Job" />""" + Module);
        var codes = project.Fail().Errors.Select(line => line.Split(": error ")[1][..9]).Order(StringComparer.Ordinal).ToArray();
        CollectionAssert.AreEqual(new[] { "SFLOW1201", "SFLOW1711", "SFLOW1932" }, codes);
        Assert.AreEqual(before, project.Read("Job.sh"), "nothing is removed or written");
    }

    [TestMethod]
    public void AMisspeltPropertyOfTheCommandLineIsFoundWhenEverythingIsUpToDate()
    {
        using var project = Project(Module);
        project.Build();
        StringAssert.Contains(project.Fail("-p:sflowpartiton=x").Errors.Single(), "Did you mean 'SflowPartition'?");
        Assert.IsFalse(project.Build().Compiled, "the failed build changed nothing");
    }

    [TestMethod]
    public void EachErrorAboutAnItemOrAPropertyHasItsLine()
    {
        using var project = Project("");
        project.Write("x.csv", "TP\n1\n");
        project.WriteProject(
            "\n<SflowModule Include=\"base.yaml;a.yaml\" />\n<SflowVariable Include=\"TP\" value=\"1\" />\n"
                + "<SflowVariable Include=\"TPP\" Value=\"1\" />\n"
                + "<SflowArtifact Include=\"W\" />\n<SflowSbatchOption Include=\"--exclusive\" Workflow=\"Jbo\" />\n"
                + "<SflowSweep Include=\"x.csv\" Rows=\"9\" Workflow=\"Jop\" />\n",
            "\n<SflowCheckPaths>yes</SflowCheckPaths>\n<SflowPrologue>gone.sh</SflowPrologue>"
        );
        CollectionAssert.AreEqual(
            new[]
            {
                "Job.proj(10,2): error SFLOW1904: The SflowSbatchOption '--exclusive' belongs to the workflow 'Jbo', "
                    + "which the project doesn't have. Did you mean 'Job'?",
                "Job.proj(11,29): error SFLOW1718: The row selection '9' names row 9, but the CSV has only row 1.",
                "Job.proj(11,38): error SFLOW1904: The SflowSweep 'x' belongs to the workflow 'Jop', "
                    + "which the project doesn't have. Did you mean 'Job'?",
                "Job.proj(3,2): error SFLOW1913: The property SflowCheckPaths can't be 'yes'. Write true or false.",
                "Job.proj(4,2): error SFLOW1907: The property SflowPrologue names 'gone.sh', which can't be read: there is no such file.",
                "Job.proj(9,2): error SFLOW1905: The SflowArtifact 'W' has no Uri. Add one, such as Uri=\"fs:///models/name\".",
            },
            InOrder(project.Fail(), project)
        );
    }

    [TestMethod]
    public void SflowRowsRestrictsAPlanAndNeedsASweep()
    {
        using var project = Project(Module);
        StringAssert.Contains(
            project.Fail("-t:Plan", "-p:SflowRows=1").Errors.Single(),
            "Job.proj : error SFLOW1939: The property SflowRows selects the rows '1', "
                + "but the project has no sweep and no matrix. Remove it."
        );
        project.Write("x.csv", "TP\n1\n2\n4\n");
        project.WriteProject(Module + """<SflowSweep Include="x.csv" Rows="2:4" />""");
        var plan = project.Build("-t:Plan", "-p:SflowRows=1:3").Text;
        StringAssert.Contains(plan, "2_002");
        Assert.IsFalse(plan.Contains("1_001", StringComparison.Ordinal) || plan.Contains("4_003", StringComparison.Ordinal), plan);
    }

    [TestMethod]
    public void AUnitWithANameThatNoFileCanHaveIsNotAnErrorOfMSBuild()
    {
        using var project = Project("""<SflowModule Include="base.yaml;a.yaml" Workflow="a%3Bb" />""");
        var answer = project.Fail();
        StringAssert.Contains(answer.Errors.Single(), "Job.proj(3,54): error SFLOW1901: 'a;b' can't name a workflow or a sweep");
        Assert.IsFalse(answer.Text.Contains("MSB4094", StringComparison.Ordinal), answer.Text);
        project.Write("x.csv", "TP\n1\n");
        project.WriteProject(Module + """<SflowSweep Include="x.csv" Name="a%3Bb" />""");
        StringAssert.Contains(project.Fail().Errors.Single(), "error SFLOW1901: 'a;b' can't name a workflow or a sweep");
    }

    [TestMethod]
    public void AProjectWithoutAnythingToCompileSaysSo()
    {
        using var project = Project("""<SflowModule Include="jbos/*.yaml" />""");
        var warnings = project.Build().Diagnostics;
        StringAssert.Contains(warnings[0], "Job.proj(3,27): warning SFLOW1937: The SflowModule 'jbos/*.yaml' matches no file.");
        StringAssert.Contains(warnings[1], "Job.proj : warning SFLOW1936: The project has nothing to compile.");
        CollectionAssert.AreEqual(warnings.ToList(), project.Build().Diagnostics.ToList(), "every build says it");
    }

    [TestMethod]
    public void ATargetThatNeedsUnitsSaysThatThereAreNone()
    {
        using var project = Project("");
        // As in a project with code.
        project.WriteProject("", "<_SflowExpectsUnits></_SflowExpectsUnits>");
        Assert.IsEmpty(project.Build().Diagnostics, "a build of code needs no units");
        foreach (var target in new[] { "Plan", "Compose", "Resolve", "SubmitSweep", "SweepStatus", "CancelSweep" })
            StringAssert.Contains(project.Build("-t:" + target).Diagnostics.Single(), "SFLOW1936", target);
    }

    private static List<string> InOrder(BuildAnswer answer, TestProject project) =>
        [
            .. answer
                .Errors.Select(e => e.Replace(project.Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

    private static TestProject Project(string items)
    {
        var project = new TestProject(items);
        project.Write("base.yaml", Modules.Base);
        project.Write("a.yaml", Modules.Task("a"));
        return project;
    }
}
