namespace Sflow.Expressions;

/// <summary>The evaluated arguments of a call.</summary>
/// <param name="Evaluation">The evaluation, which charges the cost and receives the errors.</param>
/// <param name="Positional">The arguments without a name.</param>
/// <param name="Named">The arguments with a name, in order, each name once.</param>
internal sealed record CallArguments(
    Evaluation Evaluation,
    IReadOnlyList<ExprValue> Positional,
    IReadOnlyList<KeyValuePair<string, ExprValue>> Named
)
{
    /// <summary>The same call without its first arguments.</summary>
    public CallArguments Skip(int count)
    {
        var rest = new List<ExprValue>();
        for (var i = count; i < Positional.Count; i++)
            rest.Add(Positional[i]);
        return this with { Positional = rest };
    }
}
