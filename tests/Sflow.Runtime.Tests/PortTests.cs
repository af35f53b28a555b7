using System.Net;
using System.Net.Sockets;

namespace Sflow.Runtime.Tests;

/// <summary>A port that answers before its service starts would make the service ready at once, and then fail it.</summary>
[TestClass]
public sealed class PortTests
{
    private static readonly string Service =
        Words.Task("service", "exec sleep 60", "ready_when tcp_port on='127.0.0.1 localhost' port=PORT interval=0.1")
        + Words.Task("client", "true", "needs service");

    [TestMethod]
    public void APortThatIsTakenIsSaidBeforeAnythingStarts()
    {
        using var listener = Listen();
        var outcome = Script.Run(Service.Replace("PORT", Port(listener))).Expect(2, "FAILED");
        Assert.AreEqual("", outcome.States("service"));
        Assert.Contains($"port {Port(listener)} on 127.0.0.1 is already in use", outcome.Error);
        Assert.Contains("task service", outcome.Error);
    }

    [TestMethod]
    public void APortThatATaskDeclaresIsChecked()
    {
        using var listener = Listen();
        var outcome = Script.Run(Words.Task("server", "true", $"serves localhost {Port(listener)}")).Expect(2, "FAILED");
        Assert.Contains($"port {Port(listener)} on localhost is already in use, but task server must open it", outcome.Error);
    }

    [TestMethod]
    public void APortThatSomebodyElseServesOnPurposeCanBeAllowed()
    {
        using var listener = Listen();
        using var script = new Script(Service.Replace("PORT", Port(listener)));
        script.Environment["SFLOW_TAKEN_PORTS"] = "allow";
        Assert.AreEqual("RUNNING READY STOPPED", script.Start().Finish().Expect(0, "COMPLETED").States("service"));
    }

    [TestMethod]
    public void APortOfAHostThatIsNoNodeIsNotAsked()
    {
        using var listener = Listen();
        var name = Dns.GetHostName();
        Script
            .Run(Words.Task("service", "exit 0", $"ready_when tcp_port host={name} port={Port(listener)} interval=0.1"))
            .Expect(0, "COMPLETED");
    }

    [TestMethod]
    public void ManyPortsThatAreFreeAreSoonSeenToBe()
    {
        var outcome = Script.Run(
            string.Concat(
                Enumerable
                    .Range(1, 100)
                    .Select(n => Words.Task($"t{n}", "exit 0", $"ready_when tcp_port on='127.0.0.1 127.0.0.2' port={n}"))
            )
        );
        Assert.DoesNotContain("already in use", outcome.Expect(1, "FAILED").Error);
        Assert.AreEqual("RUNNING", outcome.States("t100").Split(' ')[0]);
    }

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Any, 0);
        listener.Start();
        return listener;
    }

    private static string Port(TcpListener listener) =>
        ((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
