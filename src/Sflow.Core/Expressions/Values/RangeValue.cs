using System.Numerics;

namespace Sflow.Expressions;

/// <summary>Python's <c>range</c>. Its numbers are computed on demand.</summary>
internal sealed class RangeValue(BigInteger start, BigInteger stop, BigInteger step) : ExprValue
{
    public BigInteger Start { get; } = start;

    public BigInteger Stop { get; } = stop;

    /// <summary>The step, never zero.</summary>
    public BigInteger Step { get; } = step;

    /// <summary>The number of items. The constructor's caller makes sure that it fits into an <see cref="int"/>.</summary>
    public int Count { get; } = (int)CountOf(start, stop, step);

    public override string TypeName => "range";

    internal override ValueTraits Traits => ValueTraits.Transient;

    public static BigInteger CountOf(BigInteger start, BigInteger stop, BigInteger step)
    {
        var span = step.Sign > 0 ? stop - start : start - stop;
        return span.Sign <= 0 ? BigInteger.Zero : (span - 1) / BigInteger.Abs(step) + 1;
    }

    public ExprValue At(int index) => new IntValue(Start + Step * index);
}
