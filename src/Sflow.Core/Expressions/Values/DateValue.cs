namespace Sflow.Expressions;

/// <summary>A date from a YAML timestamp without a time.</summary>
/// <param name="value">The date; its time of day is ignored.</param>
internal sealed class DateValue(DateTime value) : ExprValue
{
    /// <summary>The date at midnight.</summary>
    public DateTime Value { get; } = value.Date;

    /// <inheritdoc/>
    public override string TypeName => "date";
}
