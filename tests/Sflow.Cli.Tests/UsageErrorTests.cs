namespace Sflow.Cli.Tests;

/// <summary>Wrong command lines: every mistake in one call, one line each, then one line with where to read more.</summary>
[TestClass]
public sealed class UsageErrorTests
{
    private const string Hint = "To see what the command accepts, type: sflow compose --help";

    [TestMethod]
    [DataRow(
        "compose --resolv --marge deep a.yaml",
        "no option '--resolv'. Did you mean '--resolve'?",
        "no option '--marge'. Did you mean '--merge'?",
        Hint
    )]
    [DataRow("compose a.yaml --merge dep", "--merge dep: error SFLOW2052: The value can be deep, replace. Did you mean 'deep'?", Hint)]
    [DataRow("compose a.yaml --merge deep --merge replace", "--merge replace: error SFLOW2053: --merge can be there only once", Hint)]
    [DataRow("compose a.yaml --set TP", "--set TP: error SFLOW2052: --set needs NAME=VALUE.", Hint)]
    [DataRow("compose a.yaml --set =8", "--set =8: error SFLOW2052: --set needs NAME=VALUE.", Hint)]
    [DataRow("compose a.yaml -a", "-a: error SFLOW2052: The option needs a value: -a NAME=URI.", Hint)]
    [DataRow("compose a.yaml --set --resolve", "--set: error SFLOW2052: The option needs a value", Hint)]
    [DataRow("compose a.yaml --list", "SFLOW2051: sflow compose has no option '--list'. It belongs to ", Hint)]
    [DataRow("compose a.yaml --version", "SFLOW2051: sflow compose has no option '--version'. It belongs to sflow.", Hint)]
    [DataRow("compose a.yaml -resolve", "no option '-resolve'. Did you mean '--resolve'?", Hint)]
    [DataRow("compose a.yaml -R", "no option '-R'. Did you mean '-r'?", Hint)]
    [DataRow("compose a.yaml --res", "no option '--res'. Did you mean '--resolve'?", Hint)]
    [DataRow("compose a.yaml --color red", "--color red: error SFLOW2052: The value can be always, auto, never.", Hint)]
    [DataRow("compose a.yaml --color", "--color: error SFLOW2052: The option needs a value: --color WHEN.", Hint)]
    [DataRow("compose", "SFLOW2011")]
    [DataRow("workflow.yaml", "SFLOW2050: There is no command 'workflow.yaml'. Did you mean 'sflow run workflow.yaml'?", "sflow help")]
    [DataRow("a.yaml b.yml", "Did you mean 'sflow run a.yaml b.yml'?", "sflow help")]
    [DataRow("rows.csv", "Did you mean 'sflow batch --bulk-input rows.csv'?", "sflow help")]
    [DataRow("lint a.yaml", "Did you mean 'sflow compose'?", "sflow help")]
    [DataRow("version", "Did you mean 'sflow --version'?", "sflow help")]
    [DataRow("quite-unknown", "There is no command 'quite-unknown'.", "sflow help")]
    [DataRow(
        "-f a.yaml compose",
        "SFLOW2051: sflow has no option '-f'. It belongs to ",
        "Write options of a command after its name.",
        Hint
    )]
    [DataRow("--json", "--json: error SFLOW2053: Without a command, --json goes together with --version.", "sflow help")]
    [DataRow("completion", "SFLOW2001: sflow completion needs SHELL", "sflow completion --help")]
    [DataRow("completion bsh", "sflow completion bsh: error SFLOW2052: The value can be bash, fish, zsh. Did you mean 'bash'?")]
    [DataRow("completion -- -x", "sflow completion -x: error SFLOW2052")]
    [DataRow("completion bash zsh", "SFLOW2001: sflow completion has no use for 'zsh'.")]
    [DataRow("schema --list -o x", "-o x: error SFLOW2053", "does not go together with")]
    [DataRow("schema --lst --json", "no option '--lst'. Did you mean '--list'?")]
    public void EachMistakeIsReported(string line, params string[] messages)
    {
        using var folder = new TempFolder();
        var answer = SflowExecutable.Run(folder.Path, line.Split(' '));
        Assert.AreEqual(2, answer.ExitCode, answer.Text);
        Assert.AreEqual("", answer.Output);
        foreach (var message in messages)
            StringAssert.Contains(answer.Error, message, answer.Error);
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    public void ThereIsOneLineForEachMistakeAndOneHint()
    {
        using var folder = new TempFolder();
        var answer = SflowExecutable.Run(folder.Path, "compose", "--resolv", "--resolv", "--merge", "dep", "--set", "N", "--lst");
        Assert.HasCount(5, answer.Error.TrimEnd('\n').Split('\n'), answer.Error);
    }

    [TestMethod]
    public void WordsOfUsersAreSafeForTheTerminal()
    {
        using var folder = new TempFolder();
        var answer = SflowExecutable.Run(folder.Path, "compose", "--\u001b[31mred", "--set", "\u001b]0;x\u0007");
        Assert.AreEqual(2, answer.ExitCode);
        Assert.DoesNotContain("\u001b", answer.Error);
        Assert.DoesNotContain("\u0007", answer.Error);
    }

    [TestMethod]
    public void TheFileOfTheFolderIsUsedAndMentioned()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["sflow.yaml"], Modules.Whole);
        var answer = SflowExecutable.Run(folder.Path, "compose");
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        StringAssert.Contains(answer.Output, "name: w");
        StringAssert.Contains(answer.Error, "SFLOW2015: The command names no file, so it takes sflow.yaml of this folder.");
    }

    [TestMethod]
    public void ANamedFileIsUsedInsteadOfTheFileOfTheFolder()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["sflow.yaml"], "nonsense");
        File.WriteAllText(folder["other.yaml"], Modules.Whole);
        foreach (
            var line in new string[][] { ["compose", "other.yaml"], ["compose", "-f", "other.yaml"], ["compose", "--file=other.yaml"] }
        )
        {
            var answer = SflowExecutable.Run(folder.Path, line);
            Assert.AreEqual(0, answer.ExitCode, answer.Text);
            Assert.AreEqual("", answer.Error);
        }
    }
}
