using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Text;
using Sflow.Text;

namespace Sflow.Benchmarks;

/// <summary>The inference sample's sweep, its rows repeated as often as wanted.</summary>
internal static class SampleSweep
{
    public static string Folder { get; } = Find();

    /// <summary>A reader that holds a CSV of so many rows and the sample's modules.</summary>
    public static ISourceReader Reader(int rows)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, "bulk_input.csv"));
        var csv = new StringBuilder(lines[0]).Append('\n');
        for (var i = 0; i < rows; i++)
            csv.Append(lines[1 + (i % (lines.Length - 1))]).Append('\n');
        return new MemoryReader(Encoding.UTF8.GetBytes(csv.ToString()));
    }

    public static SweepRequest Request() => new()
    {
        Name = "bulk_input",
        CsvPath = new Located<string>(Path.Combine(Folder, "bulk_input.csv"), TextLocation.OfFile("benchmark")),
        Outputs = CompileOutputs.Composed | CompileOutputs.Script,
    };

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Sflow.sln")))
                return Path.Combine(folder.FullName, "samples");
        }

        throw new InvalidOperationException("the repository was not found above " + AppContext.BaseDirectory);
    }

    private sealed class MemoryReader(byte[] csv) : ISourceReader
    {
        private readonly ConcurrentDictionary<string, byte[]> files = new();

        public SourceReadResult Read(string path) => path.EndsWith(".csv", StringComparison.Ordinal)
            ? new SourceReadResult(csv, null)
            : new SourceReadResult(files.GetOrAdd(path, File.ReadAllBytes), null);
    }
}
