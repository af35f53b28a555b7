using System.Numerics;

namespace Sflow.Expressions;

/// <summary>
/// Prints floats as Python does. The digits are computed with exact integers, so that every version of .NET prints the same
/// bytes; .NET Framework's own formatting does not.
/// </summary>
internal static class FloatText
{
    private const long SmallestNormalMantissa = 1L << 52;
    private const int LowestExponent = -1074;

    /// <summary>The shortest digits that give the same number when read; with an exponent below 1e-4 and from 1e16 on.</summary>
    public static string Repr(double value)
    {
        if (!Numbers.IsFinite(value))
            return NotFinite(value);
        if (value == 0)
            return IsNegative(value) ? "-0.0" : "0.0";
        var (digits, point) = Shortest(Math.Abs(value));
        var sign = value < 0 ? "-" : "";
        if (point is > 16 or < -3)
            return sign + WithExponent(digits, point - 1, 'e', false);
        if (point <= 0)
            return sign + "0." + new string('0', -point) + digits;
        return point >= digits.Length
            ? sign + digits + new string('0', point - digits.Length) + ".0"
            : sign + digits.Substring(0, point) + "." + digits.Substring(point);
    }

    /// <summary>The absolute value of a finite number with a fixed number of decimals, half to even.</summary>
    public static string Fixed(double value, int decimals)
    {
        var (mantissa, exponent) = Numbers.Decompose(value);
        var scaled = RoundedRatio(mantissa * BigInteger.Pow(10, decimals) * PowerOfTwo(exponent), PowerOfTwo(-exponent));
        var digits = scaled.ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        return decimals == 0 ? digits : digits.Substring(0, digits.Length - decimals) + "." + digits.Substring(digits.Length - decimals);
    }

    /// <summary>The digits of a finite number's absolute value, rounded half to even, and the exponent of the first digit.</summary>
    /// <param name="value">The number.</param>
    /// <param name="count">The number of digits, 1 or more.</param>
    public static (string Digits, int Exponent) Significant(double value, int count)
    {
        value = Math.Abs(value);
        if (value == 0)
            return (new string('0', count), 0);
        var (mantissa, exponent) = Numbers.Decompose(value);
        var first = (int)Math.Floor(Math.Log10(value));
        // The logarithm may be off by one, and rounding may add a digit.
        for (var power = first - 1; ; power++)
        {
            var shift = count - 1 - power;
            var scaled = RoundedRatio(
                mantissa * PowerOfTwo(exponent) * BigInteger.Pow(10, Math.Max(shift, 0)),
                PowerOfTwo(-exponent) * BigInteger.Pow(10, Math.Max(-shift, 0))
            );
            var digits = scaled.ToString(CultureInfo.InvariantCulture);
            if (digits.Length == count)
                return (digits, power);
        }
    }

    /// <summary>Digits with a point after the first and an exponent of at least two digits.</summary>
    public static string WithExponent(string digits, int exponent, char letter, bool keepPoint)
    {
        var result = new StringBuilder().Append(digits[0]);
        if (digits.Length > 1 || keepPoint)
            result.Append('.').Append(digits, 1, digits.Length - 1);
        return result
            .Append(letter)
            .Append(exponent < 0 ? '-' : '+')
            .Append(Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture))
            .ToString();
    }

    public static string NotFinite(double value) =>
        double.IsNaN(value) ? "nan"
        : value > 0 ? "inf"
        : "-inf";

    /// <summary>True if the sign bit is set, which distinguishes -0.0 from 0.0.</summary>
    public static bool IsNegative(double value) => BitConverter.DoubleToInt64Bits(value) < 0;

    /// <summary>A fraction of positive numbers, rounded to an integer, half to even.</summary>
    public static BigInteger RoundedRatio(BigInteger numerator, BigInteger denominator)
    {
        var quotient = BigInteger.DivRem(numerator, denominator, out var remainder);
        var order = (remainder * 2).CompareTo(denominator);
        return order > 0 || (order == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }

    public static BigInteger PowerOfTwo(int exponent) => exponent <= 0 ? BigInteger.One : BigInteger.One << exponent;

    // Steele and White's free-format algorithm: digits until the rest is nearer than half the distance to the neighbouring floats.
    // The result is 0.digits times ten to the power of point.
    private static (string Digits, int Point) Shortest(double value)
    {
        var (mantissa, exponent) = Numbers.Decompose(value);
        var even = (mantissa & 1) == 0;
        var nearerBelow = mantissa == SmallestNormalMantissa && exponent > LowestExponent;
        var rest = mantissa * PowerOfTwo(exponent) * (nearerBelow ? 4 : 2);
        var unit = PowerOfTwo(-exponent) * (nearerBelow ? 4 : 2);
        var below = PowerOfTwo(exponent);
        var above = nearerBelow ? below * 2 : below;
        var point = (int)Math.Ceiling(Math.Log10(value) - 1e-10);
        var scale = BigInteger.Pow(10, Math.Abs(point));
        if (point >= 0)
            unit *= scale;
        else
            (rest, above, below) = (rest * scale, above * scale, below * scale);
        if (rest + above > unit || (even && rest + above == unit))
            point++;
        else
            (rest, above, below) = (rest * 10, above * 10, below * 10);
        var digits = new StringBuilder(17);
        while (true)
        {
            var digit = (int)BigInteger.DivRem(rest, unit, out rest);
            var low = rest < below || (even && rest == below);
            var high = rest + above > unit || (even && rest + above == unit);
            if (low || high)
            {
                var up = high && (!low || rest * 2 > unit || (rest * 2 == unit && digit % 2 == 1));
                return (digits.Append((char)('0' + digit + (up ? 1 : 0))).ToString(), point);
            }

            digits.Append((char)('0' + digit));
            (rest, above, below) = (rest * 10, above * 10, below * 10);
        }
    }
}
