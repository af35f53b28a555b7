using System.Numerics;
using System.Runtime.CompilerServices;

namespace Sflow.Expressions;

/// <summary>
/// Python's equality and hashes: numbers are compared by value whatever their type, strings by character, containers by their
/// items.
/// </summary>
internal static class PythonEquality
{
    /// <summary>
    /// True if two values are the same object or equal, as containers compare their items. The cost is charged to the evaluation,
    /// if there is one.
    /// </summary>
    public static bool AreSame(ExprValue a, ExprValue b, Evaluation? evaluation) =>
        ExprValue.AreOneObject(a, b) || AreEqual(a, b, evaluation);

    /// <summary>Python's <c>==</c>.</summary>
    public static bool AreEqual(ExprValue a, ExprValue b, Evaluation? evaluation)
    {
        evaluation?.Charge(a is TextValue text ? 1 + text.Value.Length / 64 : 1);
        return (a, b) switch
        {
            (TextValue x, TextValue y) => x.Value == y.Value,
            (FloatValue x, FloatValue y) => x.Value == y.Value,
            (FloatValue x, _) when Numbers.TryInteger(b, out var y) => Numbers.Equal(y, x.Value),
            (_, FloatValue y) when Numbers.TryInteger(a, out var x) => Numbers.Equal(x, y.Value),
            _ when Numbers.TryInteger(a, out var x) && Numbers.TryInteger(b, out var y) => x == y,
            (ListValue x, ListValue y) => ItemsEqual(x.Items, y.Items, evaluation),
            (TupleValue x, TupleValue y) => ItemsEqual(x.Items, y.Items, evaluation),
            (DictValue x, DictValue y) => x.Count == y.Count
                && Enumerable
                    .Range(0, x.Count)
                    .All(i => y.TryGetValue(x.Keys[i], out var other) && AreSame(x.Values[i], other, evaluation)),
            (RangeValue x, RangeValue y) => x.Count == y.Count
                && (x.Count == 0 || (x.Start == y.Start && (x.Count == 1 || x.Step == y.Step))),
            (DateValue x, DateValue y) => x.Value == y.Value,
            (DateTimeValue x, DateTimeValue y) => (x.Offset is null) == (y.Offset is null) && Instant(x) == Instant(y),
            (RuntimeText x, RuntimeText y) => x.Parts.SequenceEqual(y.Parts),
            (UndefinedValue x, UndefinedValue y) => x.IsLenient && y.IsLenient,
            (BytesValue x, BytesValue y) => x.Bytes.SequenceEqual(y.Bytes),
            _ when SetItems(a) is { } x && SetItems(b) is { } y => x.Count == y.Count && new HashSet<ExprValue>(x).SetEquals(y),
            _ => ExprValue.AreOneObject(a, b),
        };
    }

    public static int Hash(ExprValue value) =>
        value switch
        {
            TextValue text => text.Value.GetHashCode(),
            FloatValue number => Numbers.Hash(number.Value),
            RuntimeText text => text.Parts.Aggregate(11, (hash, part) => Mix(hash, part.GetHashCode())),
            ListValue list => Hash(list.Items),
            TupleValue tuple => Hash(tuple.Items),
            DictValue dict => dict.Count,
            DictViewValue view => view.Items.Count,
            SetValue set => set.Items.Count,
            RangeValue range => range.Count,
            DateValue date => date.Value.GetHashCode(),
            DateTimeValue time => Instant(time).GetHashCode(),
            NoneValue => 1,
            BytesValue bytes => bytes.Bytes.Length,
            _ when Numbers.TryInteger(value, out var number) => number.GetHashCode(),
            _ => RuntimeHelpers.GetHashCode(value),
        };

    /// <summary>The time in UTC, or the local time if the offset is unknown.</summary>
    public static DateTime Instant(DateTimeValue value) => value.Offset is { } offset ? value.Value - offset : value.Value;

    /// <summary>The items of a set, or of a view that counts as one.</summary>
    public static IReadOnlyList<ExprValue>? SetItems(ExprValue value) =>
        value switch
        {
            SetValue set => set.Items,
            DictViewValue { IsSet: true } view => view.Items,
            _ => null,
        };

    private static bool ItemsEqual(IReadOnlyList<ExprValue> a, IReadOnlyList<ExprValue> b, Evaluation? evaluation)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (a.Count != b.Count)
            return false;
        for (var i = 0; i < a.Count; i++)
        {
            if (!AreSame(a[i], b[i], evaluation))
                return false;
        }

        return true;
    }

    private static int Hash(IReadOnlyList<ExprValue> items) => items.Aggregate(7, (hash, item) => Mix(hash, Hash(item)));

    private static int Mix(int a, int b) => unchecked((a * 397) ^ b);
}
