namespace Sflow.Expressions;

/// <summary>A date and time from a YAML timestamp, with microsecond precision.</summary>
/// <param name="value">The date and local time at the offset <paramref name="offset"/>.</param>
/// <param name="offset">The offset from UTC, or null when it is unknown.</param>
internal sealed class DateTimeValue(DateTime value, TimeSpan? offset = null) : ExprValue
{
    /// <summary>The date and local time at the offset <see cref="Offset"/>.</summary>
    public DateTime Value { get; } = value;

    /// <summary>The offset from UTC, or null when it is unknown.</summary>
    public TimeSpan? Offset { get; } = offset;

    /// <inheritdoc/>
    public override string TypeName => "datetime";
}
