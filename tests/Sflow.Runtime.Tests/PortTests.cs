using System.Linq;
using System.Net;
using System.Net.Sockets;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Sflow.Runtime.Tests;

/// <summary>A port that answers before its service starts would make the service ready at once, and then fail it.</summary>
[TestClass]
public sealed class PortTests
{
    private static readonly string Service = Words.Task("service", "exec sleep 60", "ready_when tcp_port on='127.0.0.1 localhost' port=PORT interval=0.1") + Words.Task("client", "true", "needs service");

    [TestMethod]
    public void A_port_that_is_taken_is_said_before_anything_starts()
    {
        using var listener = Listen();
        var outcome = Script.Run(Service.Replace("PORT", Port(listener))).Expect(2, "FAILED");
        Assert.AreEqual("", outcome.States("service"));
        Assert.Contains($"port {Port(listener)} on 127.0.0.1 is taken already", outcome.Error);
        Assert.Contains("task service", outcome.Error);
    }

    [TestMethod]
    public void A_port_that_somebody_else_serves_on_purpose_can_be_allowed()
    {
        using var listener = Listen();
        using var script = new Script(Service.Replace("PORT", Port(listener)));
        script.Environment["SFLOW_TAKEN_PORTS"] = "allow";
        Assert.AreEqual("RUNNING READY STOPPED", script.Start().Finish().Expect(0, "COMPLETED").States("service"));
    }

    [TestMethod]
    public void A_port_of_a_host_that_is_no_node_is_not_asked()
    {
        using var listener = Listen();
        var name = Dns.GetHostName();
        Script.Run(Words.Task("service", "exit 0", $"ready_when tcp_port host={name} port={Port(listener)} interval=0.1")).Expect(0, "COMPLETED");
    }

    [TestMethod]
    public void Many_ports_that_are_free_are_soon_seen_to_be()
    {
        var outcome = Script.Run(string.Concat(Enumerable.Range(1, 100).Select(n => Words.Task($"t{n}", "exit 0", $"ready_when tcp_port on='127.0.0.1 127.0.0.2' port={n}"))));
        Assert.AreEqual("RUNNING COMPLETED", outcome.Expect(0, "COMPLETED").States("t100"));
    }

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Any, 0);
        listener.Start();
        return listener;
    }

    private static string Port(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
