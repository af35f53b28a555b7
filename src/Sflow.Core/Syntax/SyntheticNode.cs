using Sflow.Expressions;

namespace Sflow.Syntax;

/// <summary>Makes nodes from values that are not in a file.</summary>
internal static class SyntheticNode
{
    /// <summary>The node tree of a value; all nodes have the same place.</summary>
    /// <param name="value">A scalar, or a list, tuple, mapping or set of such values; the keys are scalars.</param>
    /// <param name="location">The place that the value came from.</param>
    /// <exception cref="System.ArgumentException">
    /// The value contains something that YAML can't express, such as a string with a part that only the job knows.
    /// </exception>
    public static NodeSyntax Of(ExprValue value, TextLocation location) =>
        value switch
        {
            ListValue list => OfItems(list.Items, location),
            TupleValue tuple => OfItems(tuple.Items, location),
            SetValue set => new MappingSyntax(
                [
                    .. set.Items.Select(item => new MappingEntrySyntax(
                        ScalarSyntax.Create(item, location),
                        ScalarSyntax.Create(NoneValue.Instance, location)
                    )),
                ],
                location,
                isSet: true
            ),
            DictValue dict => new MappingSyntax(
                [.. dict.Keys.Select((key, i) => new MappingEntrySyntax(ScalarSyntax.Create(key, location), Of(dict.Values[i], location)))],
                location
            ),
            _ => ScalarSyntax.Create(value, location),
        };

    /// <summary>True for a value that <see cref="Of"/> expresses and that is the same when it is read again.</summary>
    public static bool CanHold(ExprValue value) =>
        value switch
        {
            ListValue list => list.Items.All(CanHold),
            SetValue set => set.Items.All(IsScalar),
            DictValue dict => dict.Keys.All(IsScalar) && dict.Values.All(CanHold),
            _ => IsScalar(value),
        };

    private static bool IsScalar(ExprValue value) =>
        value is NoneValue or BoolValue or IntValue or FloatValue or TextValue or DateValue or DateTimeValue;

    private static SequenceSyntax OfItems(IReadOnlyList<ExprValue> items, TextLocation location) =>
        new([.. items.Select(item => Of(item, location))], location);
}
