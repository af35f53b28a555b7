using System.Numerics;

namespace Sflow.Expressions;

/// <summary>
/// Computes with numbers as Python does: integers of any size, division that rounds down, and remainders with the divisor's sign.
/// </summary>
internal static class Arithmetic
{
    // This is far more than can be printed, and small enough that every operation is fast.
    private const int LargestBits = 32768;
    private const long WordProductsPerStep = 1000;

    public static ExprValue Apply(BinaryOperator operation, ExprValue left, ExprValue right, Evaluation evaluation)
    {
        if (left is RuntimeText || right is RuntimeText)
            throw evaluation.RuntimeFailure(left is RuntimeText ? left : right);
        if (!Numbers.IsNumber(left) || !Numbers.IsNumber(right))
            throw evaluation.Failure(Mismatch(operation, left, right));
        if (Numbers.TryInteger(left, out var a) && Numbers.TryInteger(right, out var b))
            return Integers(operation, a, b, evaluation);
        return new FloatValue(Floats(operation, ToDouble(left, evaluation), ToDouble(right, evaluation), evaluation));
    }

    public static ExprValue Sign(ExprValue value, UnaryOperator operation, Evaluation evaluation)
    {
        evaluation.Known(value);
        var minus = operation == UnaryOperator.Minus;
        if (Numbers.TryInteger(value, out var number))
            return new IntValue(minus ? -number : number);
        return value is FloatValue real
            ? new FloatValue(minus ? -real.Value : real.Value)
            : throw evaluation.Failure($"{Describe.Value(value)} can't have a sign");
    }

    /// <summary>A number as a float; an error for an integer outside the range.</summary>
    public static double ToDouble(ExprValue value, Evaluation evaluation)
    {
        if (value is FloatValue real)
            return real.Value;
        Numbers.TryInteger(value, out var number);
        return Finite(Numbers.ToDouble(number), evaluation);
    }

    private static ExprValue Integers(BinaryOperator operation, BigInteger a, BigInteger b, Evaluation evaluation)
    {
        switch (operation)
        {
            case BinaryOperator.Add:
                return Bounded(a + b, evaluation);
            case BinaryOperator.Subtract:
                return Bounded(a - b, evaluation);
            case BinaryOperator.Multiply:
                Charge(a, b, evaluation);
                return Bounded(a * b, evaluation);
            case BinaryOperator.Power:
                return Power(a, b, evaluation);
        }

        if (b.IsZero)
            throw evaluation.Failure("it divides by zero");
        Charge(a, b, evaluation);
        if (operation == BinaryOperator.Divide && a.IsZero && b.Sign < 0)
            return new FloatValue(-0.0);
        if (operation == BinaryOperator.Divide)
            return new FloatValue(Finite(Numbers.Ratio(b.Sign < 0 ? -a : a, BigInteger.Abs(b)), evaluation));
        var quotient = BigInteger.DivRem(a, b, out var remainder);
        var roundsDown = !remainder.IsZero && remainder.Sign != b.Sign;
        return operation == BinaryOperator.FloorDivide
            ? new IntValue(roundsDown ? quotient - 1 : quotient)
            : new IntValue(roundsDown ? remainder + b : remainder);
    }

    private static ExprValue Power(BigInteger a, BigInteger b, Evaluation evaluation)
    {
        if (b.Sign < 0)
        {
            var real = Floats(
                BinaryOperator.Power,
                Finite(Numbers.ToDouble(a), evaluation),
                Finite(Numbers.ToDouble(b), evaluation),
                evaluation
            );
            return new FloatValue(real);
        }

        if (a.IsZero || a.IsOne || b.IsZero)
            return new IntValue(b.IsZero ? BigInteger.One : a);
        if (a == BigInteger.MinusOne)
            return new IntValue(b.IsEven ? BigInteger.One : a);
        if ((Numbers.BitLength(BigInteger.Abs(a)) - 1) * b > LargestBits)
            throw TooLarge(evaluation);
        var result = BigInteger.Pow(a, (int)b);
        Charge(result, result, evaluation);
        return Bounded(result, evaluation);
    }

    private static double Floats(BinaryOperator operation, double a, double b, Evaluation evaluation)
    {
        switch (operation)
        {
            case BinaryOperator.Add:
                return a + b;
            case BinaryOperator.Subtract:
                return a - b;
            case BinaryOperator.Multiply:
                return a * b;
            case BinaryOperator.Power:
                return Power(a, b, evaluation);
        }

        if (b == 0)
            throw evaluation.Failure("it divides by zero");
        return operation switch
        {
            BinaryOperator.Divide => a / b,
            BinaryOperator.FloorDivide => FloorDivide(a, b),
            _ => Remainder(a, b),
        };
    }

    private static double Power(double a, double b, Evaluation evaluation)
    {
        if (a == 0 && b < 0)
            throw evaluation.Failure("it raises zero to a negative power, which divides by zero");
        if (a < 0 && Numbers.IsFinite(a) && Numbers.IsFinite(b) && !Numbers.IsWhole(b))
            throw evaluation.Failure("a negative number to a broken power is a complex number, which can't be used");
        var result = Math.Pow(a, b);
        return double.IsInfinity(result) && Numbers.IsFinite(a) && Numbers.IsFinite(b) ? Finite(result, evaluation) : result;
    }

    private static double FloorDivide(double a, double b)
    {
        var remainder = a % b;
        var quotient = (a - remainder) / b;
        if (remainder != 0 && (b < 0) != (remainder < 0))
            quotient -= 1;
        if (quotient == 0)
            return FloatText.IsNegative(a / b) ? -0.0 : 0.0;
        var floor = Math.Floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    private static double Remainder(double a, double b)
    {
        var remainder = a % b;
        if (remainder == 0)
            return b < 0 ? -0.0 : 0.0;
        return (b < 0) != (remainder < 0) ? remainder + b : remainder;
    }

    private static double Finite(double value, Evaluation evaluation) =>
        double.IsInfinity(value) ? throw evaluation.Failure("the number is too large for a float") : value;

    private static IntValue Bounded(BigInteger value, Evaluation evaluation) =>
        Numbers.BitLength(BigInteger.Abs(value)) > LargestBits ? throw TooLarge(evaluation) : new IntValue(value);

    private static EvaluationFailure TooLarge(Evaluation evaluation) =>
        new(Diagnostics.Catalogue.ExpressionTooCostly(evaluation.Location, $"an integer has more than {LargestBits} bits"));

    private static void Charge(BigInteger a, BigInteger b, Evaluation evaluation) =>
        evaluation.Charge(Words(a) * Words(b) / WordProductsPerStep);

    private static long Words(BigInteger value) => 1 + Numbers.BitLength(BigInteger.Abs(value)) / 64;

    private static string Mismatch(BinaryOperator operation, ExprValue left, ExprValue right)
    {
        var pair = $"{Describe.Value(left)} and {Describe.Value(right)}";
        if (operation == BinaryOperator.Add && (left is TextValue || right is TextValue))
            return $"'+' can't join {pair}; write '~' to join them as strings, or convert with |int";
        return $"'{Symbol(operation)}' can't be done with {pair}";
    }

    private static string Symbol(BinaryOperator operation) =>
        operation switch
        {
            BinaryOperator.Add => "+",
            BinaryOperator.Subtract => "-",
            BinaryOperator.Multiply => "*",
            BinaryOperator.Divide => "/",
            BinaryOperator.FloorDivide => "//",
            BinaryOperator.Modulo => "%",
            _ => "**",
        };
}
