using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Sflow.Robustness.Hostile;

/// <summary>Answers every request on a free port with 200 and keeps the header X-Value and the body of each path, byte for byte.</summary>
internal sealed class RecordingServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public RecordingServer()
    {
        listener.Start(backlog: 500);
        _ = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public ConcurrentDictionary<string, (string Header, string Body)> Requests { get; } = [];

    public void Dispose() => listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                _ = AnswerAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var received = new List<byte>();
                var buffer = new byte[65536];
                (string Path, string Header, string Body)? parsed;
                while ((parsed = Parse(received)) is null)
                {
                    var count = await stream.ReadAsync(buffer);
                    if (count == 0)
                        return;
                    received.AddRange(buffer.AsSpan(0, count));
                    // curl waits a second for leave to send a long body.
                    if (
                        Encoding.Latin1.GetString([.. received.Take(4000)]).Contains("Expect: 100-continue", StringComparison.Ordinal)
                        && received.Count < 8000
                    )
                        await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray());
                }

                Requests[parsed.Value.Path] = (parsed.Value.Header, parsed.Value.Body);
                await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
            }
            catch (IOException)
            {
                // The probe was ended in the middle.
            }
        }
    }

    private static (string Path, string Header, string Body)? Parse(List<byte> received)
    {
        var bytes = received.ToArray();
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return null;
        var lines = Encoding.UTF8.GetString(bytes, 0, end).Split("\r\n");
        string Field(string name) =>
            lines
                .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
                .Select(line => line[(name.Length + 1)..])
                .FirstOrDefault()
            ?? "";
        var length = int.Parse("0" + Field("Content-Length").Trim(), System.Globalization.CultureInfo.InvariantCulture);
        return bytes.Length < end + 4 + length
            ? null
            : (lines[0].Split(' ')[1], Field("X-Value"), Encoding.UTF8.GetString(bytes, end + 4, length));
    }
}
