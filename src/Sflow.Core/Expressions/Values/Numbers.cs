using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Sflow.Expressions;

/// <summary>Compares and converts integers and floats exactly.</summary>
internal static class Numbers
{
    private const int MantissaBits = 53;
    private const int LowestExponent = -1074;

    /// <summary>The integer value of an int or a bool.</summary>
    public static bool TryInteger(ExprValue value, out BigInteger number)
    {
        switch (value)
        {
            case IntValue integer:
                number = integer.Value;
                return true;
            case BoolValue truth:
                number = truth.Value ? BigInteger.One : BigInteger.Zero;
                return true;
            default:
                number = default;
                return false;
        }
    }

    public static bool IsNumber(ExprValue value) => value is IntValue or FloatValue or BoolValue;

    public static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

    public static bool IsWhole(double value) => IsFinite(value) && Math.Floor(value) == value;

    public static bool Equal(BigInteger a, double b) => IsWhole(b) && a == new BigInteger(b);

    /// <summary>Compares exactly; the float must not be NaN.</summary>
    public static int Compare(BigInteger a, double b)
    {
        if (double.IsInfinity(b))
            return b > 0 ? -1 : 1;
        var floor = Math.Floor(b);
        var order = a.CompareTo(new BigInteger(floor));
        return order == 0 && floor < b ? -1 : order;
    }

    /// <summary>A hash that is the same for equal integers and floats.</summary>
    public static int Hash(double value) => IsWhole(value) ? new BigInteger(value).GetHashCode() : value.GetHashCode();

    /// <summary>The nearest float, half to even; infinity outside the range.</summary>
    public static double ToDouble(BigInteger value) => Ratio(value, BigInteger.One);

    /// <summary>The float nearest to a fraction, half to even; infinity outside the range. The denominator is positive.</summary>
    public static double Ratio(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.IsZero)
            return 0;
        var negative = numerator.Sign < 0;
        numerator = BigInteger.Abs(numerator);
        // Scaled so that the quotient has at least 55 bits, or as many as a subnormal number can hold.
        var exponent = Math.Max(BitLength(numerator) - BitLength(denominator) - MantissaBits - 1, LowestExponent - 1);
        if (exponent > 0)
            denominator <<= exponent;
        else
            numerator <<= -exponent;
        var quotient = BigInteger.DivRem(numerator, denominator, out var remainder);
        var surplus = Math.Max(BitLength(quotient) - MantissaBits, LowestExponent - exponent);
        var mantissa = quotient >> surplus;
        var rest = quotient - (mantissa << surplus);
        var half = BigInteger.One << (surplus - 1);
        if (rest > half || (rest == half && (!remainder.IsZero || !mantissa.IsEven)))
            mantissa += 1;
        var result = Scale((double)mantissa, exponent + surplus);
        return negative ? -result : result;
    }

    /// <summary>The number of bits of a positive number.</summary>
    public static int BitLength(BigInteger value)
    {
        if (value.IsZero)
            return 0;
        var bytes = value.ToByteArray();
        var top = bytes.Length - 1;
        while (top > 0 && bytes[top] == 0)
            top--;
        var bits = top * 8;
        for (int high = bytes[top]; high > 0; high >>= 1)
            bits++;
        return bits;
    }

    /// <summary>Splits a finite float: its absolute value is the mantissa times two to the power of the exponent.</summary>
    public static (long Mantissa, int Exponent) Decompose(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = bits & 0xFFFFFFFFFFFFFL;
        return exponent == 0 ? (mantissa, LowestExponent) : (mantissa | (1L << 52), exponent + LowestExponent - 1);
    }

    // The mantissa has at most 54 bits and the result at most 53, so every step is exact.
    private static double Scale(double mantissa, int exponent)
    {
        if (exponent > 971 + 1)
            return double.PositiveInfinity;
        return exponent < -1000 ? mantissa * Math.Pow(2, -1000) * Math.Pow(2, exponent + 1000) : mantissa * Math.Pow(2, exponent);
    }
}
