using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Sflow.Tests.Docs;

/// <summary>Links between the pages of the repository lead somewhere.</summary>
[TestClass]
public sealed class LinkTests
{
    public static IEnumerable<object[]> Pages
    {
        get
        {
            string[] single = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "samples/README.md", "tests/cluster/README.md"];
            var docs = Directory.GetFiles(RepositoryFiles.PathOf("docs"), "*.md", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(RepositoryFiles.PathOf(), file).Replace('\\', '/'));
            return single.Concat(docs.Order(StringComparer.Ordinal)).Select(page => new object[] { page });
        }
    }

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void EveryRelativeLinkLeadsToAFileAndItsAnchorToAHeading(string page)
    {
        var path = RepositoryFiles.PathOf(page);
        var broken = MarkdownPage.Read(path).Links.Where(link => !link.Target.Contains("://", StringComparison.Ordinal) && !Leads(path, link.Target)).Select(link => $"{page}({link.Line}): {link.Target}");
        Assert.AreEqual("", string.Join("\n", broken));
    }

    private static bool Leads(string page, string target)
    {
        var parts = target.Split('#', 2);
        var file = parts[0].Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, Uri.UnescapeDataString(parts[0]));
        return parts.Length == 1 ? Path.Exists(file) : File.Exists(file) && MarkdownPage.Read(file).Anchors.Contains(parts[1]);
    }
}
