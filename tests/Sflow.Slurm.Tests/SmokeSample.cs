using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Sflow.Compilation;
using Sflow.Resolution;
using Sflow.Sweeps;
using Sflow.Text;

namespace Sflow.Slurm.Tests;

/// <summary>The sample's files, and what a test puts beside them. Rows get ports that are free here.</summary>
internal sealed class SmokeSample : ISourceReader
{
    private const string Table = "bulk_input.csv";
    private readonly (string Path, string Text)[] own;

    private SmokeSample(params (string Path, string Text)[] own) => this.own = own;

    /// <summary>The script of the row whose name holds a text; files of a test's own win over the sample's.</summary>
    public static string Compile(string row, params (string Path, string Text)[] own)
    {
        var sweep = new WorkflowCompiler(new SmokeSample(own)).CompileSweep(
            new SweepRequest { Name = "smoke", CsvPath = Workflow.At(Table) }
        );
        Assert.IsTrue(sweep.Success, string.Join('\n', sweep.Diagnostics));
        return Workflow.ScriptOf(sweep.Rows.Single(result => result.Name.Contains(row, StringComparison.Ordinal)));
    }

    public SourceReadResult Read(string path)
    {
        var text =
            own.FirstOrDefault(file => file.Path == path).Text ?? File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "smoke", path));
        return new SourceReadResult(
            Encoding.UTF8.GetBytes(Regex.Replace(text, "(?<=,)280[0-9]0(?=,)", _ => FreePorts().ToString(CultureInfo.InvariantCulture))),
            null
        );
    }

    // The first of a few free ports in a row, below those that the kernel gives to anybody, such as srun, for a moment.
    private static int FreePorts()
    {
        for (var tries = 0; tries < 100; tries++)
        {
            var port = RandomNumberGenerator.GetInt32(7050, 8150) * 4;
            if (Enumerable.Range(port, 4).All(IsFree))
                return port;
        }

        throw new InvalidOperationException("no free ports in a row");
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
