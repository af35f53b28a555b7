using Sflow.Text;

namespace Sflow.Binding;

/// <summary>What a probe looks at.</summary>
public enum ProbeKind
{
    /// <summary>A TCP port.</summary>
    TcpPort,

    /// <summary>A URL, by GET.</summary>
    HttpGet,

    /// <summary>A URL, by POST.</summary>
    HttpPost,

    /// <summary>A task's log.</summary>
    LogWatch,
}

/// <summary>A probe of a task.</summary>
/// <param name="IsReadiness">True for readiness, false for failure.</param>
/// <param name="Kind">What it looks at.</param>
/// <param name="Timing">delay, timeout, interval and the thresholds.</param>
/// <param name="Check">The fields of its kind.</param>
/// <param name="Logger">The task whose log is watched, or null: the probe's own.</param>
/// <param name="Location">The place of the probe.</param>
public sealed record ProbeModel(bool IsReadiness, ProbeKind Kind, FieldSet Timing, FieldSet Check, Located<string>? Logger, TextLocation Location);
