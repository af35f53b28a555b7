namespace Sflow.Expressions;

/// <summary>Filters that apply another filter or a test to each item.</summary>
internal static class SelectFilters
{
    public static OperationTable Table { get; } =
        new("filter")
        {
            { "map", "*", (value, a) => new IteratorValue(Map(value, a.Call)) },
            { "select", "*", (value, a) => new IteratorValue(Pick(value, a.Call, false, true)) },
            { "reject", "*", (value, a) => new IteratorValue(Pick(value, a.Call, false, false)) },
            { "selectattr", "*", (value, a) => new IteratorValue(Pick(value, a.Call, true, true)) },
            { "rejectattr", "*", (value, a) => new IteratorValue(Pick(value, a.Call, true, false)) },
        };

    private static IEnumerable<ExprValue> Map(ExprValue value, CallArguments call)
    {
        var evaluation = call.Evaluation;
        var at = evaluation.Current;
        if (value is not IteratorValue && !Truthiness.Of(value, evaluation))
            yield break;
        var convert = Conversion(call);
        foreach (var item in Iteration.Over(value, evaluation))
        {
            evaluation.Current = at;
            yield return convert(item);
        }
    }

    private static Func<ExprValue, ExprValue> Conversion(CallArguments call)
    {
        var evaluation = call.Evaluation;
        if (call.Positional.Count == 0)
        {
            var attribute =
                Named(call, "attribute") ?? throw evaluation.Failure("the filter 'map' needs the name of a filter, or attribute=…");
            var unknown = call.Named.FirstOrDefault(argument => argument.Key is not ("attribute" or "default")).Key;
            if (unknown is not null)
                throw evaluation.Failure($"the filter 'map' has no argument {Quote.Text(unknown)} beside 'attribute'; it has 'default'");
            return AttributePath.Of(attribute, Named(call, "default"), evaluation).Get;
        }

        var name = NameOf(call.Positional[0], "filter", evaluation);
        var filter =
            FilterTable.Find(name)
            ?? throw evaluation.Failure($"there is no filter {Quote.Text(name)}{DidYouMean(name, FilterTable.Names)}");
        var rest = call.Skip(1);
        return item => filter.Invoke(item, rest);
    }

    private static IEnumerable<ExprValue> Pick(ExprValue value, CallArguments call, bool byAttribute, bool wanted)
    {
        var evaluation = call.Evaluation;
        var at = evaluation.Current;
        if (value is not IteratorValue && !Truthiness.Of(value, evaluation))
            yield break;
        var path = AttributePath.Of(null, null, evaluation);
        if (byAttribute)
        {
            if (call.Positional.Count == 0)
                throw evaluation.Failure("the name of an attribute is missing");
            path = AttributePath.Of(call.Positional[0], null, evaluation);
            call = call.Skip(1);
        }

        var holds = Condition(call);
        foreach (var item in Iteration.Over(value, evaluation))
        {
            evaluation.Current = at;
            if (holds(path.Get(item)) == wanted)
                yield return item;
        }
    }

    private static Func<ExprValue, bool> Condition(CallArguments call)
    {
        var evaluation = call.Evaluation;
        if (call.Positional.Count == 0)
            return value => Truthiness.Of(value, evaluation);
        var name = NameOf(call.Positional[0], "test", evaluation);
        var test =
            TestTable.Find(name) ?? throw evaluation.Failure($"there is no test {Quote.Text(name)}{DidYouMean(name, TestTable.Names)}");
        var rest = call.Skip(1);
        return value => Truthiness.Of(test.Invoke(value, rest), evaluation);
    }

    private static ExprValue? Named(CallArguments call, string name) => call.Named.FirstOrDefault(argument => argument.Key == name).Value;

    private static string NameOf(ExprValue value, string kind, Evaluation evaluation) =>
        evaluation.Known(value) is TextValue text
            ? text.Value
            : throw evaluation.Failure($"the name of a {kind} is needed, not {Describe.Value(value)}");

    private static string DidYouMean(string name, IEnumerable<string> known) =>
        Suggestion.For(name, known) is { } suggestion ? $"; did you mean '{suggestion}'" : "";
}
