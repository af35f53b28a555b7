namespace Sflow.Expressions;

/// <summary>Reads the entries of dicts, of host objects that behave like dicts, and of lists of pairs.</summary>
internal static class Mappings
{
    /// <summary>The value as a dict if it behaves like one, otherwise null.</summary>
    public static DictValue? TryDict(ExprValue value, Evaluation evaluation)
    {
        if (value is DictValue dict)
            return dict;
        if (value is not HostObject { IsMapping: true } host)
            return null;
        var pairs = new List<KeyValuePair<ExprValue, ExprValue>>();
        foreach (var name in host.MemberNames)
        {
            evaluation.Charge();
            if (!host.TryGetMember(name, out var member))
                continue;
            if (ReferenceEquals(member, UndefinedValue.Reported))
                throw evaluation.Failure(UndefinedValue.Reported);
            pairs.Add(new(new TextValue(name), member));
        }

        return new DictValue(pairs);
    }

    /// <summary>The entries of a dict or of a list of pairs, like Python's <c>dict()</c>.</summary>
    public static List<KeyValuePair<ExprValue, ExprValue>> Pairs(ExprValue value, Evaluation evaluation)
    {
        var pairs = new List<KeyValuePair<ExprValue, ExprValue>>();
        if (TryDict(value, evaluation) is { } dict)
        {
            evaluation.ChargeItems(dict.Count);
            for (var i = 0; i < dict.Count; i++)
                pairs.Add(new(dict.Keys[i], dict.Values[i]));
            return pairs;
        }

        foreach (var item in Iteration.Over(value, evaluation))
        {
            var pair = Iteration.ToList(item, evaluation);
            if (pair.Count != 2)
                throw evaluation.Failure($"pairs of a key and a value are needed, not {Describe.Value(item)}");
            Hashing.Check(pair[0], evaluation);
            pairs.Add(new(pair[0], pair[1]));
        }

        return pairs;
    }

    /// <summary>The entries as tuples of key and value.</summary>
    public static IReadOnlyList<ExprValue> Items(DictValue dict, Evaluation evaluation)
    {
        evaluation.Charge(dict.Count);
        var items = new List<ExprValue>(dict.Count);
        for (var i = 0; i < dict.Count; i++)
            items.Add(new TupleValue([dict.Keys[i], dict.Values[i]]));
        return items;
    }
}
