namespace Sflow.Expressions;

/// <summary>
/// The methods of mappings. Values are immutable: <c>pop</c>, <c>update</c> and similar methods return the same as in Python but
/// don't change the mapping.
/// </summary>
internal static class DictMethods
{
    public static OperationTable Table { get; } =
        new("method")
        {
            { "get", "key default?", Get },
            { "keys", "", (value, a) => new DictViewValue("dict_keys", Dict(value, a).Keys) },
            { "values", "", (value, a) => new DictViewValue("dict_values", Dict(value, a).Values) },
            { "items", "", (value, a) => new DictViewValue("dict_items", Mappings.Items(Dict(value, a), a.Evaluation)) },
            { "copy", "", (value, a) => Dict(value, a) },
            { "pop", "key default?", Pop },
            { "popitem", "", (value, a) => PopItem(Dict(value, a), a.Evaluation) },
            { "setdefault", "key default?", Get },
            { "update", "*", Update },
            { "clear", "", (_, _) => NoneValue.Instance },
            { "fromkeys", "iterable value?", FromKeys },
        };

    private static DictValue Dict(ExprValue value, Arguments a) => Mappings.TryDict(value, a.Evaluation)!;

    private static ExprValue Get(ExprValue value, Arguments a)
    {
        Hashing.Check(a[0]!, a.Evaluation);
        return Find(value, a) ?? a[1] ?? NoneValue.Instance;
    }

    private static ExprValue Pop(ExprValue value, Arguments a)
    {
        Hashing.Check(a[0]!, a.Evaluation);
        return Find(value, a) ?? a[1] ?? throw a.Evaluation.Failure($"there is no key {Quote.Text(a[0]!.Repr())}");
    }

    private static ExprValue PopItem(DictValue dict, Evaluation evaluation) =>
        dict.Count > 0 ? Mappings.Items(dict, evaluation)[dict.Count - 1] : throw evaluation.Failure("the dict is empty");

    private static NoneValue Update(ExprValue value, Arguments a)
    {
        if (a.Call.Positional.Count > 1)
            throw a.Evaluation.Failure("the method 'update' takes one dict or list of pairs at most, and named entries");
        if (a.Call.Positional.Count == 1)
            Mappings.Pairs(a.Call.Positional[0], a.Evaluation);
        return NoneValue.Instance;
    }

    private static DictValue FromKeys(ExprValue value, Arguments a)
    {
        var keys = Iteration.ToList(a[0]!, a.Evaluation);
        foreach (var key in keys)
            Hashing.Check(key, a.Evaluation);
        return new DictValue(keys.Select(key => new KeyValuePair<ExprValue, ExprValue>(key, a[1] ?? NoneValue.Instance)));
    }

    private static ExprValue? Find(ExprValue value, Arguments a)
    {
        ExprValue? found;
        if (value is HostObject host)
            found =
                a[0] is TextValue name && host.MemberNames.Contains(name.Value) && host.TryGetMember(name.Value, out var member)
                    ? member
                    : null;
        else
            ((DictValue)value).TryGetValue(a[0]!, out found);
        return ReferenceEquals(found, UndefinedValue.Reported) ? throw a.Evaluation.Failure(UndefinedValue.Reported) : found;
    }
}
