namespace Sflow.Expressions;

/// <summary>Resolves the escapes in a quoted string, which are Python's.</summary>
internal static class StringLiteral
{
    // Python knows all Unicode names. These are the ones that people use because the characters are hard to type.
    private static readonly Dictionary<string, string> Characters = new()
    {
        ["BULLET"] = "\u2022",
        ["CHECK MARK"] = "\u2713",
        ["COPYRIGHT SIGN"] = "\u00a9",
        ["DEGREE SIGN"] = "\u00b0",
        ["ELLIPSIS"] = "\u2026",
        ["EM DASH"] = "\u2014",
        ["EN DASH"] = "\u2013",
        ["EURO SIGN"] = "\u20ac",
        ["GREEK SMALL LETTER MU"] = "\u03bc",
        ["HORIZONTAL ELLIPSIS"] = "\u2026",
        ["LEFT DOUBLE QUOTATION MARK"] = "\u201c",
        ["LEFT SINGLE QUOTATION MARK"] = "\u2018",
        ["LEFTWARDS ARROW"] = "\u2190",
        ["MICRO SIGN"] = "\u00b5",
        ["MIDDLE DOT"] = "\u00b7",
        ["MULTIPLICATION SIGN"] = "\u00d7",
        ["NO-BREAK SPACE"] = "\u00a0",
        ["PLUS-MINUS SIGN"] = "\u00b1",
        ["RIGHT DOUBLE QUOTATION MARK"] = "\u201d",
        ["RIGHT SINGLE QUOTATION MARK"] = "\u2019",
        ["RIGHTWARDS ARROW"] = "\u2192",
        ["SECTION SIGN"] = "\u00a7",
        ["SPACE"] = " ",
        ["ZERO WIDTH SPACE"] = "\u200b",
    };

    /// <summary>The value of the characters between two positions. An invalid escape stays unchanged, including its backslash.</summary>
    public static string Unescape(string text, int start, int end)
    {
        if (text.IndexOf('\\', start, end - start) < 0)
            return text.Substring(start, end - start);
        var result = new StringBuilder(end - start);
        var at = start;
        while (at < end)
        {
            if (text[at] == '\\')
                at = AppendEscape(result, text, at, end);
            else
                result.Append(text[at++]);
        }

        return result.ToString();
    }

    // Returns the position after the escape.
    private static int AppendEscape(StringBuilder result, string text, int at, int end)
    {
        var c = text[at + 1];
        var simple = "\\'\"abfnrtv".IndexOf(c);
        if (simple >= 0)
        {
            result.Append("\\'\"\a\b\f\n\r\t\v"[simple]);
            return at + 2;
        }

        switch (c)
        {
            case '\n':
                return at + 2;
            case '\r':
                return at + 2 < end && text[at + 2] == '\n' ? at + 3 : at + 2;
            case >= '0' and <= '7':
                return AppendOctal(result, text, at + 1, end);
            case 'x':
                return AppendHex(result, text, at, end, 2);
            case 'u':
                return AppendHex(result, text, at, end, 4);
            case 'U':
                return AppendHex(result, text, at, end, 8);
            case 'N':
                return AppendNamed(result, text, at, end);
            default:
                result.Append('\\').Append(c);
                return at + 2;
        }
    }

    private static int AppendOctal(StringBuilder result, string text, int at, int end)
    {
        var code = 0;
        var stop = at + 3;
        for (; at < end && at < stop && text[at] is >= '0' and <= '7'; at++)
            code = code * 8 + (text[at] - '0');
        result.Append((char)code);
        return at;
    }

    private static int AppendHex(StringBuilder result, string text, int at, int end, int digits)
    {
        var behind = at + 2 + digits;
        var isComplete = behind <= end;
        long code = 0;
        for (var i = at + 2; isComplete && i < behind; i++)
        {
            var digit = NumberLiteral.DigitOf(text[i]);
            isComplete = digit < 16;
            code = code * 16 + (isComplete ? digit : 0);
        }

        if (!isComplete || code > 0x10FFFF)
            throw new ExpressionSyntaxException(
                new TextSpan(at, 2),
                $"\\{text[at + 1]} needs {digits} hexadecimal digits of a character; write \\\\ for a backslash"
            );
        if (code < 0x10000)
            result.Append((char)code);
        else
            result.Append(char.ConvertFromUtf32((int)code));
        return behind;
    }

    private static int AppendNamed(StringBuilder result, string text, int at, int end)
    {
        var close = at + 2 < end && text[at + 2] == '{' ? text.IndexOf('}', at, end - at) : -1;
        var name = close < 0 ? "" : text.Substring(at + 3, close - at - 3);
        if (!Characters.TryGetValue(name.ToUpperInvariant(), out var character))
            throw new ExpressionSyntaxException(
                new TextSpan(at, 2),
                $"the character name {Quote.Text(name)} is not known; write the character itself, or \\u and its four hexadecimal digits"
            );
        result.Append(character);
        return close + 1;
    }
}
