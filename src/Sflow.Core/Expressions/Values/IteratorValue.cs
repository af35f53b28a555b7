using System.Collections.Generic;

namespace Sflow.Expressions;

/// <summary>
/// The lazy result of <c>map</c>, <c>select</c>, <c>batch</c> and their kin. It can be gone through once; it has no length and no indices.
/// It lives inside one evaluation: what leaves that is a list.
/// </summary>
internal sealed class IteratorValue(IEnumerable<ExprValue> items) : ExprValue
{
    private readonly IEnumerator<ExprValue> enumerator = items.GetEnumerator();

    public override string TypeName => "generator";

    internal override ValueTraits Traits => ValueTraits.Transient;

    /// <summary>The items that nobody has taken yet.</summary>
    public IEnumerable<ExprValue> Rest()
    {
        while (enumerator.MoveNext())
            yield return enumerator.Current;
    }
}
