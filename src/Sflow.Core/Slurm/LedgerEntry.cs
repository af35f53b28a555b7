using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Sflow.Slurm;

/// <summary>What a line of the ledger says.</summary>
public enum LedgerEvent
{
    /// <summary>sbatch is about to be started.</summary>
    Submitting,

    /// <summary>Slurm took the script.</summary>
    Submitted,

    /// <summary>Slurm refused the script.</summary>
    Rejected,
}

/// <summary>One line of a submission ledger.</summary>
/// <param name="Event">What happened.</param>
/// <param name="Row">The row's or the workflow's name.</param>
/// <param name="Sha256">The script's hash: a changed script is another submission.</param>
/// <param name="Id">Ties the line before a submission to the one after it; part of the job's comment.</param>
/// <param name="Time">When, UTC, as ISO 8601.</param>
/// <param name="Job">The job's id, once it is known.</param>
/// <param name="Reason">Why Slurm refused it, in its own words.</param>
public sealed record LedgerEntry(LedgerEvent Event, string Row, string Sha256, string Id, string Time, string? Job = null, string? Reason = null)
{
    /// <summary>The comment of the job, by which Slurm finds it again.</summary>
    public string Comment => $"sflow:{Sha256.Substring(0, System.Math.Min(12, Sha256.Length))}:{Id}";

    /// <summary>The line, without its end.</summary>
    public string ToJson()
    {
        var json = new JObject { ["event"] = Event.ToString().ToLowerInvariant(), ["row"] = Row, ["sha256"] = Sha256, ["id"] = Id, ["time"] = Time };
        if (Job is not null)
            json["job"] = Job;
        if (Reason is not null)
            json["reason"] = Reason;
        return json.ToString(Formatting.None);
    }

    /// <summary>Reads a line; null when it is none.</summary>
    public static LedgerEntry? Parse(string line)
    {
        JObject json;
        try
        {
            // Times stay the text that they are.
            using var reader = new JsonTextReader(new System.IO.StringReader(line)) { DateParseHandling = DateParseHandling.None, MaxDepth = 8 };
            json = JObject.Load(reader);
        }
        catch (JsonException)
        {
            return null;
        }

        return EventOf(Text(json, "event")) is { } kind && Text(json, "row") is { } row && Text(json, "sha256") is { } hash && Text(json, "id") is { } id
            ? new LedgerEntry(kind, row, hash, id, Text(json, "time") ?? "", Text(json, "job"), Text(json, "reason"))
            : null;
    }

    private static LedgerEvent? EventOf(string? text) => text switch
    {
        "submitting" => LedgerEvent.Submitting,
        "submitted" => LedgerEvent.Submitted,
        "rejected" => LedgerEvent.Rejected,
        _ => null,
    };

    private static string? Text(JObject json, string key) => json[key] is JValue { Type: JTokenType.String } value ? (string?)value : null;
}
