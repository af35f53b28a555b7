using System.IO;
using System.Text;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Sflow.Runtime.Tests;

/// <summary>
/// `read -t` may run out of time in the middle of a line, or take a line's newline and still report that it ran out. Under load, messages
/// were glued together by that. Here they are written into the supervisor's pipe by hand.
/// </summary>
[TestClass]
public sealed class MessageTests
{
    private const string End = "\u001e";

    [TestMethod]
    [DataRow(new[] { "ready 0 1 0 by hand" + End + "\n" }, DisplayName = "whole")]
    [DataRow(new[] { "ready 0 1 0 by hand" + End }, DisplayName = "its newline swallowed")]
    [DataRow(new[] { "ready 0 1 0 by hand" + End, "\n" }, DisplayName = "its newline late")]
    [DataRow(new[] { "ready 0 9 0 stale" + End + "\nready 0 1 0 by hand" + End + "\n" }, DisplayName = "after one of another attempt")]
    public void A_message_arrives_whole(string[] parts)
    {
        using var script = new Script(Words.Task("service", "exec sleep 60", "ready_when log_watch text=never") + Words.Task("client", "sleep 1", "needs service"));
        script.Environment["SFLOW_HEARTBEAT_MS"] = "50"; // many timeouts
        script.Start().WaitForState("service", "RUNNING");
        using (var pipe = new FileStream($"/proc/{script.ProcessId}/fd/9", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0))
        {
            foreach (var part in parts)
            {
                pipe.Write(Encoding.UTF8.GetBytes(part));
                Thread.Sleep(200);
            }
        }

        var outcome = script.Finish(10).Expect(0, "COMPLETED");
        Assert.AreEqual("RUNNING READY STOPPED", outcome.States("service"));
        Assert.AreEqual("by hand", Outcome.Text(outcome.Event("service", "READY"), "reason"));
    }
}
