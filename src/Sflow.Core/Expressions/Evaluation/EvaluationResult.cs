namespace Sflow.Expressions;

/// <summary>Converts a value to the result of an evaluation, which contains no undefined and no lazy values.</summary>
internal static class EvaluationResult
{
    public static ExprValue Of(ExprValue value, Evaluation evaluation)
    {
        evaluation.Charge();
        if ((value.Traits & (ValueTraits.Undefined | ValueTraits.Transient)) == 0)
            return value.WithoutOrigin;
        return value switch
        {
            UndefinedValue { IsLenient: true } => TextValue.Empty,
            UndefinedValue undefined => throw evaluation.Failure(undefined),
            ListValue list => new ListValue(Of(list.Items, evaluation)),
            TupleValue tuple => new TupleValue(Of(tuple.Items, evaluation), tuple.FieldNames),
            DictValue dict => new DictValue(
                dict.Keys.Zip(dict.Values, (key, item) => new KeyValuePair<ExprValue, ExprValue>(Of(key, evaluation), Of(item, evaluation)))
            ),
            FunctionValue function => throw evaluation.Failure(
                $"{Quote.Text(function.Name)} has to be called, as {Quote.Text(function.Name + "()")}"
            ),
            TextValue text => new TextValue(text.Value),
            BytesValue => new TextValue(value.ToText()),
            HostObject => throw evaluation.Failure(
                $"{Describe.Value(value)} exists only inside of an expression: use its members there, or write dict(…)"
            ),
            _ => new ListValue(Of(Iteration.ToList(value, evaluation), evaluation)),
        };
    }

    private static List<ExprValue> Of(IReadOnlyList<ExprValue> items, Evaluation evaluation) =>
        [.. items.Select(item => Of(item, evaluation))];
}
