using System.Runtime.Versioning;
using System.Text.RegularExpressions;

namespace Sflow.Cli.Tests.Begin;

/// <summary>The examples on the pages of the codes of sample, skill and init print what the pages say.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed partial class BeginPagesTests
{
    [TestMethod]
    [DataRow("SFLOW2060", "")]
    [DataRow("SFLOW2061", "")]
    [DataRow("SFLOW2062", "mkdir hello; echo mine >hello/hello.yaml")]
    [DataRow("SFLOW2063", "touch hello")]
    [DataRow("SFLOW2064", "")]
    [DataRow("SFLOW2065", "mkdir none")]
    [DataRow("SFLOW2066", "")]
    public void TheExamplePrintsTheMessage(string code, string before)
    {
        using var folder = new TempFolder();
        var page = MarkdownPage.Read(Repository.PathOf("docs", "diagnostics", code + ".md"));
        var example = page.Blocks.First(block => block.Info == "bash").Text.Trim();
        var message = page.Blocks.First(block => block.Info == "text").Text.Trim();
        Bash.Run(folder.Path, before);
        var answer = code switch
        {
            // A terminal, and Ctrl-D on it.
            "SFLOW2066" => Bash.Run(folder.Path, $"script -qec '{example}' /dev/null", input: "\u0004"),
            // A machine without Slurm.
            "SFLOW2065" => SflowExecutable.Run(folder.Path, StandIns.Only(folder["none"]), null, [.. CommandLines.Words(example)]),
            _ => Bash.Run(folder.Path, example),
        };
        StringAssert.Contains(Plain().Replace(answer.Output + answer.Error, ""), message);
    }

    [GeneratedRegex("\u001b\\[[0-9;]*m|\r")]
    private static partial Regex Plain();
}
