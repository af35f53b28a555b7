namespace Sflow.Runtime.Tests;

/// <summary>Small processes of the supervisor end early, or stay in its lists.</summary>
[TestClass]
public sealed class SmallProcessTests
{
    // The supervisor writes to the clock through descriptor 5, and the clock reads from its descriptor 3.
    private const string KillTheClock = """
        supervisor=$(sed 's/^.*) . \([0-9]*\) .*/\1/' "/proc/$PPID/stat")
        pipe=$(readlink "/proc/$supervisor/fd/5")
        for process in /proc/[0-9]*; do
          if [ "$process" != "/proc/$supervisor" ] && [ "$(readlink "$process/fd/3")" = "$pipe" ]; then
            kill -s KILL "${process#/proc/}"
            echo killed
          fi
        done
        exec sleep 60
        """;

    [TestMethod]
    public void TimersWorkAfterTheClockWasKilled()
    {
        using var script = new Script(Words.Task("t", KillTheClock, "time_limit 6"));
        var outcome = script.Start().Finish().Expect(1, "FAILED");
        Assert.AreEqual("RUNNING TIMEOUT", outcome.States("t"));
        Assert.AreEqual("killed\n", outcome.Log("t"));
    }

    // The kernel can give the number of a group that has ended to other processes.
    [TestMethod]
    public void HelpersThatHaveEndedAreNotSignalledAtTheEnd()
    {
        using var script = new Script(
            """
            _sf_docker_remove_left() { printf 'helpers: %s\n' "${_SF_HELPERS[*]}"; }
            _sf_started_event() { _sf_spawn_helper true; }
            """
                + "\n"
                + Words.Task("t", "sleep 1")
        );
        script.Environment["SFLOW_HEARTBEAT_MS"] = "100";
        Assert.Contains("helpers: \n", script.Start().Finish().Output);
    }
}
