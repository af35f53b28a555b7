using Sflow.Cli.Verbs;

namespace Sflow.Cli.Tests.Guides;

/// <summary>The commands of README work in a clone.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux, IgnoreMessage = "The commands are bash's.")]
public sealed class ReadmeTests
{
    [TestMethod]
    public void TheThreeMostUsedCommandsWorkAsWritten()
    {
        var block = MarkdownPage.Read(Repository.PathOf("README.md")).Blocks.Single(block => block.Info == "bash command");
        var lines = block.Text.TrimEnd('\n').Split('\n');
        Assert.HasCount(3, lines);
        if (lines.Any(line => AllVerbs.New().All(verb => verb.Name != line.Split(' ')[1])))
            Assert.Fail("a command of README does not exist");
        using var folder = new TempFolder();
        CopySamples(folder.Path);
        var answers = lines.Select(line => BashLine.Run(folder.Path, line)).ToList();
        foreach (var answer in answers)
            Assert.AreEqual(0, answer.ExitCode, answer.Text);
        StringAssert.Contains(answers[1].Output, "workflow hello: COMPLETED");
        Assert.HasCount(4, Directory.GetFiles(folder["scripts"], "*.sh", SearchOption.AllDirectories));
    }

    private static void CopySamples(string folder)
    {
        foreach (var name in new[] { "hello", "smoke" })
        {
            var target = Directory.CreateDirectory(Path.Combine(folder, "samples", name)).FullName;
            foreach (var file in Directory.GetFiles(Repository.PathOf("samples", name)))
                File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }
    }
}
