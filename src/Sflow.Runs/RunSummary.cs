using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Sflow.Runs;

/// <summary>How a run ended by its own record.</summary>
/// <param name="State">One of <see cref="RunSummary.EndStates"/>.</param>
/// <param name="Reason">Why, in words; empty when the record does not say.</param>
/// <param name="ExitCode">The exit code of the workflow; null when the supervisor was killed.</param>
/// <param name="Time">When, in milliseconds since 1970.</param>
internal sealed record RunEnd(string State, string Reason, int? ExitCode, long Time);

/// <summary>What the record of a run, <c>events.jsonl</c>, says about the run as a whole.</summary>
/// <param name="Identity">What ran, 32 hexadecimal digits; null for a run of Sflow 0.1.</param>
/// <param name="Jobs">The jobs that wrote to the record, the first one first. A resumed run has several.</param>
/// <param name="Started">When the last of them started, in milliseconds since 1970.</param>
/// <param name="End">Its end; null when it is running, or was killed before it could write one.</param>
internal sealed record RunSummary(string? Identity, IReadOnlyList<string> Jobs, long Started, RunEnd? End)
{
    private static readonly Regex StartLine = new(
        """^\{"t":(?<time>[0-9]{1,14}),"v":1,"workflow":"STARTED",[^\n]*?"job":"(?<job>[^"\n]*)["]"""
            + """(?:[^\n]*?"identity":"(?<identity>[0-9a-f]{32})")?""",
        RegexOptions.CultureInvariant | RegexOptions.Multiline
    );

    /// <summary>A part of each line that starts a run, and of no other line of a job.</summary>
    public const string StartMark = "\"workflow\":\"STARTED\"";

    private static readonly Regex SlurmBackend = new(
        "\"type\":\"slurm\",\"nodes\":(?<nodes>[0-9]{1,6}),\"gpus_per_node\":(?<gpus>[0-9]{1,6})",
        RegexOptions.CultureInvariant
    );

    /// <summary>The number of GPUs of the allocation; 0 when the record does not say.</summary>
    public int Gpus { get; init; }

    /// <summary>The words for an end, as the job writes them.</summary>
    public static IReadOnlyList<string> EndStates { get; } = ["COMPLETED", "FAILED", "TIMEOUT", "CANCELLED", "LOST"];

    /// <summary>Reads a record; null when it does not begin like one.</summary>
    /// <param name="start">The whole record, or its lines that start a run.</param>
    /// <param name="end">The last part of the record, if <paramref name="start"/> is not all of it; empty otherwise.</param>
    public static RunSummary? Of(string start, string end)
    {
        var starts = StartLine.Matches(start).Cast<Match>().ToList();
        if (starts.Count == 0)
            return null;
        return new RunSummary(
            starts[0].Groups["identity"] is { Success: true } identity ? identity.Value : null,
            [.. starts.Select(line => line.Groups["job"].Value).Distinct()],
            long.Parse(starts[starts.Count - 1].Groups["time"].Value, NumberStyles.None, CultureInfo.InvariantCulture),
            EndOf(end.Length > 0 ? end : start)
        )
        {
            Gpus = SlurmBackend.Matches(start).Cast<Match>().Select(GpusOf).FirstOrDefault(),
        };
    }

    private static int GpusOf(Match backend) =>
        int.Parse(backend.Groups["nodes"].Value, NumberStyles.None, CultureInfo.InvariantCulture)
        * int.Parse(backend.Groups["gpus"].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    private static RunEnd? EndOf(string record)
    {
        var last = record.TrimEnd('\n');
        last = last.Substring(last.LastIndexOf('\n') + 1);
        try
        {
            var json = JObject.Parse(last);
            return (string?)(json["workflow"] as JValue) is { } state && EndStates.Contains(state)
                ? new RunEnd(
                    state,
                    (string?)(json["reason"] as JValue) ?? "",
                    (int?)(json["rc"] as JValue),
                    (long?)(json["t"] as JValue) ?? 0
                )
                : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException or ArgumentException or InvalidCastException)
        {
            return null; // A line that is half written, or none of the job's.
        }
    }
}
