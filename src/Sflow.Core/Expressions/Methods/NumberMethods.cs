using System.Numerics;

namespace Sflow.Expressions;

/// <summary>The methods of numbers.</summary>
internal static class NumberMethods
{
    public static OperationTable ForIntegers { get; } =
        new("method")
        {
            { "bit_length", "", (value, _) => new IntValue(Numbers.BitLength(BigInteger.Abs(Integer(value)))) },
            { "bit_count", "", (value, _) => new IntValue(BigInteger.Abs(Integer(value)).ToByteArray().Sum(Ones)) },
            { "is_integer", "", (_, _) => BoolValue.True },
            { "conjugate", "", (value, _) => new IntValue(Integer(value)) },
            { "as_integer_ratio", "", (value, _) => new TupleValue([new IntValue(Integer(value)), new IntValue(BigInteger.One)]) },
            { "to_bytes", "length? byteorder? signed?", ToBytes },
        };

    public static OperationTable ForFloats { get; } =
        new("method")
        {
            { "is_integer", "", (value, _) => BoolValue.Of(Numbers.IsWhole(((FloatValue)value).Value)) },
            { "conjugate", "", (value, _) => value },
            { "as_integer_ratio", "", Ratio },
            { "hex", "", (value, _) => new TextValue(Hexadecimal(((FloatValue)value).Value)) },
        };

    private static BigInteger Integer(ExprValue value)
    {
        Numbers.TryInteger(value, out var number);
        return number;
    }

    private static int Ones(byte bits)
    {
        var count = 0;
        for (int rest = bits; rest > 0; rest >>= 1)
            count += rest & 1;
        return count;
    }

    private static BytesValue ToBytes(ExprValue value, Arguments a)
    {
        var evaluation = a.Evaluation;
        var length = a.Count(0, 1);
        var order = a.Text(1, "big");
        var number = Integer(value);
        if (a.Call.Positional.Count > 2 || length < 0 || order is not ("big" or "little"))
            throw evaluation.Failure("the method 'to_bytes' takes a length, the order 'big' or 'little', and signed=true");
        evaluation.ChargeItems(length);
        var bytes = number.ToByteArray();
        var needed =
            bytes.Length > 1 && bytes[bytes.Length - 1] == 0 && number.Sign > 0 && !a.Truth(2, false) ? bytes.Length - 1 : bytes.Length;
        if ((number.Sign < 0 && !a.Truth(2, false)) || (needed > length && !number.IsZero))
            throw evaluation.Failure($"{Describe.Value(value)} does not fit into {length} bytes");
        var filled = Enumerable
            .Range(0, length)
            .Select(i =>
                i < bytes.Length ? bytes[i]
                : number.Sign < 0 ? (byte)255
                : (byte)0
            );
        return new BytesValue([.. order == "big" ? filled.Reverse() : filled]);
    }

    private static TupleValue Ratio(ExprValue value, Arguments a)
    {
        var number = ((FloatValue)value).Value;
        if (!Numbers.IsFinite(number))
            throw a.Evaluation.Failure($"{Describe.Value(value)} is not a ratio of integers");
        var (mantissa, exponent) = Numbers.Decompose(number);
        var (numerator, denominator) = (mantissa * FloatText.PowerOfTwo(exponent), FloatText.PowerOfTwo(-exponent));
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        return new TupleValue([new IntValue((number < 0 ? -numerator : numerator) / common), new IntValue(denominator / common)]);
    }

    private static string Hexadecimal(double value)
    {
        const int bias = 1023;
        if (!Numbers.IsFinite(value))
            return FloatText.NotFinite(value);
        var bits = BitConverter.DoubleToInt64Bits(value);
        var (exponent, fraction) = ((int)(bits >> 52) & 0x7FF, bits & 0xFFFFFFFFFFFFF);
        var sign = bits < 0 ? "-" : "";
        if (value == 0)
            return sign + "0x0.0p+0";
        var power = exponent == 0 ? 1 - bias : exponent - bias;
        return $"{sign}0x{(exponent == 0 ? 0 : 1)}.{fraction:x13}p{(power < 0 ? "" : "+")}{power}";
    }
}
