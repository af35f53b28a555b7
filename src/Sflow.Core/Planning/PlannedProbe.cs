using Sflow.Expressions;

namespace Sflow.Planning;

/// <summary>A probe of a planned task: what it checks, and when.</summary>
/// <param name="Schedule">When it looks, and how often until it counts.</param>
/// <param name="Location">The place of the probe.</param>
internal abstract record PlannedProbe(ProbeSchedule Schedule, TextLocation Location)
{
    /// <summary>True for readiness, false for failure.</summary>
    public bool IsReadiness => Schedule.IsReadiness;

    /// <summary>The strings that decide what it checks, possibly with placeholders, each with the name of its field.</summary>
    internal abstract IEnumerable<KeyValuePair<string, ExprValue>> Texts { get; }
}

/// <summary>When a probe checks, and how many checks decide. Every value is set.</summary>
/// <param name="IsReadiness">True for readiness, false for failure.</param>
/// <param name="ReadyWithin">
/// Seconds after which a task that isn't ready has failed; null for no such limit, and for a failure probe.
/// </param>
/// <param name="Delay">Seconds before the first check, 0 or more.</param>
/// <param name="CheckLimit">How long one check may take, in seconds, 1 or more.</param>
/// <param name="Interval">Seconds between two checks, 0 or more.</param>
/// <param name="Threshold">How many checks in a row must succeed (readiness) or see the failure (failure), 1 or more.</param>
internal sealed record ProbeSchedule(
    bool IsReadiness,
    double? ReadyWithin,
    double Delay,
    double CheckLimit,
    double Interval,
    int Threshold
);

/// <summary>A TCP port that accepts connections on every host.</summary>
/// <param name="Schedule">When it looks, and how often until it counts.</param>
/// <param name="Location">The place of the probe.</param>
/// <param name="Port">The port, 1 to 65535.</param>
/// <param name="Hosts">The hosts, at least one: strings, possibly with placeholders.</param>
internal sealed record PlannedTcpProbe(ProbeSchedule Schedule, TextLocation Location, int Port, IReadOnlyList<ExprValue> Hosts)
    : PlannedProbe(Schedule, Location)
{
    internal override IEnumerable<KeyValuePair<string, ExprValue>> Texts =>
        Hosts.Select(host => new KeyValuePair<string, ExprValue>("host", host));
}

/// <summary>A URL that answers with a status of 200 to 399.</summary>
/// <param name="Schedule">When it looks, and how often until it counts.</param>
/// <param name="Location">The place of the probe.</param>
/// <param name="Url">The URL, a string that may have placeholders.</param>
/// <param name="Headers">The headers of the request, in their order; values are strings that may have placeholders.</param>
internal abstract record PlannedHttpProbe(
    ProbeSchedule Schedule,
    TextLocation Location,
    ExprValue Url,
    IReadOnlyList<KeyValuePair<string, ExprValue>> Headers
) : PlannedProbe(Schedule, Location)
{
    internal override IEnumerable<KeyValuePair<string, ExprValue>> Texts
    {
        get
        {
            yield return new("url", Url);
            foreach (var header in Headers)
            {
                yield return new("headers", new TextValue(header.Key));
                yield return new("headers", header.Value);
            }
        }
    }
}

/// <summary>A URL that answers GET.</summary>
/// <param name="Schedule">When it looks, and how often until it counts.</param>
/// <param name="Location">The place of the probe.</param>
/// <param name="Url">The URL, a string that may have placeholders.</param>
/// <param name="Headers">The headers of the request, in their order; values are strings that may have placeholders.</param>
internal sealed record PlannedHttpGetProbe(
    ProbeSchedule Schedule,
    TextLocation Location,
    ExprValue Url,
    IReadOnlyList<KeyValuePair<string, ExprValue>> Headers
) : PlannedHttpProbe(Schedule, Location, Url, Headers);

/// <summary>A URL that answers POST.</summary>
/// <param name="Schedule">When it looks, and how often until it counts.</param>
/// <param name="Location">The place of the probe.</param>
/// <param name="Url">The URL, a string that may have placeholders.</param>
/// <param name="Headers">The headers of the request, in their order; values are strings that may have placeholders.</param>
/// <param name="Body">The body of the request, a string that may have placeholders; null for none.</param>
internal sealed record PlannedHttpPostProbe(
    ProbeSchedule Schedule,
    TextLocation Location,
    ExprValue Url,
    IReadOnlyList<KeyValuePair<string, ExprValue>> Headers,
    ExprValue? Body
) : PlannedHttpProbe(Schedule, Location, Url, Headers)
{
    internal override IEnumerable<KeyValuePair<string, ExprValue>> Texts =>
        Body is null ? base.Texts : base.Texts.Append(new KeyValuePair<string, ExprValue>("body", Body));
}

/// <summary>A line in the log of a task.</summary>
/// <param name="Schedule">When it looks, and how often until it counts.</param>
/// <param name="Location">The place of the probe.</param>
/// <param name="Pattern">What to find, a string that may have placeholders.</param>
/// <param name="IsRegex">True when the pattern is a regular expression, false when it is taken literally.</param>
/// <param name="MatchCount">How many matches, 1 or more; null: one.</param>
/// <param name="Logger">The task whose log is watched, by its own name; null where the module names none: the probe's own task.</param>
internal sealed record PlannedLogProbe(
    ProbeSchedule Schedule,
    TextLocation Location,
    ExprValue Pattern,
    bool IsRegex,
    int? MatchCount,
    string? Logger
) : PlannedProbe(Schedule, Location)
{
    /// <summary>Where the pattern stands.</summary>
    public TextLocation PatternLocation { get; init; } = Location;

    internal override IEnumerable<KeyValuePair<string, ExprValue>> Texts => [new("pattern", Pattern)];
}
