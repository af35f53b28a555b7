using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Sflow.Hosting.Submission;

/// <summary>The kinds of lines in a ledger.</summary>
public enum LedgerEvent
{
    /// <summary>sbatch is about to start.</summary>
    Submitting,

    /// <summary>Slurm accepted the script, or a job of Slurm was adopted.</summary>
    Submitted,

    /// <summary>Slurm refused the script.</summary>
    Refused,
}

/// <summary>One line of a submission ledger.</summary>
public sealed record LedgerEntry
{
    private static readonly Regex Digits = new(@"\A[0-9]{1,18}\z", RegexOptions.CultureInvariant);
    private static readonly Regex Hash = new(@"\A[0-9a-f]{64}\z", RegexOptions.CultureInvariant);

    /// <summary>What happened.</summary>
    public required LedgerEvent Event { get; init; }

    /// <summary>What runs. It is null for a submission of Sflow 0.1, which identified rows by their names.</summary>
    public JobIdentity? Identity { get; init; }

    /// <summary>Ties the line before a submission to the one after it; part of the job's comment.</summary>
    public required string Id { get; init; }

    /// <summary>When, UTC, as ISO 8601.</summary>
    public required string Time { get; init; }

    /// <summary>The SHA-256 of the script that was handed over. It is empty for an adopted job.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>The user who called sbatch; empty for an adopted job and for a line of an earlier version.</summary>
    public string User { get; init; } = "";

    /// <summary>The project: its path from the folder that the ledger's folder is in, or its whole path.</summary>
    public string Project { get; init; } = "";

    /// <summary>The unit's name. For people.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The row's or the workflow's name at that time. For people.</summary>
    public string Row { get; init; } = "";

    /// <summary>The row's number at that time, from 1; 0 for a workflow without rows.</summary>
    public int Number { get; init; }

    /// <summary>The machine that called sbatch.</summary>
    public string Host { get; init; } = "";

    /// <summary>The job's id, once it is known.</summary>
    public string? Job { get; init; }

    /// <summary>Why Slurm refused it, in its own words.</summary>
    public string? Reason { get; init; }

    /// <summary>The folder from which an adopted job was submitted.</summary>
    public string? AdoptedFrom { get; init; }

    /// <summary>The job's comment, by which Slurm finds it; empty for a submission of Sflow 0.1.</summary>
    public string Comment => Identity?.Comment(Id) ?? "";

    /// <summary>The line, without its end.</summary>
    public string ToJson()
    {
        var json = new JObject { ["event"] = Event.ToString().ToLowerInvariant() };
        if (Identity is { } identity)
        {
            json["fingerprint"] = identity.Fingerprint;
            json["ordinal"] = identity.Ordinal;
        }

        json["id"] = Id;
        json["time"] = Time;
        Add("sha256", Sha256);
        Add("project", Project);
        Add("unit", Unit);
        Add("row", Row);
        if (Number > 0)
            json["number"] = Number;
        Add("host", Host);
        Add("user", User);
        Add("job", Job);
        Add("reason", Reason);
        Add("adopted_from", AdoptedFrom);
        return json.ToString(Formatting.None);

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                json[name] = value;
        }
    }

    /// <summary>Parses a line; null when it is invalid.</summary>
    public static LedgerEntry? Parse(string line)
    {
        JObject json;
        try
        {
            // Times stay strings.
            using var reader = new JsonTextReader(new System.IO.StringReader(line))
            {
                DateParseHandling = DateParseHandling.None,
                MaxDepth = 8,
            };
            json = JObject.Load(reader, new JsonLoadSettings { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error });
            while (reader.Read())
            {
                if (reader.TokenType != JsonToken.Comment)
                    return null;
            }
        }
        catch (JsonException)
        {
            return null;
        }

        if (
            EventOf(Text(json, "event")) is not { } kind
            || Text(json, "id") is not { Length: > 0 } id
            || Text(json, "time") is not { } time
        )
            return null;
        var entry = new LedgerEntry
        {
            Event = kind,
            Identity = IdentityOf(json),
            Id = id,
            Time = time,
            Sha256 = Text(json, "sha256") ?? "",
            Project = Text(json, "project") ?? "",
            Unit = Text(json, "unit") ?? "",
            Row = Text(json, "row") ?? "",
            Number = Whole(json, "number") ?? 0,
            Host = Text(json, "host") ?? "",
            User = Text(json, "user") ?? "",
            Job = Text(json, "job"),
            Reason = Text(json, "reason"),
            AdoptedFrom = Text(json, "adopted_from"),
        };
        return entry.IsComplete(json) ? entry : null;
    }

    // A line without an identity is one of Sflow 0.1. A wrong identity is not the same as none.
    private bool IsComplete(JObject json) =>
        (Identity is not null || (json["fingerprint"] is null && json["ordinal"] is null && Row.Length > 0))
        && (Identity is null || Row.Length > 0)
        && (Event == LedgerEvent.Submitted ? Job is not null && Digits.IsMatch(Job) : Job is null && json["job"] is null)
        && (Hash.IsMatch(Sha256) || (Event == LedgerEvent.Submitted && AdoptedFrom is not null && Sha256.Length == 0));

    private static JobIdentity? IdentityOf(JObject json) =>
        Text(json, "fingerprint") is { } fingerprint
        && Whole(json, "ordinal") is { } ordinal
        && JobIdentity.OfComment(new JobIdentity(fingerprint, ordinal).Comment(new string('0', 32))) is var (identity, _)
            ? identity
            : null;

    private static LedgerEvent? EventOf(string? text) =>
        text switch
        {
            "submitting" => LedgerEvent.Submitting,
            "submitted" => LedgerEvent.Submitted,
            "refused" or "rejected" => LedgerEvent.Refused,
            _ => null,
        };

    private static string? Text(JObject json, string key) => json[key] is JValue { Type: JTokenType.String } value ? (string?)value : null;

    private static int? Whole(JObject json, string key) =>
        json[key] is JValue { Type: JTokenType.Integer } value && value.Value is long and > 0 and < 1_000_000_000
            ? (int)(long)value.Value
            : null;
}
