namespace Sflow.Cli.Tests;

/// <summary>The options that name a workflow, at the verb that shows their effect best.</summary>
[TestClass]
public sealed class SharedOptionTests
{
    private const string Second = "version: \"0.1\"\nvariables:\n  TP: {value: 5}\n";

    [TestMethod]
    [DataRow("compose|--file|a.yaml|-f|b.yaml", "value: 5")]
    [DataRow("compose|a.yaml|--set|TP=7", "value: 7")]
    [DataRow("compose|a.yaml|-s|TP=-7", "value: -7")]
    [DataRow("compose|a.yaml|--artifact|MODEL=fs:///a:b=c", "fs:///a:b=c")]
    [DataRow("compose|a.yaml|-a=MODEL=fs:///other", "fs:///other")]
    [DataRow("compose|a.yaml|b.yaml|--merge|deep", "type: integer")]
    [DataRow("compose|a.yaml|--resolve", "echo 2")]
    [DataRow("compose|-r|a.yaml", "echo 2")]
    [Covers("compose", "FILES", "--file", "--set", "--artifact", "--merge", "--resolve")]
    public void TheResultShowsTheOption(string line, string expected)
    {
        using var folder = Folder();
        var answer = SflowExecutable.Run(folder.Path, line.Split('|'));
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        StringAssert.Contains(answer.Output, expected);
    }

    [TestMethod]
    [DataRow("--missable-tasks")]
    [DataRow("-M")]
    [Covers("compose", "--missable-tasks")]
    public void AMissableTaskCanBeAbsent(string option)
    {
        using var folder = Folder();
        File.WriteAllText(
            folder["c.yaml"],
            Modules.Whole.Replace("depends_on: [server]", "depends_on: [server, absent_1]", StringComparison.Ordinal)
        );
        Assert.AreEqual(1, SflowExecutable.Run(folder.Path, "compose", "c.yaml", "b.yaml").ExitCode);
        var answer = SflowExecutable.Run(folder.Path, "compose", "c.yaml", "b.yaml", option, "absent_*");
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        Assert.DoesNotContain("absent", answer.Output);
    }

    private static TempFolder Folder()
    {
        var folder = new TempFolder();
        File.WriteAllText(folder["a.yaml"], Modules.Whole);
        File.WriteAllText(folder["b.yaml"], Second);
        return folder;
    }
}
