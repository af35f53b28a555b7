using System.Runtime.CompilerServices;

namespace Sflow.Expressions;

/// <summary>Compares values and finds one value in another.</summary>
internal static class Comparison
{
    public static bool Holds(ComparisonOperator operation, ExprValue left, ExprValue right, Evaluation evaluation) =>
        operation switch
        {
            ComparisonOperator.Equal => AreEqual(left, right, evaluation),
            ComparisonOperator.NotEqual => !AreEqual(left, right, evaluation),
            ComparisonOperator.In => Contains(right, left, evaluation),
            ComparisonOperator.NotIn => !Contains(right, left, evaluation),
            _ => Order(operation, evaluation.Known(left), evaluation.Known(right), evaluation),
        };

    public static bool AreEqual(ExprValue left, ExprValue right, Evaluation evaluation) =>
        PythonEquality.AreEqual(evaluation.Known(left), evaluation.Known(right), evaluation);

    public static bool IsLess(ExprValue left, ExprValue right, Evaluation evaluation) =>
        Holds(ComparisonOperator.Less, left, right, evaluation);

    public static bool Contains(ExprValue container, ExprValue item, Evaluation evaluation)
    {
        switch (container)
        {
            case UndefinedValue { IsLenient: false } undefined:
                throw evaluation.Failure(undefined);
            case RuntimeText:
                throw evaluation.RuntimeFailure(container);
            case TextValue text:
                var wanted =
                    evaluation.Known(item) as TextValue
                    ?? throw evaluation.Failure($"only a string can be in a string, not {Describe.Value(item)}");
                KnownText.ChargeSearch(evaluation, text.Value, wanted.Value);
                return text.Value.IndexOf(wanted.Value, StringComparison.Ordinal) >= 0;
            case DictValue dict:
                Hashing.Check(item, evaluation);
                return dict.TryGetValue(item, out _);
            case HostObject { IsMapping: true } host:
                return evaluation.Known(item) is TextValue name && host.MemberNames.Contains(name.Value);
            default:
                return Iteration
                    .Over(container, evaluation)
                    .Any(other => ExprValue.AreOneObject(evaluation.Known(item), other) || AreEqual(item, other, evaluation));
        }
    }

    private static bool Order(ComparisonOperator operation, ExprValue left, ExprValue right, Evaluation evaluation)
    {
        evaluation.Charge(left is TextValue text ? 1 + text.Value.Length / 64 : 1);
        if (Numbers.IsNumber(left) && Numbers.IsNumber(right))
            return OrderNumbers(operation, left, right);
        return (left, right) switch
        {
            (TextValue x, TextValue y) => Matches(operation, Compare(x.Value, y.Value)),
            (ListValue x, ListValue y) => OrderItems(operation, x.Items, y.Items, evaluation),
            (TupleValue x, TupleValue y) => OrderItems(operation, x.Items, y.Items, evaluation),
            (DateValue x, DateValue y) => Matches(operation, x.Value.CompareTo(y.Value)),
            (DateTimeValue x, DateTimeValue y) when x.Offset is null == y.Offset is null => Matches(
                operation,
                PythonEquality.Instant(x).CompareTo(PythonEquality.Instant(y))
            ),
            (UndefinedValue undefined, _) => throw evaluation.Failure(undefined),
            (_, UndefinedValue undefined) => throw evaluation.Failure(undefined),
            _ => throw evaluation.Failure($"{Describe.Value(left)} and {Describe.Value(right)} have no order"),
        };
    }

    private static bool OrderNumbers(ComparisonOperator operation, ExprValue left, ExprValue right)
    {
        var leftIsInteger = Numbers.TryInteger(left, out var a);
        var rightIsInteger = Numbers.TryInteger(right, out var b);
        if (leftIsInteger && rightIsInteger)
            return Matches(operation, a.CompareTo(b));
        var x = leftIsInteger ? 0 : ((FloatValue)left).Value;
        var y = rightIsInteger ? 0 : ((FloatValue)right).Value;
        if (double.IsNaN(x) || double.IsNaN(y))
            return false;
        return Matches(
            operation,
            leftIsInteger ? Numbers.Compare(a, y)
                : rightIsInteger ? -Numbers.Compare(b, x)
                : x.CompareTo(y)
        );
    }

    // The first pair of items that differ decides.
    private static bool OrderItems(
        ComparisonOperator operation,
        IReadOnlyList<ExprValue> left,
        IReadOnlyList<ExprValue> right,
        Evaluation evaluation
    )
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        for (var i = 0; i < left.Count && i < right.Count; i++)
        {
            if (!PythonEquality.AreSame(left[i], right[i], evaluation))
                return Order(operation, left[i], right[i], evaluation);
        }

        return Matches(operation, left.Count.CompareTo(right.Count));
    }

    private static bool Matches(ComparisonOperator operation, int order) =>
        operation switch
        {
            ComparisonOperator.Less => order < 0,
            ComparisonOperator.LessOrEqual => order <= 0,
            ComparisonOperator.Greater => order > 0,
            _ => order >= 0,
        };

    // Compares code points: a surrogate is part of a character that comes after all others.
    private static int Compare(string left, string right)
    {
        for (var i = 0; i < left.Length && i < right.Length; i++)
        {
            if (left[i] == right[i])
                continue;
            var beyond = char.IsSurrogate(left[i]).CompareTo(char.IsSurrogate(right[i]));
            return beyond != 0 ? beyond : left[i].CompareTo(right[i]);
        }

        return left.Length.CompareTo(right.Length);
    }
}
