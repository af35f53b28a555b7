namespace Sflow.Runtime.Tests;

/// <summary>What stands in the supervisor's pipe is checked before it is used. Here messages are written into it by hand.</summary>
[TestClass]
public sealed class MessageTests
{
    [TestMethod]
    [DataRow(new[] { "ready 0 1 0 1 by hand\n" }, DisplayName = "whole")]
    [DataRow(new[] { "ready 0 9 0 1 stale\nready 0 1 0 1 by hand\n" }, DisplayName = "after one of another attempt")]
    public void AMessageArrivesWhole(string[] parts)
    {
        var outcome = Send(parts);
        Assert.AreEqual("by hand", Outcome.Text(outcome.Event("service", "READY"), "reason"));
        Assert.DoesNotContain("left out", outcome.Output);
    }

    /// <summary>Each is a message that lost a byte or more, or that nobody sent. None may become an index, a number or a command.</summary>
    [TestMethod]
    [DataRow("exit")]
    [DataRow("exit 0")]
    [DataRow("exit 1 1")]
    [DataRow("exit 01 1 0")]
    [DataRow("exit 2 1 0")]
    [DataRow("exit 0 1 x")]
    [DataRow("exit 0 1 1000")]
    [DataRow("exit 0 a[$(touch /tmp/never)] 0")]
    [DataRow("exit a[$(touch /tmp/never)] 1 0")]
    [DataRow("exit 99999999999999999999 1 0")]
    [DataRow("exi 0 1 0")]
    [DataRow("ready 0 1")]
    [DataRow("ready 1 1 0 1 of another task")]
    [DataRow("ready 0 1 0 without a number")]
    [DataRow("missed 0 1 9")]
    [DataRow("fail 0 1 9 1 none")]
    [DataRow("signal")]
    [DataRow("signal KILL")]
    [DataRow("")]
    [DataRow("\u001b[2J * ~ $HOME")]
    public void AMessageThatIsDamagedIsLeftOutAndReported(string message)
    {
        var outcome = Send([message + "\n", "ready 0 1 0 1 by hand\n"]);
        Assert.AreEqual(1, outcome.Output.Split("a message that cannot be understood was ignored").Length - 1, outcome.Output);
        Assert.DoesNotContain("\u001b", outcome.Output);
        Assert.IsFalse(File.Exists("/tmp/never"));
    }

    private static Outcome Send(string[] parts)
    {
        using var script = new Script(
            Words.Task("service", "exec sleep 60", "ready_when log_watch text=never") + Words.Task("client", "sleep 1", "needs service")
        );
        script.Environment["SFLOW_HEARTBEAT_MS"] = "50"; // many ticks
        script.Start().WaitForState("service", "RUNNING");
        using (
            var pipe = new FileStream($"/proc/{script.ProcessId}/fd/9", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0)
        )
        {
            foreach (var part in parts)
            {
                pipe.Write(Encoding.UTF8.GetBytes(part));
                Thread.Sleep(200);
            }
        }

        var outcome = script.Finish(10).Expect(0, "COMPLETED");
        Assert.AreEqual("RUNNING READY STOPPED", outcome.States("service"));
        return outcome;
    }
}
