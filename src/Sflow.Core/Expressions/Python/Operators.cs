using System.Numerics;

namespace Sflow.Expressions;

/// <summary>The binary operators for strings, lists and so on. <see cref="Arithmetic"/> handles numbers.</summary>
internal static class Operators
{
    public static ExprValue Apply(BinaryOperator operation, ExprValue left, ExprValue right, Evaluation evaluation)
    {
        Refuse(left, evaluation);
        Refuse(right, evaluation);
        return operation switch
        {
            BinaryOperator.Add => Add(left, right, evaluation),
            BinaryOperator.Multiply => Multiply(left, right, evaluation),
            BinaryOperator.Modulo when left is TextValue text => PercentFormat.Format(text, right, evaluation),
            _ => Arithmetic.Apply(operation, left, right, evaluation),
        };
    }

    private static void Refuse(ExprValue value, Evaluation evaluation)
    {
        if (value is UndefinedValue undefined)
            throw evaluation.Failure(undefined);
    }

    private static ExprValue Add(ExprValue left, ExprValue right, Evaluation evaluation)
    {
        switch (left, right)
        {
            case (TextValue x, TextValue y):
                evaluation.ChargeText((long)x.Value.Length + y.Value.Length);
                return x.IsMarkup || y.IsMarkup ? new TextValue(Html.Escape(x) + Html.Escape(y), true) : new TextValue(x.Value + y.Value);
            case (RuntimeText, TextValue or RuntimeText) or (TextValue, RuntimeText):
                return RuntimeText.Concat(left, right).Simplify();
            case (ListValue x, ListValue y):
                return new ListValue(Joined(x.Items, y.Items, evaluation));
            case (TupleValue x, TupleValue y):
                return new TupleValue(Joined(x.Items, y.Items, evaluation));
            default:
                return Arithmetic.Apply(BinaryOperator.Add, left, right, evaluation);
        }
    }

    private static List<ExprValue> Joined(IReadOnlyList<ExprValue> left, IReadOnlyList<ExprValue> right, Evaluation evaluation)
    {
        evaluation.ChargeItems((long)left.Count + right.Count);
        return [.. left, .. right];
    }

    private static ExprValue Multiply(ExprValue left, ExprValue right, Evaluation evaluation)
    {
        if ((left is TextValue or ListValue or TupleValue) && Numbers.TryInteger(right, out var count))
            return Repeat(left, count, evaluation);
        if ((right is TextValue or ListValue or TupleValue) && Numbers.TryInteger(left, out count))
            return Repeat(right, count, evaluation);
        return Arithmetic.Apply(BinaryOperator.Multiply, left, right, evaluation);
    }

    private static ExprValue Repeat(ExprValue value, BigInteger count, Evaluation evaluation)
    {
        if (BigInteger.Abs(count) > long.MaxValue)
            evaluation.CheckSize(long.MaxValue);
        count = BigInteger.Max(count, BigInteger.Zero);
        var length = value is TextValue sample ? sample.Value.Length : Sequence.TryOf(value)!.Value.Count;
        var total = count * length;
        evaluation.CheckSize(total > long.MaxValue ? long.MaxValue : (long)total);
        if (value is TextValue text)
            return text.With(length == 0 ? "" : new System.Text.StringBuilder().Insert(0, text.Value, (int)count).ToString())
                .Charged(evaluation);
        evaluation.ChargeItems((long)total);
        var items = value is ListValue list ? list.Items : ((TupleValue)value).Items;
        List<ExprValue> repeated = length == 0 ? [] : [.. Enumerable.Repeat(items, (int)count).SelectMany(item => item)];
        return value is ListValue ? new ListValue(repeated) : new TupleValue(repeated);
    }
}
