using System.Numerics;

namespace Sflow.Expressions;

/// <summary>An integer of any size.</summary>
/// <param name="value">The number.</param>
internal sealed class IntValue(BigInteger value) : ExprValue
{
    /// <summary>The number.</summary>
    public BigInteger Value { get; } = value;

    /// <inheritdoc/>
    public override string TypeName => "int";
}
