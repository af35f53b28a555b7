using System.Diagnostics;
using Sflow.Expressions;

namespace Sflow.Runtime.Tests;

/// <summary>
/// The parts of the runtime that run one task, without the supervisor: a container that has no supervisor in it must be able to use them.
/// </summary>
[TestClass]
public sealed class WrapperTests
{
    // Parts up to 36 by the map in 00-overview.sh.
    private static readonly string TaskParts = string.Concat(
        RuntimeText.Files.Where(file => string.CompareOrdinal(Path.GetFileName(file), "40") < 0).Select(File.ReadAllText)
    );

    [TestMethod]
    public void ItRunsATaskAndPostsItsExit()
    {
        using var folder = new TempFolder();
        var said = Run(
            folder,
            "setenv GREETING 'hi there'\n" + Words.Task("t", "echo \"$GREETING, rps = 7\"; exit 0", "output 'rps = ([0-9]+)' rps:int"),
            "_sf_wrapper 0"
        );
        Assert.AreEqual("exit 0 1 0\n", said);
        Assert.AreEqual("hi there, rps = 7\n", File.ReadAllText(folder["t/t.log"]));
        Assert.Contains("\"rps\": 7", File.ReadAllText(folder["t/outputs.json"]));
    }

    [TestMethod]
    public void ItPostsAFailure()
    {
        using var folder = new TempFolder();
        Assert.AreEqual("exit 0 1 3\n", Run(folder, Words.Task("t", "exit 3"), "_sf_wrapper 0"));
    }

    [TestMethod]
    public void ItRunsAProbeWhichWhoeverReadsItsVerdictEnds()
    {
        using var folder = new TempFolder();
        var said = Run(
            folder,
            Words.Task("t", "echo booting; sleep 0.2; echo up", "ready_when log_watch text=up interval=0.1"),
            "set -m; _sf_probe 0 & probe=$!; set +m; (_sf_wrapper 0); _sf_sleep_ms 800; kill -KILL -- -$probe; wait $probe 2>/dev/null"
        );
        Assert.AreEqual(
            "exit 0 1 0\nready 0 1 0 1 log: up\n",
            string.Concat(said.Split('\n').Where(line => line.Length > 0).Order().Select(line => line + "\n"))
        );
    }

    // What posts, posts to descriptor 9; here that is the output.
    private static string Run(TempFolder folder, string words, string command)
    {
        Directory.CreateDirectory(folder["t"]);
        File.WriteAllText(
            folder["task.sh"],
            $"{TaskParts}\n_SF_RUN={Words.Quote(folder.Path)}\nexec 8<> <(:) 9>&1\n{words}\n_SF_ATTEMPT[0]=1\n{command}\n"
        );
        using var bash = Process.Start(
            new ProcessStartInfo(Script.Bash, [folder["task.sh"]]) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var said = bash.StandardOutput.ReadToEnd();
        Assert.AreEqual("", bash.StandardError.ReadToEnd());
        bash.WaitForExit();
        return said;
    }
}
