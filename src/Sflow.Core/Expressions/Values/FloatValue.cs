namespace Sflow.Expressions;

/// <summary>A floating-point number of 64 bits.</summary>
/// <param name="value">The number; infinities and NaN are values as well.</param>
internal sealed class FloatValue(double value) : ExprValue
{
    /// <summary>The number.</summary>
    public double Value { get; } = value;

    /// <inheritdoc/>
    public override string TypeName => "float";
}
