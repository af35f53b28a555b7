using System.Numerics;

namespace Sflow.Expressions;

/// <summary>Formats values as <c>str.format</c> does.</summary>
internal static class NumberFormat
{
    private const int MostDecimals = 1000;

    /// <summary>The formatted value; an error if the format does not apply to the value.</summary>
    public static string Format(ExprValue value, string text, Evaluation evaluation)
    {
        if (text.Length == 0)
            return KnownText.Of(value, evaluation).Value;
        evaluation.Known(value);
        if (value is DateValue or DateTimeValue)
            return DateMethods.Format(value, text, evaluation);
        var spec = FormatSpec.Parse(text, evaluation);
        evaluation.ChargeText(spec.Width);
        return value switch
        {
            TextValue plain => FormatText(plain.Value, spec, evaluation),
            FloatValue number => FormatFloat(number.Value, spec, evaluation),
            _ when Numbers.TryInteger(value, out var number) => FormatInteger(number, spec, evaluation),
            _ => throw evaluation.Failure($"{Describe.Value(value)} can't be formatted as {Quote.Text(text)}"),
        };
    }

    /// <summary>
    /// A float's absolute value: with <c>e</c>, an exponent; with <c>f</c>, decimals; with <c>g</c>, the shorter of both.
    /// </summary>
    /// <param name="value">The number.</param>
    /// <param name="type">The type letter; a capital letter gives capitals.</param>
    /// <param name="precision">The number of digits, or -1 for six.</param>
    /// <param name="alternate">True to keep the point and trailing zeros.</param>
    /// <param name="evaluation">Receives the errors.</param>
    public static string Absolute(double value, char type, int precision, bool alternate, Evaluation evaluation)
    {
        CheckDecimals(precision, evaluation);
        value = Math.Abs(value);
        var digits = precision < 0 ? 6 : precision;
        var lower = char.ToLowerInvariant(type);
        var text =
            !Numbers.IsFinite(value) ? FloatText.NotFinite(value)
            : lower == 'f' ? FloatText.Fixed(value, digits) + (alternate && digits == 0 ? "." : "")
            : lower == 'e' ? Exponential(value, digits, alternate)
            : General(value, Math.Max(digits, 1), Math.Max(digits, 1), alternate);
        return type == lower ? text : text.ToUpperInvariant();
    }

    /// <summary>An integer's absolute value in radix 2, 8, 10 or 16.</summary>
    public static string Digits(BigInteger value, char type)
    {
        value = BigInteger.Abs(value);
        if (type is not ('b' or 'o' or 'x' or 'X'))
            return value.ToString(CultureInfo.InvariantCulture);
        var bits =
            type == 'b' ? 1
            : type == 'o' ? 3
            : 4;
        var result = new StringBuilder();
        for (; !value.IsZero || result.Length == 0; value >>= bits)
            result.Insert(0, "0123456789abcdef"[(int)(value & ((1 << bits) - 1))]);
        return type == 'X' ? result.ToString().ToUpperInvariant() : result.ToString();
    }

    private static string FormatText(string text, FormatSpec spec, Evaluation evaluation)
    {
        if (
            spec.Type is not ('\0' or 's')
            || spec.Sign != '\0'
            || spec.NoNegativeZero
            || spec.Alternate
            || spec.Grouping != '\0'
            || (spec.Align == '=' && spec.Fill != "0")
        )
            throw evaluation.Failure($"the string {Quote.Text(text)} can't be formatted as a number; convert it with |int or |float");
        var points = new CodePoints(text);
        var shown = spec.Precision >= 0 && spec.Precision < points.Count ? points.Substring(0, spec.Precision) : text;
        return (spec.Align == '=' ? spec with { Align = '<' } : spec).Pad("", shown, '<');
    }

    private static string FormatInteger(BigInteger value, FormatSpec spec, Evaluation evaluation)
    {
        if (spec.Type is 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or '%')
            return FormatFloat(Arithmetic.ToDouble(new IntValue(value), evaluation), spec, evaluation);
        if (spec.Precision >= 0 || spec.NoNegativeZero || spec.Type is not ('\0' or 'd' or 'n' or 'b' or 'o' or 'x' or 'X' or 'c'))
            throw evaluation.Failure("an integer can't be printed in this form");
        if (spec.Type == 'c')
            return spec.Pad("", Character(value, evaluation), '<');
        var sign = SignOf(value.Sign < 0, spec) + (spec.Alternate && (spec.Type is 'b' or 'o' or 'x' or 'X') ? "0" + spec.Type : "");
        var size = spec.Type is '\0' or 'd' or 'n' ? 3 : 4;
        return spec.Pad(sign, spec.Group(Digits(value, spec.Type), "", size, sign.Length), '>');
    }

    /// <summary>The character with a code.</summary>
    public static string Character(BigInteger code, Evaluation evaluation)
    {
        if (code.Sign < 0 || code > 0x10FFFF)
            throw evaluation.Failure("there is no character with this code");
        return code < 0x10000 ? ((char)(int)code).ToString() : char.ConvertFromUtf32((int)code);
    }

    private static string FormatFloat(double value, FormatSpec spec, Evaluation evaluation)
    {
        if (spec.Type is not ('\0' or 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or 'n' or '%'))
            throw evaluation.Failure("a float can't be printed in this form; convert it with |int");
        var text = spec.Type switch
        {
            '\0' => Shown(Math.Abs(value), spec, evaluation),
            'n' => Absolute(value, 'g', spec.Precision, spec.Alternate, evaluation),
            '%' => Absolute(value * 100, 'f', spec.Precision, spec.Alternate, evaluation) + "%",
            _ => Absolute(value, spec.Type, spec.Precision, spec.Alternate, evaluation),
        };
        var isZero = spec.NoNegativeZero && text.All(c => c is not (>= '1' and <= '9' or 'n'));
        var sign = SignOf(FloatText.IsNegative(value) && !double.IsNaN(value) && !isZero, spec);
        var whole = 0;
        while (whole < text.Length && text[whole] is >= '0' and <= '9')
            whole++;
        return spec.Pad(sign, spec.Group(text.Substring(0, whole), text.Substring(whole), 3, sign.Length), '>');
    }

    private static string SignOf(bool negative, FormatSpec spec) =>
        negative ? "-"
        : spec.Sign is '+' or ' ' ? spec.Sign.ToString()
        : "";

    private static void CheckDecimals(int precision, Evaluation evaluation)
    {
        if (precision > MostDecimals)
            throw evaluation.Failure($"a number can be printed with {MostDecimals} decimals at most");
    }

    // Without a type letter, a float is as short as with 'g' but always recognizable as a float, which may need one more digit.
    private static string Shown(double value, FormatSpec spec, Evaluation evaluation)
    {
        CheckDecimals(spec.Precision, evaluation);
        if (!Numbers.IsFinite(value))
            return FloatText.NotFinite(value);
        var precision = Math.Max(spec.Precision, 1);
        var text = spec.Precision < 0 ? FloatText.Repr(value) : General(value, precision, precision - 1, spec.Alternate);
        if (text.IndexOf('.') >= 0)
            return text;
        return text.IndexOf('e') < 0 ? text + ".0"
            : spec.Alternate ? text.Replace("e", ".e")
            : text;
    }

    private static string Exponential(double value, int decimals, bool alternate)
    {
        var (digits, exponent) = FloatText.Significant(value, decimals + 1);
        return FloatText.WithExponent(digits, exponent, 'e', alternate);
    }

    private static string General(double value, int precision, int limit, bool alternate)
    {
        var (digits, exponent) = FloatText.Significant(value, precision);
        var isFixed = exponent >= -4 && exponent < limit;
        if (!alternate)
            digits = digits.TrimEnd('0') is { Length: > 0 } trimmed ? trimmed : "0";
        if (!isFixed)
            return FloatText.WithExponent(digits, exponent, 'e', alternate);
        if (exponent < 0)
            return "0." + new string('0', -exponent - 1) + digits;
        digits = digits.PadRight(exponent + 1, '0');
        var decimals = digits.Substring(exponent + 1);
        return digits.Substring(0, exponent + 1) + (decimals.Length > 0 || alternate ? "." + decimals : "");
    }
}
