namespace Sflow.Expressions;

/// <summary>
/// The lazy result of <c>map</c>, <c>select</c>, <c>batch</c> and similar filters. It can be iterated once and has no length and
/// no indices. It exists only during an evaluation; the result of the evaluation has a list instead.
/// </summary>
internal sealed class IteratorValue(IEnumerable<ExprValue> items) : ExprValue
{
    private readonly IEnumerator<ExprValue> enumerator = items.GetEnumerator();

    public override string TypeName => "generator";

    internal override ValueTraits Traits => ValueTraits.Transient;

    /// <summary>The items that were not consumed yet.</summary>
    public IEnumerable<ExprValue> Rest()
    {
        while (enumerator.MoveNext())
            yield return enumerator.Current;
    }
}
