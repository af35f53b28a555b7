namespace Sflow.Expressions;

/// <summary>
/// The <c>attribute</c> argument of filters: the path from an item to one of its values, such as <c>cfg.prio</c> or
/// <c>tags.0</c>.
/// </summary>
internal sealed class AttributePath
{
    private readonly IReadOnlyList<ExprValue> steps;
    private readonly ExprValue? otherwise;
    private readonly Evaluation evaluation;

    private AttributePath(IReadOnlyList<ExprValue> steps, ExprValue? otherwise, Evaluation evaluation) =>
        (this.steps, this.otherwise, this.evaluation) = (steps, otherwise, evaluation);

    /// <summary>The path in an argument; null is the path to the item itself.</summary>
    /// <param name="attribute">A string with dots, a number, or null.</param>
    /// <param name="otherwise">The value if a step finds nothing, or null for an undefined value.</param>
    /// <param name="evaluation">Charges the cost and receives the errors.</param>
    public static AttributePath Of(ExprValue? attribute, ExprValue? otherwise, Evaluation evaluation)
    {
        IReadOnlyList<ExprValue> steps = attribute switch
        {
            null or NoneValue => [],
            TextValue text => [.. text.Value.Split('.').Select(Step)],
            _ => [attribute],
        };
        return new AttributePath(steps, otherwise is NoneValue ? null : otherwise, evaluation);
    }

    /// <summary>The paths in an argument with commas.</summary>
    public static IReadOnlyList<AttributePath> Several(ExprValue? attribute, Evaluation evaluation) =>
        attribute is TextValue text
            ? [.. text.Value.Split(',').Select(part => Of(new TextValue(part), null, evaluation))]
            : [Of(attribute, null, evaluation)];

    /// <summary>The value at the end of the path.</summary>
    public ExprValue Get(ExprValue item)
    {
        foreach (var step in steps)
        {
            evaluation.Charge();
            item = Access.Item(item, step, evaluation);
            if (otherwise is not null && item is UndefinedValue)
                item = otherwise;
        }

        return item;
    }

    private static ExprValue Step(string text) =>
        text.Length is > 0 and < 9 && text.All(char.IsDigit)
            ? new IntValue(int.Parse(text, CultureInfo.InvariantCulture))
            : new TextValue(text);
}
