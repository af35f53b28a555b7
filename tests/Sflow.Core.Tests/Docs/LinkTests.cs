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
            var docs = Directory
                .GetFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Repository.PathOf(), file).Replace('\\', '/'));
            return single.Concat(docs.Order(StringComparer.Ordinal)).Select(page => new object[] { page });
        }
    }

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void EveryRelativeLinkLeadsToAFileAndItsAnchorToAHeading(string page)
    {
        var broken = MarkdownPage.BrokenLinks(Repository.PathOf(page)).Select(link => $"{page}({link.Line}): {link.Target}");
        Assert.AreEqual("", string.Join("\n", broken));
    }
}
