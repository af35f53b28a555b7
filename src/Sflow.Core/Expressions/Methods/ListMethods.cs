using System.Linq;
using System.Numerics;

namespace Sflow.Expressions;

/// <summary>The methods of lists, tuples and ranges. Values never change: <c>append</c> and <c>pop</c> give what Python gives and leave the list as it is.</summary>
internal static class ListMethods
{
    public static OperationTable ForSequences { get; } = Sequences();

    public static OperationTable ForLists { get; } = Lists();

    private static OperationTable Sequences() => new("method")
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
        foreach (var name in new[] { "extend", "insert", "remove", "clear" })
            table.Add(name, "*", (_, a) => throw a.Evaluation.Failure($"a list never changes, so '{name}' can't be done; write + or |select or |reject for a new list"));
        table.Add("sort reverse", "*", (_, a) => throw a.Evaluation.Failure("a list never changes; write |sort or |reverse for a new list"));
        return table;
    }

    private static IntValue Index(ExprValue value, Arguments a)
    {
        var items = Iteration.ToList(value, a.Evaluation);
        var start = Position(a.Integer(1, BigInteger.Zero), items.Count);
        var stop = Position(a.Integer(2, items.Count), items.Count);
        for (var i = start; i < stop; i++)
        {
            if (AreSame(items[i], a[0]!, a))
                return new IntValue(i);
        }

        throw a.Evaluation.Failure($"{Describe.Value(a[0]!)} is not in the list");
    }

    private static ExprValue Pop(ExprValue value, Arguments a)
    {
        var items = ((ListValue)value).Items;
        var index = a.Integer(0, BigInteger.MinusOne);
        index += index.Sign < 0 ? items.Count : 0;
        return index.Sign >= 0 && index < items.Count ? items[(int)index] : throw a.Evaluation.Failure("the list has no item at this position");
    }

    private static bool AreSame(ExprValue item, ExprValue wanted, Arguments a) =>
        ReferenceEquals(item, wanted) || Comparison.AreEqual(item, wanted, a.Evaluation);

    private static int Position(BigInteger index, int count) => (int)BigInteger.Max(0, BigInteger.Min(count, index.Sign < 0 ? index + count : index));
}
