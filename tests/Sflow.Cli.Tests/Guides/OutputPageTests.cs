using System.Text.RegularExpressions;
using Sflow.Cli.Definitions;
using Sflow.Cli.Output;

namespace Sflow.Cli.Tests.Guides;

/// <summary>The page about output says what the command does.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux, IgnoreMessage = "The commands are bash's.")]
public sealed class OutputPageTests
{
    private static readonly MarkdownPage Page = MarkdownPage.Read(Repository.PathOf("docs", "command-output.md"));

    [TestMethod]
    public void ExitCodesAreThoseOfTheDefinition()
    {
        var rows = ExitCode.All.Select(code => $"| {code.Code} | {code.Meaning} |\n");
        StringAssert.Contains(Page.Text, "| exit code | meaning |\n|---|---|\n" + string.Concat(rows) + "\n");
    }

    [TestMethod]
    public void FormatsAndLevelsAreAllThereAre()
    {
        foreach (var name in DiagnosticFormat.Names.Concat(LogLevels.Names))
            StringAssert.Contains(Page.Text, $"`{name}`");
    }

    [TestMethod]
    public void EachFormatFindsTheErrorOfTheExample()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["wrong.yaml"], Page.Blocks.Single(block => block.Info == "yaml wrong.yaml").Text);
        var lines = Page.Blocks.Single(block => block.Info == "bash output").Text.TrimEnd('\n').Split('\n');
        Assert.HasCount(DiagnosticFormat.Names.Length, lines);
        var answers = lines.Select(line => BashLine.Run(folder.Path, line)).ToList();
        foreach (var answer in answers)
        {
            Assert.AreEqual(1, answer.ExitCode, answer.Text);
            StringAssert.Contains(answer.Error, "SFLOW1201");
        }

        var quoted = Regex.Match(Page.Text, "`(wrong.yaml[^`…]*)…`").Groups[1].Value;
        Assert.IsGreaterThan(0, quoted.Length);
        StringAssert.StartsWith(answers[0].Error, quoted);
    }
}
