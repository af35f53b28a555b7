using System.Net;
using System.Net.Sockets;

namespace Sflow.Runtime.Tests;

[TestClass]
public sealed class NetworkProbeTests
{
    private static readonly string Client = Words.Task("client", "true", "needs service");

    [TestMethod]
    [DataRow(204, true, true)]
    [DataRow(200, true, true)]
    [DataRow(500, false, true)]
    [DataRow(404, false, true)]
    [DataRow(204, true, false)]
    [DataRow(302, true, false)]
    [DataRow(500, false, false)]
    public void AStatusFrom200To399IsAnAnswer(int status, bool ready, bool withCurl)
    {
        using var server = new HttpServer(_ => HttpServer.Status(status));
        var outcome = Run(
            $"ready_when http_get url=http://127.0.0.1:{server.Port}/health interval=0.1 timeout=5",
            withCurl,
            ready ? 20 : 0.8
        );
        Assert.AreEqual(ready ? "RUNNING READY STOPPED" : "RUNNING TIMEOUT", outcome.States("service"));
        StringAssert.StartsWith(server.Requests.First(), "GET /health HTTP/1.");
    }

    [TestMethod]
    [DataRow(200, "READY", "GET http://user:***@127.0.0.1:{0}/x answers")]
    [DataRow(503, "TIMEOUT", "not ready within 0.800 s: no good answer from http://user:***@127.0.0.1:{0}/x")]
    public void APasswordIsNotShown(int status, string state, string reason)
    {
        using var server = new HttpServer(_ => HttpServer.Status(status));
        var outcome = Run(
            $"ready_when http_get url=http://user:secret@127.0.0.1:{server.Port}/x interval=0.1",
            true,
            status == 200 ? 20 : 0.8
        );
        Assert.AreEqual(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, reason, server.Port),
            Outcome.Text(outcome.Event("service", state), "reason")
        );
        Assert.DoesNotContain("secret", outcome.Output + outcome.Error + outcome.Read("events.jsonl"));
        if (status == 200)
            Assert.Contains("Authorization: Basic dXNlcjpzZWNyZXQ=", server.Requests.First());
    }

    [TestMethod]
    public void RedirectsAreFollowed()
    {
        using var server = new HttpServer(n =>
            n % 2 == 0
                ? "HTTP/1.1 302 x\r\nLocation: /there\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                : HttpServer.Status(n > 4 ? 200 : 503)
        );
        Run($"ready_when http_get url=http://127.0.0.1:{server.Port}/ interval=0.1", true).Expect(0, "COMPLETED");
        StringAssert.StartsWith(server.Requests.ElementAt(5), "GET /there ");
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void APostSendsBodyAndHeadersExactly(bool withCurl)
    {
        const string Body = "{\"m\": [\"it's \\\"hi\\\" & é\"]}\n@x";
        using var server = new HttpServer(n => HttpServer.Status(n > 1 ? 201 : 503));
        var outcome = Run(
                $"ready_when http_post url='http://127.0.0.1:{server.Port}/v1/{{x}}?a=[1]&b=2' "
                    + $"header='Content-Type: application/json' header='X-Key: a:b  c' body={Words.Quote(Body)} interval=0.1",
                withCurl
            )
            .Expect(0, "COMPLETED");
        Assert.AreEqual("RUNNING READY STOPPED", outcome.States("service"));
        var request = server.Requests.First();
        StringAssert.StartsWith(request, "POST /v1/{x}?a=[1]&b=2 HTTP/1.");
        Assert.Contains("Content-Type: application/json\r\n", request);
        Assert.Contains("X-Key: a:b  c\r\n", request);
        Assert.AreEqual(Body, request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        Assert.HasCount(3, server.Requests);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void APostWithoutATypeIsPlainText(bool withCurl)
    {
        using var server = new HttpServer(_ => HttpServer.Status(200));
        Run($"ready_when http_post url=http://127.0.0.1:{server.Port} body=x", withCurl).Expect(0, "COMPLETED");
        Assert.Contains("Content-Type: text/plain; charset=utf-8\r\n", server.Requests.First());
        StringAssert.StartsWith(server.Requests.First(), "POST / HTTP/1.");
    }

    [TestMethod]
    public void AFailureProbeTriggersWhenItsCheckSucceedsOftenEnough()
    {
        using var server = new HttpServer(n => HttpServer.Status(n is 2 or 4 or 5 ? 200 : 503));
        var outcome = Run($"fail_when http_get url=http://127.0.0.1:{server.Port}/alarm interval=0.1 failure=2", true);
        Assert.AreEqual("RUNNING FAILED", outcome.Expect(1, "FAILED").States("service"));
        Assert.HasCount(6, server.Requests);
    }

    [TestMethod]
    public void APortIsReadyWhenEveryHostAnswers()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Run($"ready_when tcp_port port={port} interval=0.1 success=2", true).Expect(0, "COMPLETED");
        Run($"ready_when tcp_port port={port} host=localhost interval=0.1", true).Expect(0, "COMPLETED");
        // Bound to 127.0.0.1 only, so 127.0.0.2 refuses.
        Assert.AreEqual(
            "RUNNING TIMEOUT",
            Run($"ready_when tcp_port port={port} on='127.0.0.1 127.0.0.2' interval=0.1", true, 0.6).States("service")
        );
    }

    [TestMethod]
    public void AFullBacklogHangsNothing()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);
        var place = (IPEndPoint)listener.LocalEndPoint!;
        var fillers = Enumerable
            .Range(0, 4)
            .Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false })
            .ToList();
        foreach (var filler in fillers)
            Assert.ThrowsExactly<SocketException>(() => filler.Connect(place));
        System.Threading.Thread.Sleep(100);

        var outcome = Run($"ready_when tcp_port port={place.Port} interval=0.1 timeout=0.2", true, 1);
        Assert.AreEqual("RUNNING TIMEOUT", outcome.Expect(1, "FAILED").States("service"));
        fillers.ForEach(f => f.Dispose());
    }

    [TestMethod]
    public void HttpsWithoutCurlIsRefusedBeforeAnythingStarts()
    {
        var outcome = Run("ready_when http_get url=https://localhost:1/", withCurl: false).Expect(2, "FAILED");
        Assert.Contains("curl", outcome.Error);
        Assert.AreEqual("", outcome.States("service"));
    }

    // A service with these probes; without curl the PATH holds everything else.
    private static Outcome Run(string probe, bool withCurl, double readyWithin = 20)
    {
        var within = FormattableString.Invariant($" within={readyWithin}");
        var probes = probe.StartsWith("fail", StringComparison.Ordinal)
            ? $"ready_when log_watch text=never{within}\n{probe}"
            : probe + within;
        using var script = new Script($"wf_grace 2\n{Words.Task("service", "exec sleep 60", probes)}{Client}");
        script.Environment["SFLOW_TAKEN_PORTS"] = "allow"; // the listeners are the tests' own
        if (!withCurl)
            HideCurl(script);
        return script.Start().Finish();
    }

    /// <summary>A PATH that holds everything that the runtime needs, but curl.</summary>
    internal static void HideCurl(Script script)
    {
        var bin = Directory.CreateDirectory(Path.Combine(script.Folder, "bin")).FullName;
        foreach (
            var tool in new[] { "bash", "mkdir", "cp", "tail", "grep", "sed", "cut", "tr", "sleep", "stdbuf", "date", "wc", "rm", "env" }
        )
            File.CreateSymbolicLink(Path.Combine(bin, tool), File.Exists("/bin/" + tool) ? "/bin/" + tool : "/usr/bin/" + tool);
        script.Environment["PATH"] = bin;
    }
}
