using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace Sflow.Expressions;

/// <summary>What <c>pprint</c> prints in one line: Python's text of a value, but the keys of every dict in order.</summary>
internal static class PrettyOrder
{
    /// <summary>The text of a value that is known now.</summary>
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
                    return "{" + Joined(Sort(dict.Keys, evaluation).Select(key => Repr(key, evaluation) + ": " + Repr(ValueOf(dict, key), evaluation)), evaluation) + "}";
                var builder = new HoleyTextBuilder();
                ValuePrinter.AppendRepr(builder, value, evaluation);
                return builder.ToDisplayText();
        }
    }

    /// <summary>Values in order; those that have no order among each other go by the name of their type.</summary>
    public static List<ExprValue> Sort(IReadOnlyList<ExprValue> values, Evaluation evaluation)
    {
        var sorted = new List<ExprValue>(values.Count);
        foreach (var value in values)
        {
            // Most lists of keys are short or in order already.
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
        var haveOrder = (Numbers.IsNumber(a) && Numbers.IsNumber(b)) || (a.GetType() == b.GetType() && a is TextValue or TupleValue or DateValue or DateTimeValue);
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
