using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Sflow.Compilation;
using Sflow.Sweeps;
using Sflow.Testing;
using Sflow.Text;

namespace Sflow.Benchmarks;

/// <summary>The inference sample's sweep with its rows repeated as often as needed.</summary>
internal static partial class SampleSweep
{
    public static string Folder { get; } = Repository.PathOf("samples");

    /// <summary>A reader that holds a CSV with this many rows and the sample's modules.</summary>
    public static ISourceReader Reader(int rows) => new MemoryReader(Encoding.UTF8.GetBytes(Csv(rows)));

    /// <summary>A CSV with this many rows, each with its own name.</summary>
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
                line = Concurrencies()
                    .Replace(
                        line,
                        list =>
                            "["
                            + string.Join(
                                ",",
                                list.Groups[1]
                                    .Value.Split(',')
                                    .Select(number => int.Parse(number, CultureInfo.InvariantCulture) + (1000 * i))
                            )
                            + "]"
                    );
            csv.Append(System.FormattableString.Invariant($"row{i}"))
                .Append(i == changed ? "-changed" : "")
                .Append(line, line.IndexOf(',', StringComparison.Ordinal), line.Length - line.IndexOf(',', StringComparison.Ordinal))
                .Append('\n');
        }

        return csv.ToString();
    }

    [GeneratedRegex(@"\[([\d,]+)\]")]
    private static partial Regex Concurrencies();

    public static SweepRequest Request() =>
        new()
        {
            Name = "bulk_input",
            CsvPath = new Located<string>(Path.Combine(Folder, "bulk_input.csv"), TextLocation.OfFile("benchmark")),
            Outputs = CompileOutputs.Composed | CompileOutputs.Jobs,
        };

    private sealed class MemoryReader(byte[] csv) : ISourceReader
    {
        private readonly ConcurrentDictionary<string, byte[]> files = new();

        public SourceReadResult Read(string path) =>
            path.EndsWith(".csv", StringComparison.Ordinal)
                ? new SourceReadResult(csv, null)
                : new SourceReadResult(files.GetOrAdd(path, File.ReadAllBytes), null);
    }
}
