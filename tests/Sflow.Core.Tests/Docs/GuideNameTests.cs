using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sflow.Compilation;

namespace Sflow.Tests.Docs;

/// <summary>The guides, README and the pages of the packages name only items, properties, targets and codes that there are.</summary>
[TestClass]
public sealed partial class GuideNameTests
{
    private static readonly string Targets = string.Concat(Directory.GetFiles(Repository.PathOf("build"), "*.*s").Select(File.ReadAllText));

    public static IEnumerable<object[]> Pages =>
        Directory
            .GetFiles(Repository.PathOf("docs", "guides"))
            .Concat(Directory.GetFiles(Repository.PathOf("packaging"), "*.md"))
            .Append(Repository.PathOf("README.md"))
            .Select(file => new object[] { Path.GetRelativePath(Repository.PathOf(), file) });

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void EveryNameExists(string page)
    {
        var text = File.ReadAllText(Repository.PathOf(page));
        var known = Names().Matches(Targets).Select(match => match.Value).ToHashSet();
        Assert.AreEqual(
            "",
            string.Join(
                " ",
                Names()
                    .Matches(text)
                    .Select(match => match.Value)
                    .Where(name => !known.Contains(name) && !File.Exists(Repository.PathOf("src", "Sflow.Templates", "modules", name)))
            ),
            "items and properties"
        );

        var targets = XElement
            .Load(Repository.PathOf("build", "Sflow.MSBuild.targets"))
            .Elements("Target")
            .Select(target => target.Attribute("Name")!.Value)
            .Concat(["Build", "Clean", "Rebuild", "Restore"])
            .ToHashSet();
        Assert.AreEqual(
            "",
            string.Join(" ", TargetSwitch().Matches(text).Select(match => match.Groups[1].Value).Where(name => !targets.Contains(name))),
            "targets"
        );

        var codes = File.ReadAllText(Repository.PathOf("src", "Sflow.Core", "Diagnostics", "Catalogue.cs"));
        Assert.AreEqual(
            "",
            string.Join(
                " ",
                Code().Matches(text).Select(match => match.Value).Where(code => !codes.Contains(code, StringComparison.Ordinal))
            ),
            "codes"
        );
    }

    [TestMethod]
    public void TheVersionIsTheOneThatIsPacked()
    {
        var version = XElement.Load(Repository.PathOf("Directory.Build.props")).Descendants("Version").Single().Value;
        var pages = Directory
            .GetFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories)
            .Append(Repository.PathOf("README.md"));
        var found = pages
            .SelectMany(page => PackedVersion().Matches(File.ReadAllText(page)))
            .Select(match => match.Groups[1].Value)
            .ToList();
        Assert.IsGreaterThan(5, found.Count);
        Assert.AreEqual(version, string.Join(" ", found.Distinct()));
    }

    [GeneratedRegex(@"\bSflow[A-Z][A-Za-z]+\b")]
    private static partial Regex Names();

    [GeneratedRegex(@"(?:-t|-getTargetResult):([A-Za-z]+)")]
    private static partial Regex TargetSwitch();

    [GeneratedRegex("SFLOW[0-9]{4}")]
    private static partial Regex Code();

    [GeneratedRegex("""Sflow\.MSBuild(?:/|" Version=")([0-9][^"]*)""")]
    private static partial Regex PackedVersion();
}
