using System.Numerics;

namespace Sflow.Expressions;

/// <summary>Filters that split and combine lists.</summary>
internal static class ListFilters
{
    public static OperationTable Table { get; } =
        new("filter")
        {
            { "length count", "", (value, a) => new IntValue(Length(value, a.Evaluation)) },
            { "list", "", (value, a) => new ListValue(Iteration.ToList(value, a.Evaluation)) },
            { "first", "", First },
            { "last", "", Last },
            { "join", "d? attribute?", Join },
            { "reverse", "", Reverse },
            { "items", "", Items },
            { "batch", "linecount fill_with?", (value, a) => Lazy(Batches(value, a)) },
            { "slice", "slices fill_with?", (value, a) => Lazy(Slices(value, a)) },
        };

    private static IteratorValue Lazy(IEnumerable<ExprValue> items) => new(items);

    private static BigInteger Length(ExprValue value, Evaluation evaluation)
    {
        switch (value)
        {
            case UndefinedValue { IsLenient: false } undefined:
                throw evaluation.Failure(undefined);
            case RuntimeText:
                throw evaluation.RuntimeFailure(value);
            case TextValue text:
                return CodePoints.Length(text.Charged(evaluation).Value);
            case DictValue dict:
                return dict.Count;
            case RangeValue range:
                return range.Count;
            case BytesValue bytes:
                return bytes.Bytes.Length;
            case IteratorValue:
                throw evaluation.Failure($"{Describe.Type(value)} has no length");
            default:
                return Iteration.Items(value)?.Count() ?? throw evaluation.Failure($"{Describe.Value(value)} has no length");
        }
    }

    private static ExprValue First(ExprValue value, Arguments a) =>
        Iteration.Over(value, a.Evaluation).FirstOrDefault() ?? Empty("first", a);

    private static ExprValue Last(ExprValue value, Arguments a)
    {
        if (value is IteratorValue or SetValue)
            throw a.Evaluation.Failure($"{Describe.Type(value)} has no last item");
        return Iteration.Over(value, a.Evaluation).LastOrDefault() ?? Empty("last", a);
    }

    /// <summary>The undefined value of a filter that had no items to choose from.</summary>
    public static UndefinedValue Empty(string filter, Arguments a)
    {
        var span = a.Evaluation.Current;
        return new UndefinedValue($"the {filter} item of something empty") { Source = a.Evaluation.Source, Span = span };
    }

    private static ExprValue Join(ExprValue value, Arguments a)
    {
        var evaluation = a.Evaluation;
        var separator = a[0] is null ? TextValue.Empty : ValuePrinter.Text(a[0]!, evaluation);
        var attribute = AttributePath.Of(a[1], null, evaluation);
        var result = new RuntimeTextBuilder();
        var isFirst = true;
        foreach (var item in Iteration.Over(value, evaluation))
        {
            if (!isFirst)
                ValuePrinter.AppendText(result, separator, evaluation);
            isFirst = false;
            ValuePrinter.AppendText(result, attribute.Get(item), evaluation);
        }

        return result.ToValue();
    }

    private static ExprValue Reverse(ExprValue value, Arguments a)
    {
        if (value is TextValue text)
            return text.With(string.Concat(Iteration.Over(text, a.Evaluation).Reverse().Select(character => ((TextValue)character).Value)));
        return Lazy(Iteration.ToList(value, a.Evaluation).Reverse());
    }

    private static IteratorValue Items(ExprValue value, Arguments a)
    {
        if (value is UndefinedValue)
            return Lazy([]);
        var dict =
            Mappings.TryDict(value, a.Evaluation)
            ?? throw a.Evaluation.Failure($"the filter 'items' needs a dict, not {Describe.Value(value)}");
        return Lazy(Mappings.Items(dict, a.Evaluation));
    }

    private static IEnumerable<ExprValue> Batches(ExprValue value, Arguments a)
    {
        var size = a.Count(0, 0);
        var batch = new List<ExprValue>();
        foreach (var item in Iteration.Over(value, a.Evaluation))
        {
            if (batch.Count == size)
            {
                yield return new ListValue(batch);
                batch = [];
            }

            batch.Add(item);
        }

        if (batch.Count == 0)
            yield break;
        if (a.Has(1) && batch.Count < size)
        {
            a.Evaluation.ChargeItems(size);
            batch.AddRange(Enumerable.Repeat(a[1]!, size - batch.Count));
        }

        yield return new ListValue(batch);
    }

    private static IEnumerable<ExprValue> Slices(ExprValue value, Arguments a)
    {
        var items = Iteration.ToList(value, a.Evaluation);
        var count = a.Count(0, 0);
        if (count == 0)
            throw a.Evaluation.Failure("the filter 'slice' can't make 0 parts");
        var size = items.Count / System.Math.Max(count, 1);
        var longer = items.Count % System.Math.Max(count, 1);
        var at = 0;
        for (var i = 0; i < count; i++)
        {
            a.Evaluation.Charge();
            var part = new List<ExprValue>();
            for (var end = at + (i < longer ? size + 1 : size); at < end; at++)
                part.Add(items[at]);
            if (a.Has(1) && i >= longer)
                part.Add(a[1]!);
            yield return new ListValue(part);
        }
    }
}
