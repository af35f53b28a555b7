using System.Numerics;

namespace Sflow.Expressions;

/// <summary>Finds number literals and reads their values.</summary>
internal static class NumberLiteral
{
    /// <summary>The maximum number of digits in a number, as in Python.</summary>
    public const int LongestInteger = 4300;

    /// <summary>
    /// The end of the float that starts at a digit; the start itself if there is no float. There is no float after a dot:
    /// <c>a.0.1</c> has two indices.
    /// </summary>
    public static int FloatEnd(string text, int start)
    {
        if (start > 0 && text[start - 1] == '.')
            return start;
        var whole = DigitsEnd(text, start);
        var fraction = At(text, whole) == '.' ? DigitsEnd(text, whole + 1) : whole + 1;
        var hasFraction = fraction > whole + 1;
        var exponent = ExponentEnd(text, hasFraction ? fraction : whole);
        return exponent > 0 ? exponent
            : hasFraction ? fraction
            : start;
    }

    /// <summary>The end of the integer that starts at a digit. A leading zero is a number by itself or starts 0x, 0o or 0b.</summary>
    public static int IntegerEnd(string text, int start)
    {
        if (text[start] != '0')
            return DigitsEnd(text, start);
        var radix = Radix(At(text, start + 1));
        var end = radix == 0 ? start + 1 : start + 2;
        while (true)
        {
            var digit = At(text, end) == '_' ? end + 1 : end;
            if (!(radix == 0 ? At(text, digit) == '0' : DigitOf(At(text, digit)) < radix))
                break;
            end = digit + 1;
        }

        return radix != 0 && end == start + 2 ? start + 1 : end;
    }

    /// <summary>The value of an integer that <see cref="IntegerEnd"/> found, without underscores.</summary>
    public static BigInteger ToInteger(string digits)
    {
        var radix = digits.Length > 2 ? Radix(digits[1]) : 0;
        return radix == 0 ? BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) : ToInteger(digits, 2, radix);
    }

    /// <summary>The value of the digits in a radix from a position on.</summary>
    public static BigInteger ToInteger(string digits, int start, int radix)
    {
        var value = BigInteger.Zero;
        for (var i = start; i < digits.Length; i++)
            value = value * radix + DigitOf(digits[i]);
        return value;
    }

    /// <summary>
    /// The nearest float, half to even, for digits with an optional fraction and exponent. The result is exact on every version
    /// of .NET.
    /// </summary>
    public static double ToFloat(string text)
    {
        var e = text.IndexOfAny(['e', 'E']);
        var mantissa = e < 0 ? text : text.Substring(0, e);
        var exponent = e < 0 ? 0 : ParseExponent(text.Substring(e + 1));
        var point = mantissa.IndexOf('.');
        if (point >= 0)
        {
            exponent -= mantissa.Length - point - 1;
            mantissa = mantissa.Remove(point, 1);
        }

        mantissa = mantissa.TrimStart('0');
        if (mantissa.Length == 0 || exponent + mantissa.Length < -400)
            return 0;
        if (exponent + mantissa.Length > 400)
            return double.PositiveInfinity;
        var digits = BigInteger.Parse(mantissa, NumberStyles.None, CultureInfo.InvariantCulture);
        return exponent >= 0
            ? Numbers.Ratio(digits * BigInteger.Pow(10, (int)exponent), BigInteger.One)
            : Numbers.Ratio(digits, BigInteger.Pow(10, (int)-exponent));
    }

    /// <summary>The value of a digit or letter up to z; more than any radix for other characters.</summary>
    public static int DigitOf(char c) =>
        c switch
        {
            >= '0' and <= '9' => c - '0',
            >= 'a' and <= 'z' => c - 'a' + 10,
            >= 'A' and <= 'Z' => c - 'A' + 10,
            _ => int.MaxValue,
        };

    /// <summary>The radix for a letter after a zero, or 0.</summary>
    public static int Radix(char letter) =>
        letter switch
        {
            'x' or 'X' => 16,
            'o' or 'O' => 8,
            'b' or 'B' => 2,
            _ => 0,
        };

    // With more than nine digits, only the sign matters.
    private static long ParseExponent(string digits)
    {
        var negative = digits[0] == '-';
        var absolute = digits.TrimStart('+', '-', '0');
        var value =
            absolute.Length == 0 ? 0
            : absolute.Length > 9 ? 1_000_000_000
            : long.Parse(absolute, NumberStyles.None, CultureInfo.InvariantCulture);
        return negative ? -value : value;
    }

    private static int ExponentEnd(string text, int at)
    {
        if (At(text, at) is not ('e' or 'E'))
            return 0;
        var start = At(text, at + 1) is '+' or '-' ? at + 2 : at + 1;
        var end = DigitsEnd(text, start);
        return end > start ? end : 0;
    }

    private static int DigitsEnd(string text, int start)
    {
        var end = start;
        while (IsDigit(At(text, end)) || (end > start && At(text, end) == '_' && IsDigit(At(text, end + 1))))
            end++;
        return end;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static char At(string text, int position) => position < text.Length ? text[position] : '\0';
}
