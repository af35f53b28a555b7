namespace Sflow.Runtime.Tests;

/// <summary>A prologue or the profile of a site has changed the shell before the runtime begins.</summary>
[TestClass]
public sealed class PrologueTests
{
    // With TMOUT, a `read` without a time limit of its own ends after that many seconds.
    [TestMethod]
    [DataRow("export TMOUT=1", "1", DisplayName = "exported")]
    [DataRow("TMOUT=1", "none", DisplayName = "not exported")]
    [DataRow("export TMOUT=1; readonly TMOUT", "1", DisplayName = "exported, and it cannot be removed")]
    public void TMOUTEndsNothing(string prologue, string seen)
    {
        var outcome = Run(
            prologue,
            Words.Task("server", "sleep 2.5; echo up; exec sleep 60", "ready_when log_watch text=up")
                + Words.Task("client", "sleep 2.5; echo \"TMOUT ${TMOUT-none}\"", "needs server")
        );
        Assert.AreEqual("RUNNING READY STOPPED", outcome.Expect(0, "COMPLETED").States("server"));
        Assert.AreEqual($"TMOUT {seen}\n", outcome.Log("client"));
    }

    [TestMethod]
    [DataRow("export TMOUT=1")]
    [DataRow("readonly TMOUT=1")]
    public void TMOUTEndsNoTaskOnAnotherHost(string prologue)
    {
        using var script = Prepare(prologue, Words.Task("t", "sleep 2.5; printf 'half '; sleep 1.5; echo done", "remote", "ssh there"));
        PreflightTests.StandIn(script, "ssh", "shift; exec env -i --default-signal PATH=\"$PATH\" HOME=/ TMOUT=1 sh -c \"$*\"");
        Assert.AreEqual("half done\n", script.Start().Finish().Expect(0, "COMPLETED").Log("t"));
    }

    [TestMethod]
    public void TMOUTDoesNotEndTheListenerDuringTheSetup()
    {
        // As bash does now and then, it loses the INT that arrives during the setup.
        using var script = Prepare("readonly TMOUT=1", "sleep 2.5; trap : INT; kill -s INT 0\n" + Words.Task("t", "true"));
        script.Start("setsid", "--wait", "bash", script.File);
        script.Finish().Expect(130, "CANCELLED");
    }

    [TestMethod]
    [DataRow("set -Eeuo pipefail; trap 'echo gone wrong >&2; exit 9' ERR", DisplayName = "ERR")]
    [DataRow("set -T; trap 'exit 9' RETURN", DisplayName = "RETURN")]
    [DataRow("set -T; trap 'echo traced >&2' DEBUG", DisplayName = "DEBUG")]
    [DataRow("set -a", DisplayName = "all variables are exported")]
    public void ItsTrapsAndOptionsEndWithIt(string prologue)
    {
        var outcome = Run(
            prologue,
            "wf_timeout 6\n"
                + Words.Task("short", "env | grep -c ^_SF_ || true")
                + Words.Task("again", "[ -e tried ] || { : >tried; exit 3; }", "retries 1 0 1")
                + Words.Task("long", "sleep 60")
        );
        outcome.Expect(124, "TIMEOUT");
        Assert.AreEqual("RUNNING RETRYING RUNNING COMPLETED", outcome.States("again"));
        Assert.AreEqual("0", outcome.Log("short").Split('\n')[0]);
        Assert.DoesNotContain("gone wrong", outcome.Error);
        // A trap of DEBUG may speak before the runtime begins, but not later.
        Assert.IsLessThan(10, outcome.Error.Split("traced").Length);
    }

    private static Outcome Run(string prologue, string workflow)
    {
        using var script = Prepare(prologue, workflow);
        return script.Start().Finish();
    }

    private static Script Prepare(string prologue, string workflow)
    {
        var script = new Script(workflow);
        File.WriteAllText(script.File, prologue + "\n" + File.ReadAllText(script.File));
        return script;
    }
}
