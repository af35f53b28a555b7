using Sflow.Binding;
using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>A probe with evaluated fields. A field that isn't set is null, and the plan sets the default.</summary>
/// <param name="IsReadiness">True for readiness, false for failure.</param>
/// <param name="Location">The place of the probe.</param>
internal abstract record ResolvedProbe(bool IsReadiness, TextLocation Location)
{
    /// <summary>Seconds before the first check, 0 or more.</summary>
    public double? Delay { get; init; }

    /// <summary>Readiness: seconds after which a task that isn't ready has failed. Failure: the limit of one check, in seconds.</summary>
    public double? Timeout { get; init; }

    /// <summary>The limit of one check in seconds, 0 or more.</summary>
    public double? EachCheckTimeout { get; init; }

    /// <summary>Seconds between two checks, 0 or more.</summary>
    public double? Interval { get; init; }

    /// <summary>How many successive checks must succeed, 1 or more.</summary>
    public int? SuccessThreshold { get; init; }

    /// <summary>How many successive checks must see the failure, 1 or more.</summary>
    public int? FailureThreshold { get; init; }
}

/// <summary>A probe that uses <c>task</c>, so that it waits for the placement of tasks.</summary>
/// <param name="Model">Its source.</param>
/// <param name="Scope">The names that it sees besides <c>task</c>.</param>
internal sealed record PendingProbe(ProbeModel Model, IScope Scope) : ResolvedProbe(Model.IsReadiness, Model.Location);

/// <summary>Which of a task's nodes a probe checks.</summary>
internal enum ProbedNodes
{
    /// <summary>The task's first node.</summary>
    First,

    /// <summary>All of the task's nodes.</summary>
    Each,
}

/// <summary>A TCP port that accepts connections.</summary>
/// <param name="IsReadiness">True for readiness, false for failure.</param>
/// <param name="Location">The place of the probe.</param>
/// <param name="Port">The port, 1 to 65535.</param>
/// <param name="Host">The host, a string that may have placeholders; null: nodes of the task.</param>
/// <param name="Nodes">The nodes to look at where no host is set.</param>
internal sealed record ResolvedTcpProbe(bool IsReadiness, TextLocation Location, int Port, ExprValue? Host, ProbedNodes Nodes)
    : ResolvedProbe(IsReadiness, Location);

/// <summary>A URL that answers with a status of 200 to 399.</summary>
/// <param name="IsReadiness">True for readiness, false for failure.</param>
/// <param name="Location">The place of the probe.</param>
/// <param name="Url">The URL, a string that may have placeholders.</param>
/// <param name="Headers">The headers of the request, in their order; values are strings that may have placeholders.</param>
internal abstract record ResolvedHttpProbe(
    bool IsReadiness,
    TextLocation Location,
    ExprValue Url,
    IReadOnlyList<KeyValuePair<string, ExprValue>> Headers
) : ResolvedProbe(IsReadiness, Location);

/// <summary>A URL that answers GET.</summary>
/// <param name="IsReadiness">True for readiness, false for failure.</param>
/// <param name="Location">The place of the probe.</param>
/// <param name="Url">The URL, a string that may have placeholders.</param>
/// <param name="Headers">The headers of the request, in their order; values are strings that may have placeholders.</param>
internal sealed record ResolvedHttpGetProbe(
    bool IsReadiness,
    TextLocation Location,
    ExprValue Url,
    IReadOnlyList<KeyValuePair<string, ExprValue>> Headers
) : ResolvedHttpProbe(IsReadiness, Location, Url, Headers);

/// <summary>A URL that answers POST.</summary>
/// <param name="IsReadiness">True for readiness, false for failure.</param>
/// <param name="Location">The place of the probe.</param>
/// <param name="Url">The URL, a string that may have placeholders.</param>
/// <param name="Headers">The headers of the request, in their order; values are strings that may have placeholders.</param>
/// <param name="Body">The body of the request, a string that may have placeholders; null for none.</param>
internal sealed record ResolvedHttpPostProbe(
    bool IsReadiness,
    TextLocation Location,
    ExprValue Url,
    IReadOnlyList<KeyValuePair<string, ExprValue>> Headers,
    ExprValue? Body
) : ResolvedHttpProbe(IsReadiness, Location, Url, Headers);

/// <summary>A line in the log of a task.</summary>
/// <param name="IsReadiness">True for readiness, false for failure.</param>
/// <param name="Location">The place of the probe.</param>
/// <param name="Pattern">What to find, a string that may have placeholders.</param>
/// <param name="IsRegex">True when the pattern is a regular expression, false when it is taken literally.</param>
/// <param name="MatchCount">How many matches, 1 or more; null: one.</param>
/// <param name="Logger">The task whose log is watched and the place that names it; null: the probe's own task.</param>
internal sealed record ResolvedLogProbe(
    bool IsReadiness,
    TextLocation Location,
    ExprValue Pattern,
    bool IsRegex,
    int? MatchCount,
    Located<string>? Logger
) : ResolvedProbe(IsReadiness, Location)
{
    /// <summary>Where the pattern stands.</summary>
    public TextLocation PatternLocation { get; init; } = Location;
}
