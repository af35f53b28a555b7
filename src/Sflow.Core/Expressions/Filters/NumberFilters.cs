using System.Numerics;

namespace Sflow.Expressions;

/// <summary>Filters that create or change numbers.</summary>
internal static class NumberFilters
{
    private const int MostDecimals = 400;
    private static readonly string[] Prefixes = ["k", "M", "G", "T", "P", "E", "Z", "Y"];

    public static OperationTable Table { get; } =
        new("filter")
        {
            { "abs", "", Absolute },
            { "int", "default? base?", Integer },
            { "float", "default?", Float },
            { "round", "precision? method?", Round },
            { "filesizeformat", "binary?", FileSize },
        };

    private static ExprValue Absolute(ExprValue value, Arguments a)
    {
        a.Evaluation.Known(value);
        if (value is FloatValue real)
            return new FloatValue(Math.Abs(real.Value));
        return Numbers.TryInteger(value, out var number)
            ? new IntValue(BigInteger.Abs(number))
            : throw NeedsNumber("abs", value, a.Evaluation);
    }

    private static ExprValue Integer(ExprValue value, Arguments a)
    {
        Defined(value, a.Evaluation);
        var otherwise = a[0] ?? new IntValue(BigInteger.Zero);
        switch (value)
        {
            case FloatValue { Value: var real }:
                if (double.IsInfinity(real))
                    throw a.Evaluation.Failure("an infinite number is not an integer");
                return double.IsNaN(real) ? otherwise : new IntValue(new BigInteger(real));
            case TextValue text:
                if (PythonNumbers.ParseInteger(text.Value, a.Count(1, 10)) is { } number)
                    return new IntValue(number);
                return PythonNumbers.ParseFloat(text.Value) is { } parsed && Numbers.IsFinite(parsed)
                    ? new IntValue(new BigInteger(parsed))
                    : otherwise;
            default:
                return Numbers.TryInteger(value, out var integer) ? new IntValue(integer) : otherwise;
        }
    }

    private static ExprValue Float(ExprValue value, Arguments a)
    {
        Defined(value, a.Evaluation);
        if (Numbers.IsNumber(value))
            return new FloatValue(Arithmetic.ToDouble(value, a.Evaluation));
        return value is TextValue text && PythonNumbers.ParseFloat(text.Value) is { } parsed
            ? new FloatValue(parsed)
            : a[0] ?? new FloatValue(0);
    }

    private static ExprValue Round(ExprValue value, Arguments a)
    {
        var evaluation = a.Evaluation;
        var method = a.Text(1, "common");
        if (method is not ("common" or "ceil" or "floor"))
            throw evaluation.Failure($"the filter 'round' knows the methods 'common', 'ceil' and 'floor', not {Quote.Text(method)}");
        var precision = (int)BigInteger.Max(-MostDecimals, BigInteger.Min(MostDecimals, a.Integer(0, BigInteger.Zero)));
        if (!Numbers.IsNumber(evaluation.Known(value)))
            throw NeedsNumber("round", value, evaluation);
        if (method == "common")
            return value is FloatValue real ? new FloatValue(Rounded(real.Value, precision)) : new IntValue(Rounded(value, precision));
        var scale = Operators.Apply(BinaryOperator.Power, new IntValue(10), new IntValue(precision), evaluation);
        var scaled = Operators.Apply(BinaryOperator.Multiply, value, scale, evaluation);
        return Operators.Apply(BinaryOperator.Divide, Whole(scaled, method == "ceil", evaluation), scale, evaluation);
    }

    private static ExprValue Whole(ExprValue value, bool up, Evaluation evaluation)
    {
        if (value is not FloatValue { Value: var real })
            return value;
        return Numbers.IsFinite(real)
            ? new IntValue(new BigInteger(up ? Math.Ceiling(real) : Math.Floor(real)))
            : throw evaluation.Failure("an infinite number can't be rounded to an integer");
    }

    private static BigInteger Rounded(ExprValue value, int precision)
    {
        Numbers.TryInteger(value, out var number);
        if (precision >= 0)
            return number;
        var unit = BigInteger.Pow(10, -precision);
        var rounded = FloatText.RoundedRatio(BigInteger.Abs(number), unit) * unit;
        return number.Sign * rounded;
    }

    // This is exact: the digits of the binary value decide, half to even.
    private static double Rounded(double value, int precision)
    {
        if (!Numbers.IsFinite(value) || value == 0)
            return value;
        var absolute = Math.Abs(value);
        double rounded;
        if (precision >= 0)
        {
            rounded = NumberLiteral.ToFloat(FloatText.Fixed(absolute, precision));
        }
        else
        {
            var (mantissa, exponent) = Numbers.Decompose(absolute);
            var unit = BigInteger.Pow(10, -precision);
            rounded = Numbers.ToDouble(
                FloatText.RoundedRatio(mantissa * FloatText.PowerOfTwo(exponent), FloatText.PowerOfTwo(-exponent) * unit) * unit
            );
        }

        return value < 0 ? -rounded : rounded;
    }

    private static TextValue FileSize(ExprValue value, Arguments a)
    {
        var evaluation = a.Evaluation;
        evaluation.Known(value);
        var bytes =
            value is TextValue text ? PythonNumbers.ParseFloat(text.Value)
            : Numbers.IsNumber(value) ? Arithmetic.ToDouble(value, evaluation)
            : null;
        if (bytes is not { } size)
            throw NeedsNumber("filesizeformat", value, evaluation);
        var binary = a.Truth(0, false);
        var unit = binary ? 1024.0 : 1000.0;
        if (size == 1)
            return new TextValue("1 Byte");
        if (double.IsInfinity(size) || double.IsNaN(size))
            return size < 0
                ? throw evaluation.Failure("an infinite number of bytes can't be negative")
                : new TextValue(FloatText.NotFinite(size) + (binary ? " YiB" : " YB"));
        if (size < unit)
            return new TextValue(new BigInteger(size).ToString(CultureInfo.InvariantCulture) + " Bytes");
        var power = unit;
        var at = 0;
        while (size >= power * unit && at < Prefixes.Length - 1)
            (power, at) = (power * unit, at + 1);
        var prefix = binary ? Prefixes[at].ToUpperInvariant() + "i" : Prefixes[at];
        return new TextValue(FloatText.Fixed(unit * size / (power * unit), 1) + " " + prefix + "B");
    }

    private static void Defined(ExprValue value, Evaluation evaluation)
    {
        if (value is UndefinedValue undefined)
            throw evaluation.Failure(undefined);
        evaluation.Known(value);
        evaluation.Charge(value.Size / 64);
    }

    private static EvaluationFailure NeedsNumber(string filter, ExprValue value, Evaluation evaluation) =>
        evaluation.Failure($"the filter '{filter}' needs a number, not {Describe.Value(value)}");
}
