using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Sflow.Tests.Docs;

/// <summary>The guides, README and the pages of the packages name only items, properties, targets and codes that there are.</summary>
[TestClass]
public sealed partial class GuideNameTests
{
    private static readonly string Targets = string.Concat(Directory.GetFiles(RepositoryFiles.PathOf("build"), "*.*s").Select(File.ReadAllText));

    public static IEnumerable<object[]> Pages => Directory.GetFiles(RepositoryFiles.PathOf("docs", "guides")).Concat(Directory.GetFiles(RepositoryFiles.PathOf("packaging"), "*.md")).Append(RepositoryFiles.PathOf("README.md"))
        .Select(file => new object[] { Path.GetRelativePath(RepositoryFiles.PathOf(), file) });

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void EveryNameExists(string page)
    {
        var text = File.ReadAllText(RepositoryFiles.PathOf(page));
        var known = Names().Matches(Targets).Select(match => match.Value).ToHashSet();
        Assert.AreEqual("", string.Join(" ", Names().Matches(text).Select(match => match.Value).Where(name => !known.Contains(name) && !File.Exists(RepositoryFiles.PathOf("src", "Sflow.Templates", "modules", name)))), "items and properties");

        var targets = XElement.Load(RepositoryFiles.PathOf("build", "Sflow.MSBuild.targets")).Elements("Target").Select(target => target.Attribute("Name")!.Value).Concat(["Build", "Clean", "Rebuild", "Restore"]).ToHashSet();
        Assert.AreEqual("", string.Join(" ", TargetSwitch().Matches(text).Select(match => match.Groups[1].Value).Where(name => !targets.Contains(name))), "targets");

        var codes = File.ReadAllText(RepositoryFiles.PathOf("src", "Sflow.Core", "Diagnostics", "Catalogue.cs"));
        Assert.AreEqual("", string.Join(" ", Code().Matches(text).Select(match => match.Value).Where(code => !codes.Contains(code, StringComparison.Ordinal))), "codes");
    }

    [TestMethod]
    public void TheVersionIsTheOneThatIsPacked()
    {
        var version = XElement.Load(RepositoryFiles.PathOf("Directory.Build.props")).Descendants("Version").Single().Value;
        var pages = Directory.GetFiles(RepositoryFiles.PathOf("docs"), "*.md", SearchOption.AllDirectories).Append(RepositoryFiles.PathOf("README.md"));
        var found = pages.SelectMany(page => PackedVersion().Matches(File.ReadAllText(page))).Select(match => match.Groups[1].Value).ToList();
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
