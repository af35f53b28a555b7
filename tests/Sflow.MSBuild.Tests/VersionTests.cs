using System.Text.RegularExpressions;

namespace Sflow.MSBuild.Tests;

/// <summary>Everything that names the version of Sflow names the one that is packed.</summary>
[TestClass]
public sealed partial class VersionTests
{
    [TestMethod]
    public void TheChangelogBeginsWithTheVersionThatIsPacked()
    {
        var sections = Section().Matches(File.ReadAllText(Repository.PathOf("CHANGELOG.md")));
        Assert.AreEqual(PackedPackage.Version, sections[0].Groups[1].Value);
        foreach (Match section in sections)
        {
            var isDate = DateOnly.TryParseExact(section.Groups[2].Value, "yyyy-MM-dd", out _);
            var isComing = section.Index == sections[0].Index && section.Groups[2].Value == "unreleased";
            Assert.IsTrue(isDate || isComing, section.Value);
        }

        var versions = sections.Select(s => Version.Parse(s.Groups[1].Value)).ToList();
        CollectionAssert.AreEqual(versions.OrderDescending().ToList(), versions, "the newest comes first");
    }

    [TestMethod]
    public void PagesSamplesAndTemplatesNameThatVersion()
    {
        var files = new[] { "docs", "samples", "packaging", "src/Sflow.Templates" }
            .SelectMany(folder => Directory.GetFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".md" or ".proj" or ".json" && !Generated().IsMatch(file))
            .Append(Repository.PathOf("README.md"))
            .ToList();
        var named = files
            .SelectMany(file => Named().Matches(File.ReadAllText(file)).Select(match => (file, Version: match.Groups[1].Value)))
            .ToList();
        Assert.IsGreaterThan(10, named.Count);
        Assert.AreEqual("", string.Join("\n", named.Where(n => n.Version != PackedPackage.Version).Select(n => $"{n.file}: {n.Version}")));
        foreach (var template in new[] { "sflow-workflow", "sflow-sweep" })
            StringAssert.Contains(
                PackedPackage.Shared.Text("Sflow.Templates", $"content/{template}/.template.config/template.json"),
                $"\"defaultValue\": \"{PackedPackage.Version}\""
            );
    }

    [GeneratedRegex(@"^## (?:\[([0-9.]+)\] - )?(.*)$", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex(
        """Sflow\.(?:MSBuild|Templates)(?:/|" Version="|\.)([0-9]+\.[0-9]+\.[0-9]+(?:-[0-9A-Za-z.-]+?)?)(?=[\s"`]|\.nupkg|$)"""
    )]
    private static partial Regex Named();

    [GeneratedRegex(@"[\\/](bin|obj)[\\/]")]
    private static partial Regex Generated();
}
