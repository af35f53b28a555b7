using System.Linq;
using Sflow.Diagnostics;

namespace Sflow.Expressions;

/// <summary>The methods of mappings. Values never change: <c>pop</c> gives what Python gives and takes nothing away.</summary>
internal static class DictMethods
{
    public static OperationTable Table { get; } = new("method")
    {
        { "get", "key default?", Get },
        { "keys", "", (value, a) => new DictViewValue("dict_keys", Dict(value, a).Keys) },
        { "values", "", (value, a) => new DictViewValue("dict_values", Dict(value, a).Values) },
        { "items", "", (value, a) => new DictViewValue("dict_items", Mappings.Items(Dict(value, a), a.Evaluation)) },
        { "copy", "", (value, a) => Dict(value, a) },
        { "pop", "key default?", Pop },
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

    private static ExprValue? Find(ExprValue value, Arguments a)
    {
        ExprValue? found;
        if (value is HostObject host)
            found = a[0] is TextValue name && host.MemberNames.Contains(name.Value) && host.TryGetMember(name.Value, out var member) ? member : null;
        else
            ((DictValue)value).TryGetValue(a[0]!, out found);
        return ReferenceEquals(found, UndefinedValue.Reported) ? throw a.Evaluation.Failure(UndefinedValue.Reported) : found;
    }
}
