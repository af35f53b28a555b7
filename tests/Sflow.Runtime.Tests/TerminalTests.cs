using System.Diagnostics;

namespace Sflow.Runtime.Tests;

/// <summary>
/// A script that a person starts on a terminal: tasks have none, so that one that asks something there fails instead of hanging.
/// </summary>
[TestClass]
public sealed class TerminalTests
{
    private static readonly string Asking = Words.Task("asking", "read -r answer </dev/tty && echo \"answer $answer\"");

    [TestMethod]
    public void ATaskThatAsksOnTheTerminalFailsAtOnce()
    {
        using var script = new Script(Asking);
        var outcome = OnTerminal(script, "pass").Finish().Expect(1, "FAILED");
        Assert.Contains("/dev/tty", outcome.Log("asking"));
        Assert.IsLessThan(3000, outcome.Time("asking", "FAILED") - outcome.Time("asking", "RUNNING"));
    }

    [TestMethod]
    public void ATaskThatChangesTheTerminalFailsAndDoesNotHang()
    {
        using var script = new Script(Words.Task("stty", "stty -echo </dev/tty"));
        OnTerminal(script, "pass").Finish().Expect(1, "FAILED");
    }

    [TestMethod]
    public void ItsExitCodeAndOutputAreThoseOfTheWorkflow()
    {
        using var script = new Script(Words.Task("t", "true"));
        // The terminal is what Python copies to its own output.
        Assert.Contains("COMPLETED", OnTerminal(script, "pass").Finish().Expect(0, "COMPLETED").Output);
    }

    [TestMethod]
    [DataRow("os.write(terminal, b'\\x03')", 130, DisplayName = "Ctrl-C")]
    [DataRow("os.write(terminal, b'\\x1c')", 143, DisplayName = "Ctrl-backslash")]
    [DataRow("os.kill(pid, signal.SIGTERM)", 143, DisplayName = "kill")]
    [DataRow("os.close(terminal)", 143, DisplayName = "the terminal goes away")]
    public void ASignalInFrontEndsTheWorkflow(string act, int code)
    {
        using var script = new Script(Words.Task("t", "trap 'echo cleaned up; exit 0' TERM; echo up; while :; do sleep 0.05; done"));
        var outcome = OnTerminal(script, act).Finish().Expect(code, "CANCELLED");
        Assert.Contains("cleaned up", outcome.Log("t"));
    }

    // The signal arrives between the start of the process in the background and the assignment of its number.
    [TestMethod]
    public void ASignalRightAtTheStartIsPassedOn()
    {
        using var script = new Script(Words.Task("t", "sleep 60"));
        const string Trap = """
            if [[ -z ${_SF_FRONT-} ]]; then
              set -T
              trap 'if [[ $BASH_COMMAND == "_SF_BEHIND=\$!" ]]; then trap - DEBUG; kill -s TERM $$; fi' DEBUG
            fi

            """;
        File.WriteAllText(script.File, File.ReadAllText(script.File).Replace("sflow_main \"$@\"; exit", Trap + "sflow_main \"$@\"; exit"));
        var outcome = OnTerminal(script, "pass").Finish();
        Assert.AreEqual(143, outcome.Code, outcome.Output + outcome.Error);
        Assert.DoesNotContain("unbound", outcome.Output + outcome.Error);
        Assert.AreEqual(0, outcome.Leftovers);
    }

    [TestMethod]
    public void TheWorkflowEndsWhenWhatIsInFrontIsKilled()
    {
        using var script = new Script(Words.Task("t", "echo up; exec sleep 60"));
        script.Environment["SFLOW_HEARTBEAT_MS"] = "200";
        OnTerminal(script, "os.kill(pid, signal.SIGKILL)");
        script.WaitFor("events.jsonl", "\"workflow\":\"CANCELLED\"");
        var outcome = script.Finish();
        Assert.AreEqual(0, outcome.Leftovers);
        Assert.Contains("the shell that ran this script was killed", Outcome.Text(outcome.Events[^1], "reason"));
    }

    [TestMethod]
    public void WithoutSetsidItSaysWhatMayHang()
    {
        using var script = new Script(Words.Task("t", "true"));
        // Its only PATH has no setsid.
        using (
            var links = Process.Start(
                "/bin/bash",
                [
                    "-c",
                    "mkdir \"$1/bin\"; for c in bash cat date mkdir cp rm wc tail grep sed cut tr stat truncate env sleep tee "
                        + "timeout; do ln -s \"$(type -P $c)\" \"$1/bin/$c\"; done",
                    "sh",
                    script.Folder,
                ]
            )
        )
            links.WaitForExit();
        script.Environment["PATH"] = script.Folder + "/bin";
        Assert.Contains("will hang", OnTerminal(script, "pass").Finish().Expect(0, "COMPLETED").Output);
    }

    // Runs the script in a terminal of its own, acts once the task has said that it is up (or at once), and passes on its exit code and
    // output.
    private static Script OnTerminal(Script script, string act) =>
        script.Start(
            "/usr/bin/python3",
            "-c",
            Terminal.Replace("ACT", act).Replace("WAITS", act == "pass" ? "False" : "True"),
            Script.Bash,
            script.File
        );

    private const string Terminal = """
        import glob, os, pty, signal, sys, time
        pid, terminal = pty.fork()
        if pid == 0:
            os.execvp(sys.argv[1], sys.argv[1:])
        end = time.time() + 15
        while WAITS and time.time() < end and not any('up' in open(f).read() for f in glob.glob('sflow_output/*/t/t.log')):
            time.sleep(0.02)
        ACT
        try:
            while data := os.read(terminal, 4096):
                os.write(1, data)
        except OSError: pass
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        sys.exit(code if code >= 0 else 128 - code)
        """;
}
