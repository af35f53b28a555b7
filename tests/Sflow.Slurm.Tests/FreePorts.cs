using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Sflow.Slurm.Tests;

/// <summary>Ports for the servers of a test. They stay this test's, although nothing listens on them yet.</summary>
internal static class FreePorts
{
    /// <summary>How many ports a test gets.</summary>
    public const int Count = 16;

    // The first port stays reserved as a port of UDP, which no test uses, until this process ends. So another test, and another test run on
    // this machine, gets other ports.
    private static readonly ConcurrentBag<UdpClient> Reserved = [];

    /// <summary>The first of the ports, below those that the kernel gives to anybody, such as srun, for a moment.</summary>
    public static int Take()
    {
        for (var tries = 0; tries < 100; tries++)
        {
            var port = RandomNumberGenerator.GetInt32(28208 / Count, 32600 / Count) * Count;
            if (Enumerable.Range(port, Count).All(IsFree) && Reserve(port))
                return port;
        }

        throw new InvalidOperationException("no free ports in a row");
    }

    private static bool Reserve(int port)
    {
        try
        {
            Reserved.Add(new UdpClient(port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Any, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
