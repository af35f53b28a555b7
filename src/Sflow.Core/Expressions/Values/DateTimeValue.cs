using System;

namespace Sflow.Expressions;

/// <summary>A day and time, as YAML's timestamps make it; microseconds are its finest part.</summary>
/// <param name="value">The day and the time on the clock that <paramref name="offset"/> describes.</param>
/// <param name="offset">The clock's distance from UTC, or null when nothing is known of it.</param>
public sealed class DateTimeValue(DateTime value, TimeSpan? offset = null) : ExprValue
{
    /// <summary>The day and the time on the clock that <see cref="Offset"/> describes.</summary>
    public DateTime Value { get; } = value;

    /// <summary>The clock's distance from UTC, or null when nothing is known of it.</summary>
    public TimeSpan? Offset { get; } = offset;

    /// <inheritdoc/>
    public override string TypeName => "datetime";
}
