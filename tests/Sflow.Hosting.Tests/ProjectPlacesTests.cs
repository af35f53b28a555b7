using Sflow.Hosting.Projects;

namespace Sflow.Hosting.Tests;

/// <summary>Items and properties have the place of the element that they come from.</summary>
[TestClass]
public sealed class ProjectPlacesTests
{
    private const string Items = """
        <Project>
          <PropertyGroup><Jobs>jobs</Jobs></PropertyGroup>
          <ItemGroup>
            <SflowModule Include="site.yaml; train.yaml" />
            <SflowModule Include="jobs/**/*.yaml" Workflow="b" />
            <SflowModule Include="$(Jobs)/../x.yaml" />
            <SflowVariable Include="TP" Value="1" />
            <SflowVariable Include="TP" Value="2" Workflow="b" />
            <SflowExclude Include="TP" PP="1" />
            <SflowMissableTask Include="agg_%2A" />
            <SflowSweep Include="a.csv" Name="first"><Rows>1:4</Rows></SflowSweep>
            <sflowsweep Include="sub\b.csv" Rows="2" />
          </ItemGroup>
          <Target Name="T"><ItemGroup><SflowVariable Include="LATE" /></ItemGroup></Target>
        </Project>
        """;

    [TestMethod]
    [DataRow("SflowModule", "train.yaml", "", "4,6")]
    [DataRow("SflowModule", "jobs/deep/a.yaml", "Workflow=b", "5,6")]
    [DataRow("SflowModule", "jobs/../x.yaml", "", "6,6")]
    [DataRow("SflowVariable", "TP", "Value=1", "7,6")]
    [DataRow("SflowVariable", "TP", "Value=2;Workflow=b", "8,6")]
    [DataRow("SflowExclude", "TP", "PP=1", "9,6")]
    [DataRow("SflowMissableTask", "agg_*", "", "10,6")]
    [DataRow("SflowSweep", "sub/b.csv", "Rows=2;Name=b", "12,6")]
    [DataRow("SflowVariable", "LATE", "", "14,32")]
    [DataRow("SflowVariable", "GONE", "Value=1", "0,0")]
    public void AnItemHasThePlaceOfItsElement(string type, string spec, string metadata, string expected)
    {
        using var folder = new TemporaryFolder();
        var project = folder.Write("p.proj", Items);
        Assert.AreEqual((project, expected), Text(new ProjectPlaces(project, []).OfItem(Item(type, spec, project, metadata))));
    }

    [TestMethod]
    [DataRow("a.csv", "Name=first;Rows=1:4", "Rows", "11,47")]
    [DataRow("a.csv", "Name=first;Rows=1:4", "Name", "11,33")]
    [DataRow("a.csv", "Name=first;Rows=1:4", "JobName", "11,6")]
    [DataRow("sub/b.csv", "Rows=2", "Rows", "12,37")]
    public void MetadataHasItsOwnPlace(string spec, string metadata, string name, string expected)
    {
        using var folder = new TemporaryFolder();
        var project = folder.Write("p.proj", Items);
        Assert.AreEqual(expected, Text(new ProjectPlaces(project, []).OfMetadata(Item("SflowSweep", spec, project, metadata), name)).Place);
    }

    [TestMethod]
    public void AnItemOfAnotherFileHasItsPlaceThere()
    {
        using var folder = new TemporaryFolder();
        var project = folder.Write("p.proj", "<Project />");
        var other = folder.Write("other/x.props", "<Project>\n<ItemGroup>\n<SflowVariable Include=\"A\" />\n</ItemGroup>\n</Project>");
        Assert.AreEqual((other, "3,2"), Text(new ProjectPlaces(project, []).OfItem(Item("SflowVariable", "A", other, ""))));
        Assert.AreEqual((other, "0,0"), Text(new ProjectPlaces(project, []).OfItem(Item("SflowVariable", "B", other, ""))));
    }

    [TestMethod]
    public void APropertyHasThePlaceOfTheElementWithItsValue()
    {
        using var folder = new TemporaryFolder();
        var props = folder.Write("Directory.Build.props", "<Project><PropertyGroup>\n<SflowNodes>2</SflowNodes></PropertyGroup></Project>");
        var project = folder.Write(
            "p.proj",
            "<Project>\n<PropertyGroup>\n<SflowNodes Condition=\"'$(A)' == ''\">3</SflowNodes>\n"
                + "<sflowtime>1</sflowtime></PropertyGroup></Project>"
        );
        var places = new ProjectPlaces(project, [new("sflowaccount", "x")]);
        Assert.AreEqual((props, "2,2"), Text(places.OfProperty("SflowNodes", "2")));
        Assert.AreEqual((project, "3,2"), Text(places.OfProperty("SflowNodes", "3")));
        Assert.AreEqual((project, "3,2"), Text(places.OfProperty("SflowNodes", "7")), "computed: the last one");
        Assert.AreEqual((project, "4,2"), Text(places.OfProperty("SflowTime", "1")));
        Assert.AreEqual((project, "0,0"), Text(places.OfProperty("SflowAccount", "x")), "of the command line");
        Assert.AreEqual((project, "0,0"), Text(places.OfProperty("SflowRunDir", "x")), "of the environment");
    }

    private static ProjectItemLook Item(string type, string spec, string file, string metadata) =>
        ProjectCheckTests.Item(
            type,
            spec,
            file,
            [
                .. metadata
                    .Split(';', StringSplitOptions.RemoveEmptyEntries)
                    .Select(pair => pair.Split('='))
                    .Select(pair => (pair[0], pair[1])),
            ]
        );

    private static (string File, string Place) Text(TextLocation place) => (place.Path, $"{place.Line},{place.Column}");
}
