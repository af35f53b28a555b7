using System.Numerics;

namespace Sflow.Expressions;

/// <summary>Reads numbers from strings as Python's <c>int()</c> and <c>float()</c> do.</summary>
internal static class PythonNumbers
{
    /// <summary>The integer in a string, or null. Spaces around it, a sign, and underscores between digits are allowed.</summary>
    /// <param name="text">The string.</param>
    /// <param name="radix">2 to 36, or 0 to use the prefix.</param>
    public static BigInteger? ParseInteger(string text, int radix)
    {
        var (sign, rest) = SignAndRest(text);
        var prefix = rest.Length > 2 && rest[0] == '0' ? NumberLiteral.Radix(rest[1]) : 0;
        if (prefix != 0 && (radix == 0 || radix == prefix))
            (radix, rest) = (prefix, rest.Substring(rest[2] == '_' ? 3 : 2));
        else if (radix == 0)
            radix = rest.Length > 1 && rest[0] == '0' && rest.Any(c => c is not ('0' or '_')) ? -1 : 10;
        var digits = WithoutUnderscores(rest);
        if (digits is null || digits.Length > NumberLiteral.LongestInteger || digits.Any(c => NumberLiteral.DigitOf(c) >= radix))
            return null;
        var value =
            radix == 10
                ? BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture)
                : NumberLiteral.ToInteger(digits, 0, radix);
        return sign * value;
    }

    /// <summary>The float in a string, or null.</summary>
    public static double? ParseFloat(string text)
    {
        var (sign, rest) = SignAndRest(text);
        switch (rest.ToLowerInvariant())
        {
            case "inf" or "infinity":
                return sign * double.PositiveInfinity;
            case "nan":
                return double.NaN;
        }

        var exponentAt = rest.IndexOfAny(['e', 'E']);
        var mantissa = exponentAt < 0 ? rest : rest.Substring(0, exponentAt);
        var parts = mantissa.Split('.');
        if (parts.Length > 2 || parts.All(part => part.Length == 0) || rest.Length > NumberLiteral.LongestInteger)
            return null;
        var numbers = parts.Select(part => part.Length == 0 ? "" : WithoutUnderscores(part)).ToList();
        if (numbers.Any(number => number is null || !number.All(IsDigit)))
            return null;
        var literal = string.Join(".", numbers);
        if (exponentAt >= 0)
        {
            var exponent = rest.Substring(exponentAt + 1);
            var digits = WithoutUnderscores(StartsWithSign(exponent) ? exponent.Substring(1) : exponent);
            if (digits is null || !digits.All(IsDigit))
                return null;
            literal += "e" + (exponent[0] == '-' ? "-" : "") + digits;
        }

        return sign * NumberLiteral.ToFloat(literal);
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static (int Sign, string Digits) SignAndRest(string text)
    {
        var trimmed = new string([.. PythonText.Strip(text, null, true, true).Select(ToAscii)]);
        return StartsWithSign(trimmed) ? (trimmed[0] == '-' ? -1 : 1, trimmed.Substring(1)) : (1, trimmed);
    }

    private static bool StartsWithSign(string text) => text.Length > 0 && (text[0] is '+' or '-');

    // Digits of other scripts count as digits.
    private static char ToAscii(char c)
    {
        var digit = c < 128 ? -1 : CharUnicodeInfo.GetDecimalDigitValue(c);
        return digit < 0 ? c : (char)('0' + digit);
    }

    // Null if there are no digits, or if an underscore is not between two digits.
    private static string? WithoutUnderscores(string digits) =>
        digits.Length == 0 || digits[0] == '_' || digits[digits.Length - 1] == '_' || digits.Contains("__")
            ? null
            : digits.Replace("_", "");
}
