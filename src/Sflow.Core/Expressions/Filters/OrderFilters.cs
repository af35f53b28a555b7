using System.Numerics;

namespace Sflow.Expressions;

/// <summary>Filters that compare and add up. Unless a parameter says otherwise, the case of strings is ignored.</summary>
internal static class OrderFilters
{
    public static OperationTable Table { get; } =
        new("filter")
        {
            { "sort", "reverse? case_sensitive? attribute?", Sort },
            { "unique", "case_sensitive? attribute?", (value, a) => new IteratorValue(Unique(value, a)) },
            {
                "min",
                "case_sensitive? attribute?",
                (value, a) => Best("smallest", value, a, (item, best) => Comparison.IsLess(item, best, a.Evaluation))
            },
            {
                "max",
                "case_sensitive? attribute?",
                (value, a) => Best("largest", value, a, (item, best) => Comparison.IsLess(best, item, a.Evaluation))
            },
            { "sum", "attribute? start?", Sum },
            { "groupby", "attribute default? case_sensitive?", GroupBy },
            { "dictsort", "case_sensitive? by? reverse?", DictSort },
        };

    private static ExprValue Folded(ExprValue value, bool caseSensitive) =>
        value is TextValue text && !caseSensitive ? new TextValue(PythonText.Lower(text.Value)) : value;

    private static ListValue Sort(ExprValue value, Arguments a)
    {
        var caseSensitive = a.Truth(1, false);
        var paths = AttributePath.Several(a[2], a.Evaluation);
        ExprValue Key(ExprValue item) =>
            paths.Count == 1
                ? Folded(paths[0].Get(item), caseSensitive)
                : new ListValue([.. paths.Select(path => Folded(path.Get(item), caseSensitive))]);
        return new ListValue(Sorting.Sort(Iteration.ToList(value, a.Evaluation), Key, a.Truth(0, false), a.Evaluation));
    }

    private static IEnumerable<ExprValue> Unique(ExprValue value, Arguments a)
    {
        var caseSensitive = a.Truth(0, false);
        var path = AttributePath.Of(a[1], null, a.Evaluation);
        var seen = new HashSet<ExprValue>();
        foreach (var item in Iteration.Over(value, a.Evaluation))
        {
            var key = Folded(path.Get(item), caseSensitive);
            Hashing.Check(key, a.Evaluation);
            if (seen.Add(key))
                yield return item;
        }
    }

    private static ExprValue Best(string kind, ExprValue value, Arguments a, Func<ExprValue, ExprValue, bool> isBetter)
    {
        var caseSensitive = a.Truth(0, false);
        var path = AttributePath.Of(a[1], null, a.Evaluation);
        ExprValue? best = null;
        ExprValue? bestKey = null;
        foreach (var item in Iteration.Over(value, a.Evaluation))
        {
            var key = Folded(path.Get(item), caseSensitive);
            if (bestKey is null || isBetter(key, bestKey))
                (best, bestKey) = (item, key);
        }

        return best ?? ListFilters.Empty(kind, a);
    }

    // As in Python, the digits that float addition loses are added separately, until a value of another type follows.
    private static ExprValue Sum(ExprValue value, Arguments a)
    {
        var evaluation = a.Evaluation;
        var path = AttributePath.Of(a[0], null, evaluation);
        var total = a[1] ?? new IntValue(BigInteger.Zero);
        if (total is TextValue or RuntimeText)
            throw evaluation.Failure("the filter 'sum' adds numbers; write |join for strings");
        var lost = 0.0;
        foreach (var item in Iteration.Over(value, evaluation))
        {
            var next = path.Get(item);
            if (total is FloatValue { Value: var sum } && next is FloatValue { Value: var x })
            {
                var rounded = sum + x;
                lost += Math.Abs(sum) >= Math.Abs(x) ? sum - rounded + x : x - rounded + sum;
                total = new FloatValue(rounded);
            }
            else
            {
                total = Operators.Apply(BinaryOperator.Add, total, next, evaluation);
            }
        }

        return total is FloatValue { Value: var result } && lost != 0 && Numbers.IsFinite(lost) ? new FloatValue(result + lost) : total;
    }

    private static ListValue GroupBy(ExprValue value, Arguments a)
    {
        var evaluation = a.Evaluation;
        var caseSensitive = a.Truth(2, false);
        var path = AttributePath.Of(a[0], a[1], evaluation);
        ExprValue Key(ExprValue item) => Folded(path.Get(item), caseSensitive);
        var groups = new List<ExprValue>();
        var members = new List<ExprValue>();
        foreach (var item in Sorting.Sort(Iteration.ToList(value, evaluation), Key, false, evaluation))
        {
            if (members.Count > 0 && !Comparison.AreEqual(Key(members[0]), Key(item), evaluation))
            {
                groups.Add(Group(path.Get(members[0]), members));
                members = [];
            }

            members.Add(item);
        }

        if (members.Count > 0)
            groups.Add(Group(path.Get(members[0]), members));
        return new ListValue(groups);
    }

    private static TupleValue Group(ExprValue key, List<ExprValue> members) => new([key, new ListValue(members)], ["grouper", "list"]);

    private static ListValue DictSort(ExprValue value, Arguments a)
    {
        var evaluation = a.Evaluation;
        var by = a.Text(1, "key");
        if (by is not ("key" or "value"))
            throw evaluation.Failure($"the filter 'dictsort' sorts by 'key' or 'value', not {Quote.Text(by)}");
        evaluation.Known(value is UndefinedValue ? value : NoneValue.Instance);
        var dict =
            Mappings.TryDict(value, evaluation)
            ?? throw evaluation.Failure($"the filter 'dictsort' needs a dict, not {Describe.Value(value)}");
        var caseSensitive = a.Truth(0, false);
        ExprValue Key(ExprValue item) => Folded(((TupleValue)item).Items[by == "key" ? 0 : 1], caseSensitive);
        return new ListValue(Sorting.Sort(Mappings.Items(dict, evaluation), Key, a.Truth(2, false), evaluation));
    }
}
