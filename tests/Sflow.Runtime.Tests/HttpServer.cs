using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Sflow.Runtime.Tests;

/// <summary>Answers every request on a free port as told, and keeps what it was asked, byte for byte.</summary>
internal sealed class HttpServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Func<int, string> answer;
    private int served;

    /// <param name="answer">Request number (from 0) to the whole answer, status line first.</param>
    public HttpServer(Func<int, string> answer)
    {
        this.answer = answer;
        listener.Start();
        _ = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public ConcurrentQueue<string> Requests { get; } = new();

    public static string Status(int code, string body = "") =>
        $"HTTP/1.1 {code} x\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";

    public void Dispose() => listener.Dispose();

    private async Task ServeAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await listener.AcceptTcpClientAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return; // disposed
            }

            try
            {
                using (client)
                    await AnswerAsync(client.GetStream());
            }
            catch (IOException)
            {
                // The probe was ended in the middle.
            }
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var received = new List<byte>();
        var buffer = new byte[4096];
        while (!IsComplete(received))
        {
            var count = await stream.ReadAsync(buffer);
            if (count == 0)
                break;
            received.AddRange(buffer.AsSpan(0, count).ToArray());
        }

        Requests.Enqueue(Encoding.UTF8.GetString(received.ToArray()));
        await stream.WriteAsync(Encoding.UTF8.GetBytes(answer(served++)));
    }

    private static bool IsComplete(List<byte> received)
    {
        var text = Encoding.Latin1.GetString(received.ToArray());
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
            return false;
        var at = text.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase);
        return at < 0 || at > end || received.Count >= end + 4 + int.Parse(text[(at + 16)..text.IndexOf('\r', at)]);
    }
}
