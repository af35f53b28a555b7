using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Sflow.Text;

namespace Sflow.Benchmarks;

/// <summary>The inference sample's sweep, its rows repeated as often as wanted.</summary>
internal static partial class SampleSweep
{
    public static string Folder { get; } = Find();

    /// <summary>A reader that holds a CSV of so many rows and the sample's modules.</summary>
    public static ISourceReader Reader(int rows) => new MemoryReader(Encoding.UTF8.GetBytes(Csv(rows)));

    /// <summary>A CSV of so many rows, each with a name of its own.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="changed">The row, from 0, that differs from what it would be; -1 for none.</param>
    /// <param name="areAllDifferent">True when no two rows have the same concurrencies, so that their benchmark tasks differ too.</param>
    public static string Csv(int rows, int changed = -1, bool areAllDifferent = false)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, "bulk_input.csv"));
        var csv = new StringBuilder(lines[0]).Append('\n');
        for (var i = 0; i < rows; i++)
        {
            var line = lines[1 + (i % (lines.Length - 1))];
            if (areAllDifferent)
                line = Concurrencies().Replace(line, list => "[" + string.Join(",", list.Groups[1].Value.Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture) + (1000 * i))) + "]");
            csv.Append(System.FormattableString.Invariant($"row{i}")).Append(i == changed ? "-changed" : "").Append(line, line.IndexOf(',', StringComparison.Ordinal), line.Length - line.IndexOf(',', StringComparison.Ordinal)).Append('\n');
        }

        return csv.ToString();
    }

    [GeneratedRegex(@"\[([\d,]+)\]")]
    private static partial Regex Concurrencies();

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
