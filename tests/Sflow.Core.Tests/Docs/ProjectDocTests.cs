using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sflow.Binding;
using Sflow.Compilation;

namespace Sflow.Tests.Docs;

/// <summary>docs/msbuild.md names whatever the package's targets offer: items, properties, targets, tasks, their parameters.</summary>
[TestClass]
public sealed partial class ProjectDocTests
{
    private static readonly MarkdownPage Page = MarkdownPage.Read(Repository.PathOf("docs", "msbuild.md"));

    private static readonly XElement Targets = XElement.Load(Repository.PathOf("build", "Sflow.MSBuild.targets"));

    private static readonly XElement Props = XElement.Load(Repository.PathOf("build", "Sflow.MSBuild.props"));

    private static readonly List<string> TaskNames =
    [
        .. Targets.Elements("UsingTask").Select(use => use.Attribute("TaskName")!.Value.Split('.')[^1]),
    ];

    [TestMethod]
    public void EveryItemIsDescribed() =>
        AssertAll(
            "Items",
            Targets
                .Descendants()
                .Attributes()
                .SelectMany(attribute => Item().Matches(attribute.Value))
                .Select(match => match.Groups[1].Value)
                .Distinct()
        );

    [TestMethod]
    public void EveryMetadatumWithADefaultIsDescribed() =>
        AssertAll("Items", Props.Elements("ItemDefinitionGroup").Elements().Elements().Select(metadatum => metadatum.Name.LocalName));

    // What a project can set is what the files read without having set it themselves.
    [TestMethod]
    public void EveryPropertyIsDescribed()
    {
        var texts = Targets
            .DescendantsAndSelf()
            .Concat(Props.DescendantsAndSelf())
            .SelectMany(element =>
                element.Attributes().Select(attribute => attribute.Value).Append(element.HasElements ? "" : element.Value)
            );
        var used = texts
            .SelectMany(text => text.Split("$(").Skip(1).Select(rest => rest.Split(')', 2)[0]))
            .Where(name => name.StartsWith("Sflow", StringComparison.Ordinal));
        AssertAll("Properties", used.Distinct());
    }

    [TestMethod]
    public void EveryTargetIsDescribed() =>
        AssertAll(
            "Targets",
            Targets.Elements("Target").Select(target => target.Attribute("Name")!.Value).Where(name => !name.StartsWith('_'))
        );

    [TestMethod]
    public void EveryTaskAndParameterIsDescribed()
    {
        AssertAll("Tasks", TaskNames);
        AssertAll(
            "Tasks",
            Targets
                .Descendants()
                .Where(element => TaskNames.Contains(element.Name.LocalName))
                .Attributes()
                .Select(attribute => attribute.Name.LocalName)
                .Where(name => name is not ("Condition" or "ContinueOnError"))
                .Distinct()
        );
    }

    [TestMethod]
    public void ThePropertyPageHasEveryProperty()
    {
        var rule = XElement.Load(Repository.PathOf("build", "Rules", "SflowProperties.xaml"));
        var shown = rule.Elements()
            .Where(element => element.Name.LocalName.EndsWith("Property", StringComparison.Ordinal))
            .Select(element => element.Attribute("Name")!.Value);
        var described = Page.CodeBelow("Properties")!.Where(word => Property().IsMatch(word));
        Assert.AreEqual(string.Join("\n", described.Order(StringComparer.Ordinal)), string.Join("\n", shown.Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    [DataRow("SflowModule")]
    [DataRow("SflowWorkflow")]
    [DataRow("SflowSweep")]
    public void ThePropertiesOfAFileAreItsMetadata(string item)
    {
        var rule = XElement.Load(Repository.PathOf("build", "Rules", item + ".xaml"));
        var shown = rule.Elements()
            .Where(element => (string?)element.Attribute("Category") == "General")
            .Select(element => element.Attribute("Name")!.Value);
        var row = Page.Text.Split('\n').Single(line => line.StartsWith($"| `{item}` |", StringComparison.Ordinal)).Split('|')[3];
        var described = Metadatum().Matches(row).Select(match => match.Groups[1].Value);
        Assert.AreEqual(string.Join("\n", described.Order(StringComparer.Ordinal)), string.Join("\n", shown.Order(StringComparer.Ordinal)));
    }

    [GeneratedRegex(@"@\((Sflow[A-Za-z]+)")]
    private static partial Regex Item();

    [GeneratedRegex("^Sflow[A-Za-z]+$")]
    private static partial Regex Property();

    [GeneratedRegex("`([A-Z][A-Za-z]+)`")]
    private static partial Regex Metadatum();

    private static void AssertAll(string heading, IEnumerable<string> names)
    {
        var code = Page.CodeBelow(heading);
        Assert.IsNotNull(code, $"The page has not exactly one heading '{heading}'.");
        Assert.AreEqual("", string.Join(" ", names.Where(name => !code.Contains(name))), $"not in backticks below '{heading}'");
    }
}
