namespace Sflow.Expressions;

/// <summary>Prints strings as Python's <c>repr()</c> does: in quotes, with escapes for invisible characters.</summary>
internal static class TextRepr
{
    public static void Append(RuntimeTextBuilder builder, TextValue text)
    {
        var quote = QuoteFor(text.Value);
        builder.Append(quote).Append(Escape(text.Value, quote)).Append(quote);
    }

    public static void Append(RuntimeTextBuilder builder, RuntimeText text)
    {
        var quote = QuoteFor(string.Concat(text.Parts.Select(part => part.Literal)));
        builder.Append(quote);
        foreach (var part in text.Parts)
        {
            if (part.Reference is { } reference)
                builder.Append(reference);
            else
                builder.Append(Escape(part.Literal!, quote));
        }

        builder.Append(quote);
    }

    public static string OfBytes(byte[] bytes)
    {
        var text = string.Concat(bytes.Select(b => (char)b));
        var quote = QuoteFor(text);
        var result = new StringBuilder("b").Append(quote);
        foreach (var c in text)
            result.Append(c < 128 ? Escape(c.ToString(), quote) : Hex("\\x", c, 2));
        return result.Append(quote).ToString();
    }

    /// <summary>A printed string with all non-ASCII characters escaped, like Python's <c>ascii()</c>.</summary>
    public static string Ascii(string printed)
    {
        var result = new StringBuilder(printed.Length);
        for (var i = 0; i < printed.Length; i++)
        {
            var c = printed[i];
            if (c < 128)
                result.Append(c);
            else if (char.IsSurrogatePair(printed, i))
                result.Append(Hex("\\U", char.ConvertToUtf32(printed, i++), 8));
            else
                result.Append(c < 256 ? Hex("\\x", c, 2) : Hex("\\u", c, 4));
        }

        return result.ToString();
    }

    /// <summary>True if every character is printed unchanged.</summary>
    public static bool IsPrintable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != ' ' && !IsPrintable(CharUnicodeInfo.GetUnicodeCategory(text, i)))
                return false;
            if (char.IsSurrogatePair(text, i))
                i++;
        }

        return true;
    }

    private static char QuoteFor(string text) => text.IndexOf('\'') >= 0 && text.IndexOf('"') < 0 ? '"' : '\'';

    private static string Escape(string text, char quote)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == quote || c == '\\')
                result.Append('\\').Append(c);
            else if (c is >= ' ' and < (char)127)
                result.Append(c);
            else if (c == '\n')
                result.Append("\\n");
            else if (c == '\r')
                result.Append("\\r");
            else if (c == '\t')
                result.Append("\\t");
            else if (char.IsSurrogatePair(text, i))
                AppendPair(result, text, i++);
            else if (IsPrintable(CharUnicodeInfo.GetUnicodeCategory(c)))
                result.Append(c);
            else
                result.Append(c < 256 ? Hex("\\x", c, 2) : Hex("\\u", c, 4));
        }

        return result.ToString();
    }

    private static void AppendPair(StringBuilder result, string text, int at)
    {
        if (IsPrintable(CharUnicodeInfo.GetUnicodeCategory(text, at)))
            result.Append(text, at, 2);
        else
            result.Append(Hex("\\U", char.ConvertToUtf32(text, at), 8));
    }

    private static bool IsPrintable(UnicodeCategory category) =>
        category
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.SpaceSeparator
            );

    private static string Hex(string prefix, int code, int digits) => prefix + code.ToString("x" + digits, CultureInfo.InvariantCulture);
}
