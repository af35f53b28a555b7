using System.Runtime.CompilerServices;

namespace Sflow.Expressions;

/// <summary>The one-line output of <c>pprint</c>: the Python representation with the keys of every dict sorted.</summary>
internal static class PrettyOrder
{
    /// <summary>The representation of a value that is known now.</summary>
    public static string Repr(ExprValue value, Evaluation evaluation)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        evaluation.Charge();
        switch (value)
        {
            case ListValue list:
                return "[" + Joined(list.Items.Select(item => Repr(item, evaluation)), evaluation) + "]";
            case TupleValue tuple:
                return "(" + Joined(tuple.Items.Select(item => Repr(item, evaluation)), evaluation) + (tuple.Items.Count == 1 ? ",)" : ")");
            default:
                if (Mappings.TryDict(value, evaluation) is { } dict)
                    return "{"
                        + Joined(
                            Sort(dict.Keys, evaluation).Select(key => Repr(key, evaluation) + ": " + Repr(ValueOf(dict, key), evaluation)),
                            evaluation
                        )
                        + "}";
                var builder = new RuntimeTextBuilder();
                ValuePrinter.AppendRepr(builder, value, evaluation);
                return builder.ToDisplayText();
        }
    }

    /// <summary>Sorts values; values that can't be compared are sorted by the names of their types.</summary>
    public static List<ExprValue> Sort(IReadOnlyList<ExprValue> values, Evaluation evaluation)
    {
        var sorted = new List<ExprValue>(values.Count);
        foreach (var value in values)
        {
            // Most lists of keys are short or already sorted.
            var at = sorted.Count;
            while (at > 0 && IsBefore(value, sorted[at - 1], evaluation))
                at--;
            sorted.Insert(at, value);
        }

        return sorted;
    }

    private static bool IsBefore(ExprValue a, ExprValue b, Evaluation evaluation)
    {
        evaluation.Charge();
        var haveOrder =
            (Numbers.IsNumber(a) && Numbers.IsNumber(b))
            || (a.GetType() == b.GetType() && a is TextValue or TupleValue or DateValue or DateTimeValue);
        return haveOrder ? Comparison.IsLess(a, b, evaluation) : string.CompareOrdinal(a.TypeName, b.TypeName) < 0;
    }

    private static ExprValue ValueOf(DictValue dict, ExprValue key) => dict.TryGetValue(key, out var value) ? value : NoneValue.Instance;

    private static string Joined(IEnumerable<string> parts, Evaluation evaluation)
    {
        var joined = string.Join(", ", parts);
        evaluation.ChargeText(joined.Length);
        return joined;
    }
}
