using Sflow.Hosting.Projects;

namespace Sflow.Hosting.Tests;

/// <summary>Nothing misspelt in a project is silent, and nothing that is a project's own is an error.</summary>
[TestClass]
public sealed class ProjectCheckTests
{
    [TestMethod]
    // Properties.
    [DataRow("<PropertyGroup><SflowPartiton>x</SflowPartiton></PropertyGroup>", "1931: 'SflowPartiton' . 'SflowPartition'")]
    [DataRow("<PropertyGroup><SflowAcount>x</SflowAcount></PropertyGroup>", "1931: 'SflowAcount' . 'SflowAccount'")]
    [DataRow("<PropertyGroup><SflowTme>x</SflowTme></PropertyGroup>", "1931: 'SflowTme' . 'SflowTime'")]
    [DataRow("<PropertyGroup><SflowNode>x</SflowNode></PropertyGroup>", "1931: 'SflowNode' . 'SflowNodes'")]
    [DataRow("<PropertyGroup><SflowGpus>x</SflowGpus></PropertyGroup>", "1931: 'SflowGpus' . 'SflowGpusPerNode'")]
    [DataRow("<PropertyGroup><SflowGpuPerNode>x</SflowGpuPerNode></PropertyGroup>", "1931: 'SflowGpuPerNode' . 'SflowGpusPerNode'")]
    [DataRow("<PropertyGroup><SflowJob_Name>x</SflowJob_Name></PropertyGroup>", "1931: 'SflowJob_Name' . 'SflowJobName'")]
    [DataRow("<PropertyGroup><SflowWorkspace>x</SflowWorkspace></PropertyGroup>", "1931: 'SflowWorkspace' . 'SflowWorkspaceDir'")]
    [DataRow("<PropertyGroup><SflowRunsDir>x</SflowRunsDir></PropertyGroup>", "1931: 'SflowRunsDir' . 'SflowRunDir'")]
    [DataRow("<PropertyGroup><SflowPrologues>x</SflowPrologues></PropertyGroup>", "1931: 'SflowPrologues' . 'SflowPrologue'")]
    [DataRow("<PropertyGroup><SflowTemplete>x</SflowTemplete></PropertyGroup>", "1931: 'SflowTemplete' . 'SflowTemplate'")]
    [DataRow("<PropertyGroup><SflowMisableTasks>x</SflowMisableTasks></PropertyGroup>", "1931: 'SflowMisableTasks' . 'SflowMissableTasks'")]
    [DataRow("<PropertyGroup><SflowOutputpaht>x</SflowOutputpaht></PropertyGroup>", "1931: 'SflowOutputpaht' . 'SflowOutputPath'")]
    [DataRow("<PropertyGroup><SflowCheckshel>x</SflowCheckshel></PropertyGroup>", "1931: 'SflowCheckshel' . 'SflowCheckShell'")]
    [DataRow("<PropertyGroup><SflowMaxSubmits>x</SflowMaxSubmits></PropertyGroup>", "1931: 'SflowMaxSubmits' . 'SflowMaxSubmit'")]
    [DataRow("<PropertyGroup><sflowPartiton>x</sflowPartiton></PropertyGroup>", "1931: 'sflowPartiton' . 'SflowPartition'")]
    [DataRow("<PropertyGroup><SflowCluster>x</SflowCluster></PropertyGroup>", "1931: 'SflowCluster' . Remove it. If")]
    [DataRow(
        "<PropertyGroup><SflowPartiton Condition=\"'$(SflowPartiton)' == ''\">x</SflowPartiton></PropertyGroup>",
        "1931: 'SflowPartiton'"
    )]
    [DataRow("<PropertyGroup><SflowPartiton>$(SflowPartiton)x</SflowPartiton></PropertyGroup>", "1931: 'SflowPartiton'")]
    [DataRow("<Choose><When Condition=\"true\"><PropertyGroup><SflowTme>1</SflowTme></PropertyGroup></When></Choose>", "1931: 'SflowTme'")]
    [DataRow("<Target Name=\"T\"><PropertyGroup><SflowTme>1</SflowTme></PropertyGroup></Target>", "1931: 'SflowTme'")]
    [DataRow("<Target Name=\"T\"><X><Output TaskParameter=\"P\" PropertyName=\"SflowTme\" /></X></Target>", "1931: 'SflowTme'")]
    // Items.
    [DataRow("<ItemGroup><SflowVariables Include=\"A\" Value=\"1\" /></ItemGroup>", "1932: 'SflowVariables' . 'SflowVariable'")]
    [DataRow("<ItemGroup><SflowSweeps Include=\"a.csv\" /></ItemGroup>", "1932: 'SflowSweeps' . 'SflowSweep'")]
    [DataRow("<ItemGroup><SflowExlude Include=\"a\" A=\"1\" /></ItemGroup>", "1932: 'SflowExlude' . 'SflowExclude'")]
    [DataRow("<ItemGroup><SflowModul Include=\"a.yaml\" /></ItemGroup>", "1932: 'SflowModul' . 'SflowModule'")]
    [DataRow("<ItemGroup><SflowModules Include=\"a.yaml\" /></ItemGroup>", "1932: 'SflowModules' . 'SflowModule'")]
    [DataRow("<ItemGroup><SflowWorkflows Include=\"a.yaml\" /></ItemGroup>", "1932: 'SflowWorkflows' . 'SflowWorkflow'")]
    [DataRow("<ItemGroup><SflowArtefact Include=\"a\" Uri=\"fs://a\" /></ItemGroup>", "1932: 'SflowArtefact' . 'SflowArtifact'")]
    [DataRow("<ItemGroup><SflowMissableTasks2 Include=\"a\" /></ItemGroup>", "1932: 'SflowMissableTasks2' . 'SflowMissableTask'")]
    [DataRow("<ItemGroup><SflowSbatchOptions Include=\"a\" /></ItemGroup>", "1932: 'SflowSbatchOptions' . 'SflowSbatchOption'")]
    [DataRow("<ItemGroup><SflowSbatch Include=\"a\" /></ItemGroup>", "1932: 'SflowSbatch' . 'SflowSbatchOption'")]
    [DataRow("<ItemGroup><SflowThing Include=\"a\" /></ItemGroup>", "1932: 'SflowThing' . Write SflowModule, SflowWorkflow,")]
    [DataRow("<ItemDefinitionGroup><SflowModul><Workflow>x</Workflow></SflowModul></ItemDefinitionGroup>", "1932: 'SflowModul'")]
    [DataRow("<Target Name=\"T\"><X><Output TaskParameter=\"P\" ItemName=\"SflowModul\" /></X></Target>", "1932: 'SflowModul'")]
    // Metadata.
    [DataRow("<ItemGroup><SflowSweep Include=\"a.csv\" Row=\"1\" /></ItemGroup>", "1933: 'Row' of SflowSweep . 'Rows'")]
    [DataRow("<ItemGroup><SflowSweep Include=\"a.csv\" Workfow=\"x\" /></ItemGroup>", "1933: 'Workfow' of SflowSweep . 'Workflow'")]
    [DataRow(
        "<ItemGroup><SflowSweep Include=\"a.csv\" MisableTasks=\"x\" /></ItemGroup>",
        "1933: 'MisableTasks' of SflowSweep . 'MissableTasks'"
    )]
    [DataRow("<ItemGroup><SflowSweep Include=\"a.csv\"><Nmae>x</Nmae></SflowSweep></ItemGroup>", "1933: 'Nmae' of SflowSweep . 'Name'")]
    [DataRow("<ItemGroup><SflowModule Include=\"a.yaml\" Workflw=\"x\" /></ItemGroup>", "1933: 'Workflw' of SflowModule . 'Workflow'")]
    [DataRow(
        "<ItemGroup><SflowModule Update=\"a.yaml\" Sort=\"true\" /></ItemGroup>",
        "1933: 'Sort' of SflowModule . Write Workflow or Sorted."
    )]
    [DataRow("<ItemGroup><SflowVariable Include=\"A\" Vlaue=\"1\" /></ItemGroup>", "1933: 'Vlaue' of SflowVariable . 'Value'")]
    [DataRow(
        "<ItemGroup><SflowVariable Include=\"A\"><Valuess>1;2</Valuess></SflowVariable></ItemGroup>",
        "1933: 'Valuess' of SflowVariable . 'Values'"
    )]
    [DataRow("<ItemGroup><SflowArtifact Include=\"A\" Url=\"fs://a\" /></ItemGroup>", "1933: 'Url' of SflowArtifact . 'Uri'")]
    [DataRow(
        "<ItemGroup><SflowWorkflow Include=\"a.yaml\" Workflow=\"a\" /></ItemGroup>",
        "1933: 'Workflow' of SflowWorkflow . Write JobName."
    )]
    [DataRow(
        "<ItemGroup><SflowSweep Include=\"a.csv\" Colour=\"red\" /></ItemGroup>",
        "1933: 'Colour' of SflowSweep . Write Name, Workflow,"
    )]
    [DataRow("<ItemDefinitionGroup><SflowSweep><Row>1</Row></SflowSweep></ItemDefinitionGroup>", "1933: 'Row' of SflowSweep . 'Rows'")]
    [DataRow("<ItemGroup><SflowVariable Include=\"A\" Value=\"1\" Row=\"%(Row)\" /></ItemGroup>", "1933: 'Row' of SflowVariable")]
    // Wrong groups and wildcards.
    [DataRow("<PropertyGroup><SflowModule>a.yaml</SflowModule></PropertyGroup>", "1935: 'SflowModule' is an item type")]
    [DataRow("<ItemGroup><SflowPartition Include=\"a\" /></ItemGroup>", "1935: 'SflowPartition' is a property")]
    [DataRow("<ItemGroup><SflowMissableTask Include=\"agg_*\" /></ItemGroup>", "1938: SflowMissableTask 'agg_*' . 'agg_%2A'")]
    [DataRow("<ItemGroup><SflowSbatchOption Include=\"--constraint=a?\" /></ItemGroup>", "1938: SflowSbatchOption '--constraint=a?' . %3F")]
    public void AMisspeltNameIsAnErrorAtItsPlace(string xml, string expected)
    {
        using var folder = new TemporaryFolder();
        var project = folder.Write("p.proj", $"<Project>\n{xml}\n</Project>\n");
        var diagnostic = Check(new ProjectCheck { Project = project }).Single();
        var code = expected.Substring(0, 4);
        Assert.AreEqual(
            ("SFLOW" + code, Severity.Error, project, 2),
            (diagnostic.Code, diagnostic.Severity, diagnostic.Location.Path, diagnostic.Location.Line)
        );
        foreach (var words in expected.Substring(6).Split([" . ", " of "], StringSplitOptions.None))
            StringAssert.Contains(diagnostic.Message, words);
        var name = expected.Split('\'')[1];
        var asAttribute = xml.IndexOf($" {(code == "1938" ? "Include" : name)}=", StringComparison.Ordinal);
        var column = code is "1933" or "1938" && asAttribute >= 0 ? asAttribute + 2 : xml.IndexOf(name, StringComparison.Ordinal) + 1;
        if (!xml.Contains("<Output", StringComparison.Ordinal))
            Assert.AreEqual(column, diagnostic.Location.Column);
    }

    [TestMethod]
    [DataRow(
        "<PropertyGroup><SflowPartition>a</SflowPartition><sflownodes>1</sflownodes><_SflowMine>1</_SflowMine>"
            + "<Partiton>x</Partiton></PropertyGroup>"
    )]
    [DataRow("<PropertyGroup><SflowCluster>a</SflowCluster><X>$(SflowCluster)</X></PropertyGroup>")]
    [DataRow("<PropertyGroup><SflowCluster>a</SflowCluster></PropertyGroup><Import Project=\"$( sflowcluster ).props\" />")]
    [DataRow(
        "<PropertyGroup><SflowCluster>a</SflowCluster></PropertyGroup>"
            + "<Target Name=\"T\"><Message Text=\"$(SflowCluster.Trim())\" /></Target>"
    )]
    [DataRow("<ItemGroup><SflowThing Include=\"a\" /><Other Include=\"@(SflowThing->'%(Identity)')\" /></ItemGroup>")]
    [DataRow("<ItemGroup><SflowModule Include=\"a.yaml\" Owner=\"me\" /><O Include=\"@(SflowModule->'%(Owner)')\" /></ItemGroup>")]
    [DataRow(
        "<ItemGroup><SflowModule Include=\"a.yaml\" Owner=\"me\" />"
            + "<O Include=\"@(SflowModule->WithMetadataValue('Owner', 'me'))\" /></ItemGroup>"
    )]
    [DataRow(
        "<ItemGroup Label=\"x\"><SflowModule Include=\"a.yaml;b.yaml\" Exclude=\"b.yaml\" Condition=\"true\" "
            + "Label=\"x\" KeepDuplicates=\"false\" _Mine=\"1\" /></ItemGroup>"
    )]
    [DataRow(
        "<ItemGroup><SflowModule Update=\"a.yaml\"><Link>a</Link><Visible>false</Visible></SflowModule>"
            + "<SflowModule Remove=\"b.yaml\" /></ItemGroup>"
    )]
    [DataRow(
        "<ItemGroup><SflowVariable Include=\"A\" value=\"1\" workflow=\"x\" /><SflowExclude Include=\"a\" TP=\"1\" Pp=\"2\" /></ItemGroup>"
    )]
    [DataRow("<ProjectExtensions><PropertyGroup><SflowTme>1</SflowTme></PropertyGroup></ProjectExtensions>")]
    [DataRow(
        "<ItemGroup><SflowModule Include=\"gone/*.yaml\" Condition=\"Exists('gone')\" /><SflowModule Include=\"$(X)/*.yaml\" /></ItemGroup>"
    )]
    public void WhatIsRightOrTheProjectsOwnIsNotReported(string xml)
    {
        using var folder = new TemporaryFolder();
        var project = folder.Write("p.proj", $"<Project>{xml}</Project>");
        Assert.AreEqual("", string.Join("\n", Check(new ProjectCheck { Project = project })));
    }

    [TestMethod]
    public void EveryFileThatTheProjectImportsIsChecked()
    {
        using var folder = new TemporaryFolder();
        const string Wrong = "<PropertyGroup><SflowTme>1</SflowTme></PropertyGroup>";
        folder.Write("Directory.Build.props", $"<Project>{Wrong}</Project>");
        folder.Write(
            "a/Directory.Build.props",
            "<Project><Import Project=\"$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))\" />"
                + "<PropertyGroup><Site>$(MSBuildThisFileDirectory)site/</Site></PropertyGroup></Project>"
        );
        folder.Write("a/Directory.Build.targets", $"<Project><Import Project=\"$(Site)*.targets\" />{Wrong}</Project>");
        folder.Write("a/site/one.targets", $"<Project>{Wrong}</Project>");
        folder.Write("a/site/two.props", $"<Project xmlns=\"http://schemas.microsoft.com/developer/msbuild/2003\">{Wrong}</Project>");
        folder.Write("a/site/Sflow.MSBuild.targets", $"<Project>{Wrong}</Project>");
        var project = folder.Write(
            "a/p.proj",
            "<Project Sdk=\"Microsoft.NET.Sdk\"><Import Sdk=\"Other\" Project=\"Sdk.props\" /><Import Project=\"$(Unknown)/x.props\" />"
                + "<Import Project=\"site\\two.props\" /><Import Project=\"p.proj\" Condition=\"false\" /></Project>"
        );
        CollectionAssert.AreEqual(
            new[] { "Directory.Build.props", "a/site/two.props", "a/Directory.Build.targets", "a/site/one.targets" },
            Check(new ProjectCheck { Project = project })
                .Select(d => Path.GetRelativePath(folder.Path, d.Location.Path).Replace('\\', '/'))
                .ToArray(),
            "Sflow's own files and what only MSBuild can find are left out"
        );
        Assert.IsEmpty(Check(new ProjectCheck { Project = folder.Write("b/q.proj", "<Project />"), Imports = [] }), "only the given files");
    }

    [TestMethod]
    public void APropertyOfTheCommandLineIsReportedAtTheProject()
    {
        using var folder = new TemporaryFolder();
        var project = folder.Write("p.proj", "<Project><Import Project=\"$(SflowCluster).props\" /></Project>");
        KeyValuePair<string, string>[] globals =
        [
            new("SflowPartiton", "x"),
            new("SflowPartition", "x"),
            new("SflowCluster", "mine"),
            new("Configuration", "Debug"),
        ];
        Assert.AreEqual(
            $"{project}: error SFLOW1931: 'SflowPartiton' is not a property of Sflow. Did you mean 'SflowPartition'?",
            Check(new ProjectCheck { Project = project, Globals = globals }).Single().ToString()
        );
    }

    [TestMethod]
    public void AValueThatIsNotAllowedIsReportedOncePerElement()
    {
        using var folder = new TemporaryFolder();
        var project = folder.Write(
            "p.proj",
            "<Project><ItemGroup>\n<SflowModule Include=\"a.yaml;b.yaml\" Sorted=\"yes\" />\n</ItemGroup></Project>"
        );
        var items = new[] { "a.yaml", "b.yaml" }.Select(path => Item("SflowModule", path, project, ("Sorted", "yes"))).ToList();
        Assert.AreEqual(
            $"{project}(2,38): error SFLOW1934: The metadata Sorted of SflowModule can't be 'yes'. Write true or false.",
            Check(new ProjectCheck { Project = project, Items = items }).Single().ToString()
        );
        items = [Item("SflowModule", "a.yaml", project, ("Sorted", "True"))];
        Assert.IsEmpty(Check(new ProjectCheck { Project = project, Items = items }));
    }

    [TestMethod]
    public void AWildcardThatMatchesNothingIsAWarning()
    {
        using var folder = new TemporaryFolder();
        var project = folder.Write(
            "p.proj",
            "<Project><ItemGroup>\n<SflowModule Include=\"jbos/*.yaml;site.yaml\" />\n<SflowModule Include=\"jobs/**/*.yaml\" />\n"
                + "</ItemGroup></Project>"
        );
        var items = new[] { Item("SflowModule", "jobs/deep/a.yaml", project), Item("SflowModule", "site.yaml", project) };
        Assert.AreEqual(
            $"{project}(2,14): warning SFLOW1937: The SflowModule 'jbos/*.yaml' matches no file. "
                + "Correct the path, which starts at the folder of the project.",
            Check(new ProjectCheck { Project = project, Items = items }).Single().ToString()
        );
    }

    [TestMethod]
    public void AWildcardInAnImportWithAConditionMayMatchNothing()
    {
        using var folder = new TemporaryFolder();
        folder.Write("gpu.props", "<Project><ItemGroup><SflowModule Include=\"gpu/*.yaml\" /></ItemGroup></Project>");
        var project = folder.Write("p.proj", "<Project><Import Project=\"gpu.props\" Condition=\"'$(Gpu)' == 'true'\" /></Project>");
        Assert.IsEmpty(Check(new ProjectCheck { Project = project }));
    }

    [TestMethod]
    public void WorkflowsWhoseNamesDifferOnlyInCaseAreAnError()
    {
        using var folder = new TemporaryFolder();
        var project = folder.Write(
            "p.proj",
            "<Project><ItemGroup>\n<SflowModule Include=\"a.yaml\" Workflow=\"Job\" />\n"
                + "<SflowModule Include=\"b.yaml\" Workflow=\"job\" />\n</ItemGroup></Project>"
        );
        var items = new[]
        {
            Item("SflowModule", "a.yaml", project, ("Workflow", "Job")),
            Item("SflowModule", "b.yaml", project, ("Workflow", "job")),
        };
        Assert.AreEqual(
            $"{project}(3,31): error SFLOW1940: The workflow names 'Job' and 'job' differ only in upper and lower case, which count as "
                + "equal. Write the name in one way, or give one of the workflows another name.",
            Check(new ProjectCheck { Project = project, Items = items }).Single().ToString()
        );
    }

    [TestMethod]
    public void OnlyAProjectWithoutCodeNeedsSomethingToCompile()
    {
        using var folder = new TemporaryFolder();
        var project = folder.Write("p.proj", "<Project />");
        Assert.IsEmpty(Check(new ProjectCheck { Project = project }));
        Assert.AreEqual("SFLOW1936", Check(new ProjectCheck { Project = project, ExpectsUnits = true }).Single().Code);
    }

    internal static ProjectItemLook Item(string type, string spec, string file, params (string Name, string Value)[] metadata) =>
        new(type, spec, file, name => metadata.FirstOrDefault(m => m.Name == name).Value ?? "");

    private static List<Diagnostic> Check(ProjectCheck check)
    {
        var diagnostics = new DiagnosticBag();
        check.Run(diagnostics);
        return [.. diagnostics];
    }
}
