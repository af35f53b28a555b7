using System;

namespace Sflow.Expressions;

/// <summary>A day, as YAML's timestamps without a time make it.</summary>
/// <param name="value">The day; its time of day is not used.</param>
public sealed class DateValue(DateTime value) : ExprValue
{
    /// <summary>The day at midnight.</summary>
    public DateTime Value { get; } = value.Date;

    /// <inheritdoc/>
    public override string TypeName => "date";
}
