using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sflow.MSBuild.Tests;

/// <summary>README and the guides work as written, from their first command.</summary>
[TestClass]
[DoNotParallelize]
public sealed partial class GuideTests
{
    private static readonly string Guides = Repository.PathOf("docs", "guides");

    // A page about the sflow command has no other blocks than those for it; the tests of the command run them.
    public static IEnumerable<object[]> All =>
        Directory
            .GetFiles(Guides, "*.md")
            .Where(page => !MarkdownPage.Read(page).Blocks.Any(block => block.Info.StartsWith("bash sflow", StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal)
            .Select(f => new object[] { Path.GetFileNameWithoutExtension(f) });

    [TestMethod]
    [DynamicData(nameof(All))]
    [OSCondition(OperatingSystems.Linux, IgnoreMessage = "The commands of the guides are bash's, and the terminal is util-linux's.")]
    public void EveryStepWorksAsWritten(string guide)
    {
        var page = MarkdownPage.Read(Path.Combine(Guides, guide + ".md"));
        using var reader = new GuideReader();
        if (guide == "submission-and-results")
        {
            // It shows commands whose files only a cluster makes.
            reader.Follow(page, "run");
        }
        else
        {
            reader.Follow(page, "");
            var others = page.Blocks.Where(b =>
                b.Info is not ("bash" or "bash fails" or "text") && !b.Info.Contains(' ', StringComparison.Ordinal)
            );
            Assert.AreEqual(
                "",
                string.Join("\n", others.Select(b => $"{guide}.md({b.Line}): {b.Info}")),
                "blocks that no test runs or writes"
            );
        }

        Assert.IsGreaterThan(0, reader.Steps);
        Assert.IsFalse(Hidden().IsMatch(page.Text), "a reader has the terminal logger");
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux, IgnoreMessage = "The commands are bash's, and the terminal is util-linux's.")]
    public void ThreeCommandsLeadFromACloneToAProjectOutsideIt()
    {
        using var reader = new GuideReader();
        reader.Follow(MarkdownPage.Read(Repository.PathOf("README.md")), "");
        Assert.AreEqual("jobs", Path.GetFileName(reader.Folder));
        Assert.IsFalse(reader.Folder.StartsWith(RepositoryCopy.Shared.Folder, StringComparison.Ordinal), reader.Folder);
        var scripts = Directory.GetFiles(Path.Combine(reader.Folder, "bin", "Debug", "sflow", "jobs"), "*.sh");
        Assert.HasCount(4, scripts);
        // A person sees all of a plan on a terminal, because the project says so beside itself.
        var plan = reader.Step("dotnet msbuild -t:Plan\n");
        Assert.HasCount(4, Regex.Matches(plan, "queue +srun"), plan);
    }

    [TestMethod]
    public void TheMatcherOfTheGuideMatchesFindings()
    {
        var block = MarkdownPage
            .Read(Path.Combine(Guides, "ci.md"))
            .Blocks.Single(b => b.Info.StartsWith("json ", StringComparison.Ordinal));
        var pattern = JsonNode.Parse(block.Text)!["problemMatcher"]![0]!["pattern"]![0]!;
        using var project = new TestProject("""<SflowModule Include="base.yaml;a (1).yaml" />""");
        project.Write("base.yaml", Modules.Base);
        project.Write("a (1).yaml", "variables: {LOST: {value: 1}}\n" + Modules.Task("a"));
        var line = project.Build().Text.Split('\n').First(l => l.Contains("SFLOW1226", StringComparison.Ordinal)).TrimEnd('\r');
        var match = Regex.Match(line, (string)pattern["regexp"]!);
        Assert.IsTrue(match.Success, line);
        string Of(string part) => match.Groups[(int)pattern[part]!].Value;
        Assert.AreEqual(
            "a (1).yaml 1 13 warning SFLOW1226",
            $"{Path.GetFileName(Of("file"))} {Of("line")} {Of("column")} {Of("severity")} {Of("code")}"
        );
        StringAssert.StartsWith(Of("message"), "Nothing in the workflow uses variable 'LOST'.");
        StringAssert.EndsWith(Of("message"), ".");
    }

    [GeneratedRegex("MSBUILDTERMINALLOGGER|MSBUILDLIVELOGGER")]
    private static partial Regex Hidden();
}
