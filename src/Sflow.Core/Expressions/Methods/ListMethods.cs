using System.Numerics;

namespace Sflow.Expressions;

/// <summary>
/// The methods of lists, tuples and ranges. Values are immutable: <c>append</c>, <c>pop</c> and similar methods return the same
/// as in Python but don't change the list.
/// </summary>
internal static class ListMethods
{
    public static OperationTable ForSequences { get; } = Sequences();

    public static OperationTable ForLists { get; } = Lists();

    private static OperationTable Sequences() =>
        new("method")
        {
            { "index", "value start? stop?", Index },
            { "count", "value", (value, a) => new IntValue(Iteration.Over(value, a.Evaluation).Count(item => AreSame(item, a[0]!, a))) },
        };

    private static OperationTable Lists()
    {
        var table = Sequences();
        table.Add("copy", "", (value, _) => value);
        table.Add("append", "object", (_, _) => NoneValue.Instance);
        table.Add("pop", "index?", Pop);
        table.Add("extend", "iterable", (_, a) => Done(Iteration.ToList(a[0]!, a.Evaluation)));
        table.Add("insert", "index object", (_, a) => Done(a.Integer(0, BigInteger.Zero)));
        table.Add("remove", "value", (value, a) => Done(Index(value, a)));
        table.Add("clear reverse", "", (_, _) => NoneValue.Instance);
        table.Add("sort", "key? reverse?", Sort);
        return table;
    }

    private static IntValue Index(ExprValue value, Arguments a)
    {
        var items = Iteration.ToList(value, a.Evaluation);
        var start = Position(a.Places > 1 ? a.Integer(1, BigInteger.Zero) : BigInteger.Zero, items.Count);
        var stop = Position(a.Places > 1 ? a.Integer(2, items.Count) : items.Count, items.Count);
        for (var i = start; i < stop; i++)
        {
            if (AreSame(items[i], a[0]!, a))
                return new IntValue(i);
        }

        throw a.Evaluation.Failure($"{Describe.Value(a[0]!)} is not in the list");
    }

    // Methods that change a list in Python check their arguments as Python does, and change nothing.
    private static NoneValue Done(object? _) => NoneValue.Instance;

    private static NoneValue Sort(ExprValue value, Arguments a)
    {
        if (a.Call.Positional.Count > 0 || a.Has(0))
            throw a.Evaluation.Failure("the method 'sort' takes nothing but reverse=true; |sort(attribute='name') sorts by a part");
        return Done(Sorting.Sort(((ListValue)value).Items, item => item, a.Truth(1, false), a.Evaluation));
    }

    private static ExprValue Pop(ExprValue value, Arguments a)
    {
        var items = ((ListValue)value).Items;
        var index = a.Integer(0, BigInteger.MinusOne);
        index += index.Sign < 0 ? items.Count : 0;
        return index.Sign >= 0 && index < items.Count
            ? items[(int)index]
            : throw a.Evaluation.Failure("the list has no item at this position");
    }

    private static bool AreSame(ExprValue item, ExprValue wanted, Arguments a) =>
        ExprValue.AreOneObject(item, wanted) || Comparison.AreEqual(item, wanted, a.Evaluation);

    private static int Position(BigInteger index, int count) =>
        (int)BigInteger.Max(0, BigInteger.Min(count, index.Sign < 0 ? index + count : index));
}
