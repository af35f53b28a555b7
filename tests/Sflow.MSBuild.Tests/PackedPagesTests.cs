using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Sflow.MSBuild.Tests;

/// <summary>The pages in the packages work where only the package is: links, the pages of codes, the template to copy.</summary>
[TestClass]
[DoNotParallelize]
public sealed partial class PackedPagesTests
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("sflow unpacked").FullName;

    [ClassInitialize]
    public static void Unpack(TestContext context)
    {
        foreach (var package in new[] { "Sflow.MSBuild", "Sflow.Templates" })
            ZipFile.ExtractToDirectory(PackedPackage.Shared.FileOf(package), Path.Combine(Folder, package));
    }

    [ClassCleanup]
    public static void Remove() => Directory.Delete(Folder, recursive: true);

    [TestMethod]
    public void EveryLinkLeadsToAFileOfThePackageOrIsAnAddress()
    {
        var pages = Directory.GetFiles(Folder, "*.md", SearchOption.AllDirectories);
        Assert.IsGreaterThan(190, pages.Length);
        var broken = pages.SelectMany(page =>
            MarkdownPage.BrokenLinks(page).Select(link => $"{Path.GetRelativePath(Folder, page)}({link.Line}): {link.Target}")
        );
        Assert.AreEqual("", string.Join("\n", broken));
        var links = pages.SelectMany(page => MarkdownPage.Read(page).Links.Select(link => link.Target));
        Assert.IsGreaterThan(200, links.Count());
    }

    [TestMethod]
    public void EveryCodeHasItsPage()
    {
        var codes = Code().Matches(File.ReadAllText(Repository.PathOf("src", "Sflow.Core", "Diagnostics", "Catalogue.cs")));
        var missing = codes
            .Select(code => code.Groups[1].Value)
            .Where(code => !File.Exists(Path.Combine(Folder, "Sflow.MSBuild", "docs", "diagnostics", code + ".md")));
        Assert.AreEqual("", string.Join(" ", missing));
        Assert.IsGreaterThan(150, codes.Count);
    }

    [TestMethod]
    public void TheTemplateToCopyIsTheBuiltInOne()
    {
        using var stream = typeof(Diagnostic).Assembly.GetManifestResourceStream("Sflow.Template.script.hbs")!;
        using var reader = new StreamReader(stream);
        Assert.AreEqual(reader.ReadToEnd(), File.ReadAllText(Path.Combine(Folder, "Sflow.MSBuild", "templates", "script.hbs")));
    }

    [TestMethod]
    public void AddressesAreThoseThatAreGiven()
    {
        Assert.IsNull(Nuspec(Folder, "projectUrl"), "no address is made up");
        Assert.IsNull(Nuspec(Folder, "repository")?.Attribute("url"));
        var feed = Path.Combine(Folder, "with addresses");
        PackedPackage.Pack(
            "Sflow.Templates",
            feed,
            "-p:SflowProjectUrl=https://example.org/sflow",
            "-p:SflowRepositoryUrl=https://example.org/sflow.git"
        );
        var folder = Path.Combine(Folder, "addresses");
        ZipFile.ExtractToDirectory(Directory.GetFiles(feed).Single(), Path.Combine(folder, "Sflow.Templates"));
        Assert.AreEqual("https://example.org/sflow", Nuspec(folder, "projectUrl")?.Value);
        Assert.AreEqual("https://example.org/sflow.git", Nuspec(folder, "repository")?.Attribute("url")?.Value);
        Assert.AreEqual("git", Nuspec(folder, "repository")?.Attribute("type")?.Value);
    }

    private static XElement? Nuspec(string folder, string element) =>
        XElement
            .Load(Path.Combine(folder, "Sflow.Templates", "Sflow.Templates.nuspec"))
            .Descendants()
            .SingleOrDefault(e => e.Name.LocalName == element);

    [GeneratedRegex("\"(SFLOW[0-9]{4})\"")]
    private static partial Regex Code();
}
