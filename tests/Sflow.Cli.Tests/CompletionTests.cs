using System.Diagnostics;

namespace Sflow.Cli.Tests;

/// <summary>What completion offers, asked as the scripts of shells ask.</summary>
[TestClass]
public sealed class CompletionTests
{
    private const string Rows = "sflow_config_file,job_name,TP\nwf.yaml,first,1\nwf.yaml,second,2\n";

    [TestMethod]
    [DataRow("", "compose|help|explain|schema|completion|man")]
    [DataRow("comp", "compose|completion")]
    [DataRow("compose|--re", "--resolve")]
    [DataRow("compose|--resolve|--res", "")]
    [DataRow("compose|--set|A=1|--se", "--set")]
    [DataRow("compose|wf.yaml|--set|", "TP=|TOTAL=")]
    [DataRow("compose|--set|TP=", "")]
    [DataRow("compose|wf.yaml|-s|TO", "TOTAL=")]
    [DataRow("compose|wf.yaml|--set=T", "--set=TP=|--set=TOTAL=")]
    [DataRow("compose|-f|wf.yaml|-s|T", "TP=|TOTAL=")]
    [DataRow("compose|wf.yaml|-a|", "MODEL=")]
    [DataRow("compose|wf.yaml|-M|", "server|client")]
    [DataRow("compose|-M|", "")]
    [DataRow("compose|broken.yaml|-M|", "")]
    [DataRow("compose|missing.yaml|wf.yaml|-M|", "server|client")]
    [DataRow("compose|--merge|", "deep|replace")]
    [DataRow("compose|--merge=r", "--merge=replace")]
    [DataRow("compose|--color|n", "never")]
    [DataRow("explain|SFLOW130", "SFLOW1301|SFLOW1302|SFLOW1303")]
    [DataRow("schema|sflow.e", "sflow.events|sflow.explain")]
    [DataRow("help|ro", "rows")]
    [DataRow("help|comp", "compose|completion")]
    [DataRow("man|comp", "compose|completion")]
    [DataRow("completion|", "bash|fish|zsh")]
    [DataRow("completion|bash|", "")]
    [DataRow("nonsense|comp", "")]
    [DataRow("compose|--no-such|--merge|d", "deep")]
    [DataRow("compose|--|--mer", "")]
    public void WordsAreOffered(string line, string expected)
    {
        using var folder = Folder();
        var offered = Ask(folder, line.Split('|')).Offered;
        foreach (var word in expected.Split('|', StringSplitOptions.RemoveEmptyEntries))
            CollectionAssert.Contains(offered, word, string.Join(" ", offered));
        if (expected.Length == 0)
            Assert.IsEmpty(offered);
        Assert.IsTrue(offered.All(word => word.StartsWith(line.Split('|')[^1], StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("compose|", "workflows")]
    [DataRow("compose|-f|", "files")]
    [DataRow("schema|-o|", "files")]
    [DataRow("man|-o|", "folders")]
    [DataRow("compose|wf.yaml|--set|", "nospace")]
    [DataRow("compose|--", "")]
    public void HintsSayWhatTheShellAdds(string line, string hints)
    {
        using var folder = Folder();
        Assert.AreEqual(hints, Ask(folder, line.Split('|')).Hints);
    }

    [TestMethod]
    public void BashGetsWhatFollowsItsLastBreak()
    {
        using var folder = Folder();
        string Ask(string line) =>
            string.Join(' ', SflowExecutable.Run(folder.Path, "__complete", "bash", line, " \t\n\"'><=;|&(:").Output.Split('\n').Skip(1))
                .Trim();
        Assert.AreEqual("deep", Ask("sflow compose --merge=d"));
        Assert.AreEqual("TP= TOTAL=", Ask("sflow compose wf.yaml --set=T"));
        Assert.AreEqual("TP= TOTAL=", Ask("sflow compose 'wf.yaml' --set T"));
        Assert.AreEqual("TP= TOTAL=", Ask("sflow compose wf\\.yaml --set "));
        Assert.AreEqual("server client", Ask("sflow compose ~/../../../../../../../.." + folder["wf.yaml"] + " -M "));
    }

    [TestMethod]
    public void NothingIsEverAnError()
    {
        using var folder = Folder();
        foreach (
            var line in new[] { "", "zsh", "zsh|compose|\u0000x", "bash|sflow compose 'open", "nonsense|x|y", "zsh|compose|wf.yaml|--row|" }
        )
        {
            var answer = SflowExecutable.Run(folder.Path, ["__complete", .. line.Replace("\0", "", StringComparison.Ordinal).Split('|')]);
            Assert.AreEqual(0, answer.ExitCode, answer.Text);
            Assert.AreEqual("", answer.Error);
        }
    }

    [TestMethod]
    public void NamesOfOthersCannotLeaveTheirLine()
    {
        using var folder = Folder();
        File.WriteAllText(folder["evil.yaml"], "version: \"0.1\"\nvariables:\n  \"A\\e[31m\\nB\": 1\n  GOOD: 1\n");
        Assert.IsTrue(Ask(folder, "compose", "evil.yaml", "--set", "").Offered.All(word => word is "GOOD="));
        File.WriteAllText(folder["evil.csv"], Rows.Replace("second", "\"se\u001b[31mc\nond\"", StringComparison.Ordinal));
        var answer = SflowExecutable.Run(folder.Path, "__complete", "zsh", "compose", "-b", "evil.csv", "--row", "");
        Assert.DoesNotContain("\u001b", answer.Output);
    }

    [TestMethod]
    public void AnAnswerIsQuick()
    {
        using var folder = Folder();
        Ask(folder, "compose", "wf.yaml", "--set", "");
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var watch = Stopwatch.StartNew();
            Ask(folder, "compose", "wf.yaml", "--set", "");
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }

        if (!SflowExecutable.Path.Contains("/native/", StringComparison.Ordinal))
            Assert.Inconclusive($"{best.TotalMilliseconds:0} ms; only the native executable has to be quick");
        Assert.IsLessThan(250, best.TotalMilliseconds, "0.05 s on a quiet machine");
    }

    private static (string Hints, List<string> Offered) Ask(TempFolder folder, params string[] words)
    {
        var answer = SflowExecutable.Run(folder.Path, ["__complete", "zsh", .. words]);
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        Assert.AreEqual("", answer.Error);
        var lines = answer.Output.TrimEnd('\n').Split('\n');
        return (lines[0], [.. lines.Skip(1).Select(line => line.Split('\t')[0])]);
    }

    private static TempFolder Folder()
    {
        var folder = new TempFolder();
        File.WriteAllText(folder["wf.yaml"], Modules.Whole);
        File.WriteAllText(folder["broken.yaml"], "a: [");
        File.WriteAllText(folder["rows.csv"], Rows);
        return folder;
    }
}
