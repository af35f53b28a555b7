namespace Sflow.Binding;

/// <summary>What a probe checks.</summary>
internal enum ProbeKind
{
    /// <summary>A TCP port.</summary>
    TcpPort,

    /// <summary>A URL, with GET.</summary>
    HttpGet,

    /// <summary>A URL, with POST.</summary>
    HttpPost,

    /// <summary>The log of a task.</summary>
    LogWatch,
}

/// <summary>A probe of a task.</summary>
/// <param name="IsReadiness">True for a readiness probe, false for a failure probe.</param>
/// <param name="Kind">What the probe checks.</param>
/// <param name="Timing">The fields delay, timeout, interval and the thresholds.</param>
/// <param name="Check">The fields of its kind.</param>
/// <param name="Logger">The task whose log is watched; null for the probe's own task.</param>
/// <param name="Location">The place of the probe.</param>
internal sealed record ProbeModel(
    bool IsReadiness,
    ProbeKind Kind,
    FieldSet Timing,
    FieldSet Check,
    Located<string>? Logger,
    TextLocation Location
);
