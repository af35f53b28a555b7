namespace Sflow.Expressions;

/// <summary>Iterates over values.</summary>
internal static class Iteration
{
    /// <summary>The items of a value, or null for a value that can't be iterated: a number, none or a function.</summary>
    public static IEnumerable<ExprValue>? Items(ExprValue value) =>
        value switch
        {
            ListValue list => list.Items,
            TupleValue tuple => tuple.Items,
            DictValue dict => dict.Keys,
            TextValue text => Characters(text.Value),
            SetValue set => set.Items,
            DictViewValue view => view.Items,
            BytesValue bytes => bytes.Bytes.Select(b => new IntValue(b)),
            RangeValue range => Enumerable.Range(0, range.Count).Select(range.At),
            IteratorValue iterator => iterator.Rest(),
            HostObject { IsMapping: true } host => host.MemberNames.Select(name => new TextValue(name)),
            UndefinedValue { IsLenient: true } => [],
            _ => null,
        };

    /// <summary>The items of a value, each charged; an error for a value that can't be iterated.</summary>
    public static IEnumerable<ExprValue> Over(ExprValue value, Evaluation evaluation)
    {
        if (value is UndefinedValue { IsLenient: false } undefined)
            throw evaluation.Failure(undefined);
        if (value is RuntimeText)
            throw evaluation.RuntimeFailure(value);
        return Paid(Items(value) ?? throw evaluation.Failure($"{Describe.Value(value)} has no items to go through"), evaluation);
    }

    /// <summary>The items of a value as a list.</summary>
    public static IReadOnlyList<ExprValue> ToList(ExprValue value, Evaluation evaluation)
    {
        if (value is ListValue list)
        {
            evaluation.Charge(list.Items.Count / 64);
            return list.Items;
        }

        var result = new List<ExprValue>();
        foreach (var item in Over(value, evaluation))
        {
            result.Add(item);
            evaluation.CheckSize(result.Count);
        }

        return result;
    }

    private static IEnumerable<ExprValue> Paid(IEnumerable<ExprValue> items, Evaluation evaluation)
    {
        foreach (var item in items)
        {
            evaluation.Charge();
            yield return item;
        }
    }

    private static IEnumerable<ExprValue> Characters(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var length = char.IsSurrogatePair(text, i) ? 2 : 1;
            yield return new TextValue(text.Substring(i, length));
            i += length - 1;
        }
    }
}
