using System.Diagnostics;

namespace Sflow.Cli.Tests.Guides;

/// <summary>The guides about the command work as written: each <c>bash sflow</c> block is run, in an empty folder.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux, IgnoreMessage = "The commands of the guides are bash's.")]
public sealed class CommandGuideTests
{
    private const string Runs = "sflow";

    public static IEnumerable<object[]> All =>
        Directory
            .GetFiles(Repository.PathOf("docs", "guides"), "*.md")
            .Where(page => MarkdownPage.Read(page).Blocks.Any(IsStep))
            .Order(StringComparer.Ordinal)
            .Select(page => new object[] { Path.GetFileName(page) });

    [TestMethod]
    public void ThereIsAGuide() => CollectionAssert.Contains(All.Select(page => (string)page[0]).ToList(), "run-on-this-machine.md");

    [TestMethod]
    [DynamicData(nameof(All))]
    public void EveryStepWorksAsWritten(string guide)
    {
        using var folder = new TempFolder();
        var page = MarkdownPage.Read(Repository.PathOf("docs", "guides", guide));
        var reader = new CommandReader(folder);
        reader.Follow(page, Runs);
        Assert.AreEqual(page.Blocks.Count(IsStep), reader.Steps, "blocks that are not run");
    }

    private static bool IsStep(FencedBlock block) => block.Info is "bash " + Runs or "bash " + Runs + " fails";

    private sealed class CommandReader(TempFolder folder) : PageReader
    {
        public override string Folder => folder.Path;

        protected override string Run(string commands, bool succeeds)
        {
            var start = SflowExecutable.StartInfo(folder.Path, null, "-ec", commands);
            start.FileName = "bash";
            start.Environment["PATH"] = $"{Path.GetDirectoryName(SflowExecutable.Path)}:{start.Environment["PATH"]}";
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            process.WaitForExit();
            var text = output.Result + error.Result;
            Assert.AreEqual(succeeds, process.ExitCode == 0, $"{commands}\n{text}");
            return text;
        }
    }
}
