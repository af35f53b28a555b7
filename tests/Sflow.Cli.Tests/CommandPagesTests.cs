using System.Text.RegularExpressions;
using Sflow.Cli.Completion;

namespace Sflow.Cli.Tests;

/// <summary>The pages of errors of the command line: the command of the example prints the message that the page quotes.</summary>
[TestClass]
public sealed class CommandPagesTests
{
    [TestMethod]
    [DataRow("SFLOW2001")]
    [DataRow("SFLOW2050")]
    [DataRow("SFLOW2051")]
    [DataRow("SFLOW2052")]
    [DataRow("SFLOW2053")]
    [DataRow("SFLOW2054")]
    [DataRow("SFLOW2055")]
    public void TheExamplePrintsTheMessage(string code)
    {
        var path = Repository.PathOf("docs", "diagnostics", code + ".md");
        var page = File.ReadAllText(path);
        var command = Regex.Match(page, "```bash\n(sflow .*)\n```").Groups[1].Value;
        var message = Regex.Match(page, "```text\n(.*)\n```").Groups[1];
        using var folder = new TempFolder();
        if (command.Contains("workflow.yaml", StringComparison.Ordinal))
            File.WriteAllText(folder["workflow.yaml"], Modules.Whole);
        var answer = SflowExecutable.Run(folder.Path, [.. ShellWords.Split(command).Skip(1)]);
        Assert.AreEqual(2, answer.ExitCode, answer.Text);
        var printed = answer.Error.Split('\n')[0];
        if (Repository.IsRewriting)
            File.WriteAllText(path, page[..message.Index] + printed + page[(message.Index + message.Length)..]);
        Assert.AreEqual(printed, message.Value);
    }
}
