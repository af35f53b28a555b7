using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sflow.Hosting.Projects;
using Sflow.Testing;

namespace Sflow.Hosting.Tests;

/// <summary>The table of names has all that the targets read and all that the documentation lists, and nothing else.</summary>
[TestClass]
public sealed class ProjectSchemaTests
{
    // The table has these before the targets: they come with the next change of the submission.
    private static readonly string Build = string.Concat(
        Directory
            .GetFiles(Repository.PathOf("build"), "*.*")
            .Concat(Directory.GetFiles(Repository.PathOf("buildMultiTargeting")))
            .Select(File.ReadAllText)
    );

    private static readonly string Documentation = File.ReadAllText(Repository.PathOf("docs", "msbuild.md"));

    private static IEnumerable<string> Properties => ProjectSchema.Properties.Select(p => p.Name);

    private static IEnumerable<string> Metadata =>
        ProjectSchema.Items.SelectMany(item => item.Metadata.Select(metadata => $"{item.Name}.{metadata.Name}"));

    [TestMethod]
    public void EveryPropertyThatTheTargetsReadIsInTheTable()
    {
        var read = NamesIn(Build, @"\$\((Sflow\w+)\)").ToList();
        Assert.AreEqual("", string.Join(", ", read.Except(Properties)), "read by the targets, not in the table");
        Assert.AreEqual("", string.Join(", ", Properties.Except(read)), "in the table, not read by the targets");
    }

    [TestMethod]
    public void EveryItemAndMetadataThatTheTargetsReadIsInTheTable()
    {
        var items = NamesIn(Build, @"@\((Sflow\w+)\b").ToList();
        CollectionAssert.AreEquivalent(items, ProjectSchema.Items.Select(i => i.Name).ToList());
        var metadata = NamesIn(Build, @"@\((Sflow\w+->'\w+\|[^']*)'")
            .SelectMany(setting => NamesIn(setting, @"%\((\w+)\)").Select(name => $"{setting.Split('-')[0]}.{name}"))
            .Where(name => !name.EndsWith(".Identity", StringComparison.Ordinal));
        Assert.AreEqual("", string.Join(", ", metadata.Except(Metadata)), "read by the targets, not in the table");
    }

    [TestMethod]
    public void TheDefaultMetadataOfTheTargetsIsInTheTable()
    {
        var defaults = XElement
            .Load(Repository.PathOf("build", "Sflow.MSBuild.props"))
            .Elements("ItemDefinitionGroup")
            .Elements()
            .SelectMany(item => item.Elements().Select(metadata => $"{item.Name.LocalName}.{metadata.Name.LocalName}"));
        Assert.AreEqual("", string.Join(", ", defaults.Except(Metadata)));
    }

    [TestMethod]
    public void TheDocumentationListsTheTable()
    {
        var rows = NamesIn(Section("Properties"), @"^\| ((?:`Sflow\w+`(?:, )?)+) \|")
            .SelectMany(names => NamesIn(names, @"`(\w+)`"))
            .ToList();
        Assert.AreEqual("", string.Join(", ", Properties.Except(rows)), "in the table, not documented");
        Assert.AreEqual("", string.Join(", ", rows.Except(Properties)), "documented, not in the table");

        var items = Section("Items") + Section("Matrices");
        foreach (var item in ProjectSchema.Items)
        {
            var documented = string.Concat(items.Split('\n').Where(line => Regex.IsMatch(line, $@"^\| [^|]*`{item.Name}`")));
            foreach (var metadata in item.Metadata)
                StringAssert.Contains(documented, $"`{metadata.Name}`", $"{item.Name} in docs/msbuild.md");
        }
    }

    [TestMethod]
    public void NamesAreUniqueAndBeginAlike()
    {
        var names = Properties.Concat(ProjectSchema.Items.Select(i => i.Name)).ToList();
        Assert.HasCount(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase));
        Assert.IsTrue(names.TrueForAll(name => name.StartsWith(ProjectSchema.Prefix, StringComparison.Ordinal)));
        Assert.IsTrue(ProjectSchema.Properties.All(p => p.Meaning.Length > 0 && p.Default.Length > 0 && p.Meaning[^1] != '.'));
    }

    private static IEnumerable<string> NamesIn(string text, string pattern) =>
        Regex.Matches(text, pattern, RegexOptions.Multiline).Select(match => match.Groups[1].Value).Distinct();

    private static string Section(string title)
    {
        var start = Documentation.IndexOf($"\n## {title}\n", StringComparison.Ordinal);
        return Documentation[start..Documentation.IndexOf("\n## ", start + 5, StringComparison.Ordinal)];
    }
}
