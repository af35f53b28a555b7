using System.Numerics;
using Sflow.Expressions;

namespace Sflow.Syntax;

/// <summary>
/// Resolves a scalar without quotes and without a tag: YAML 1.1 (https://yaml.org/type/) in the formats that PyYAML's SafeLoader
/// recognizes, except that base-60 numbers such as <c>12:30:00</c> are strings.
/// </summary>
internal static class ScalarResolver
{
    // Python has the same limit for integers. The time to convert digits to a number grows with the square of their count.
    private const int MostDigits = 4300;

    /// <summary>The value, or null when the scalar has the format of a date that does not exist.</summary>
    public static ExprValue? Resolve(string text)
    {
        if (text.Length == 0)
            return NoneValue.Instance;
        return text[0] switch
        {
            >= '0' and <= '9' => TimestampReader.HasForm(text) ? TimestampReader.Read(text) : Number(text),
            '+' or '-' or '.' => Number(text),
            '~' or 'n' or 'N' or 'y' or 'Y' or 't' or 'T' or 'f' or 'F' or 'o' or 'O' => Word(text) ?? new TextValue(text),
            _ => new TextValue(text),
        };
    }

    /// <summary>Null, true or false when the scalar is one of their names; otherwise null.</summary>
    public static ExprValue? Word(string text) =>
        text switch
        {
            "~" or "null" or "Null" or "NULL" => NoneValue.Instance,
            "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" => BoolValue.True,
            "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" => BoolValue.False,
            _ => null,
        };

    private static ExprValue Number(string text) => Integer(text) ?? Float(text) ?? new TextValue(text);

    /// <summary>An integer in YAML 1.1's decimal, octal (<c>010</c>), hexadecimal or binary format, or null.</summary>
    public static ExprValue? Integer(string text)
    {
        var signed = text[0] is '+' or '-';
        var digits = (signed ? text.Substring(1) : text).Replace("_", "");
        var first = signed ? 1 : 0;
        if (first == text.Length || text[first] is < '0' or > '9')
            return null;
        BigInteger? magnitude;
        if (digits is "0")
            magnitude = BigInteger.Zero;
        else if (StartsWith(text, first, "0b"))
            magnitude = Parse(digits, 2, 2);
        else if (StartsWith(text, first, "0x"))
            magnitude = Parse(digits, 2, 16);
        else
            magnitude = digits[0] == '0' ? Parse(digits, 1, 8) : Parse(digits, 0, 10);
        return magnitude is { } value ? new IntValue(text[0] == '-' ? -value : value) : null;
    }

    /// <summary>A float in YAML 1.1's format, or null. A point is required, and an exponent needs a sign.</summary>
    public static ExprValue? Float(string text)
    {
        switch (text)
        {
            case ".nan" or ".NaN" or ".NAN":
                return new FloatValue(double.NaN);
            case ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF":
                return new FloatValue(double.PositiveInfinity);
            case "-.inf" or "-.Inf" or "-.INF":
                return new FloatValue(double.NegativeInfinity);
        }

        return HasFloatForm(text) && TryParseFloat(text, out var number) ? new FloatValue(number) : null;
    }

    internal static bool TryParseFloat(string text, out double number) =>
        double.TryParse(text.Replace("_", ""), NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    // [-+]?[0-9][0-9_]*\.[0-9_]*([eE][-+][0-9]+)?  or, without a sign,  \.[0-9][0-9_]*([eE][-+][0-9]+)?
    private static bool HasFloatForm(string text)
    {
        var at = text[0] is '+' or '-' ? 1 : 0;
        if (at < text.Length && text[at] == '.')
        {
            if (at == 1 || text.Length < 2 || text[1] is < '0' or > '9')
                return false;
        }
        else
        {
            if (at == text.Length || text[at] is < '0' or > '9')
                return false;
            at = SkipDigits(text, at, orUnderscore: true);
            if (at == text.Length || text[at] != '.')
                return false;
        }

        at = SkipDigits(text, at + 1, orUnderscore: true);
        if (at == text.Length)
            return true;
        if (text[at] is not ('e' or 'E') || at + 2 >= text.Length || text[at + 1] is not ('+' or '-'))
            return false;
        return SkipDigits(text, at + 2, orUnderscore: false) == text.Length;
    }

    private static int SkipDigits(string text, int at, bool orUnderscore)
    {
        while (at < text.Length && (text[at] is >= '0' and <= '9' || (orUnderscore && text[at] == '_')))
            at++;
        return at;
    }

    private static bool StartsWith(string text, int at, string what) => string.CompareOrdinal(text, at, what, 0, what.Length) == 0;

    private static BigInteger? Parse(string digits, int start, int radix)
    {
        if (start == digits.Length || digits.Length > MostDigits)
            return null;
        for (var i = start; i < digits.Length; i++)
        {
            if (DigitOf(digits[i]) >= radix)
                return null;
        }

        if (radix == 10)
            return BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        var value = BigInteger.Zero;
        for (var i = start; i < digits.Length; i++)
            value = (value * radix) + DigitOf(digits[i]);
        return value;
    }

    private static int DigitOf(char c) =>
        c switch
        {
            >= '0' and <= '9' => c - '0',
            >= 'a' and <= 'f' => c - 'a' + 10,
            >= 'A' and <= 'F' => c - 'A' + 10,
            _ => int.MaxValue,
        };
}
