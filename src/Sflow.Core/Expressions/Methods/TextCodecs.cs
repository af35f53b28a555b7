namespace Sflow.Expressions;

/// <summary>Python's string encodings, limited to those that may occur in a configuration.</summary>
internal static class TextCodecs
{
    /// <summary>Encodes a string.</summary>
    /// <param name="text">The string.</param>
    /// <param name="name">Python's name for the encoding.</param>
    /// <param name="errors">
    /// The handling of a character that the encoding doesn't have: <c>strict</c>, <c>ignore</c>, <c>replace</c>,
    /// <c>backslashreplace</c> or <c>xmlcharrefreplace</c>.
    /// </param>
    /// <param name="evaluation">Receives the errors.</param>
    public static byte[] Encode(string text, string name, string errors, Evaluation evaluation)
    {
        var (encoding, highest) = Find(name, evaluation);
        if (highest < char.MaxValue)
            text = WithinRange(text, highest, name, errors, evaluation);
        evaluation.ChargeText(text.Length);
        byte[] bytes = encoding.GetBytes(text),
            mark = Normal(name) is "utf16" or "utf32" or "utf8sig" ? encoding.GetPreamble() : [];
        return [.. mark, .. bytes];
    }

    /// <summary>Decodes bytes.</summary>
    public static string Decode(byte[] bytes, string name, string errors, Evaluation evaluation)
    {
        var (encoding, highest) = Find(name, evaluation);
        evaluation.ChargeText(bytes.Length);
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = errors switch
        {
            "strict" => DecoderFallback.ExceptionFallback,
            "ignore" => new DecoderReplacementFallback(""),
            "replace" => new DecoderReplacementFallback("\ufffd"),
            _ => throw UnknownErrors(errors, evaluation),
        };
        try
        {
            var mark = Normal(name) is "utf16" or "utf32" or "utf8sig" ? encoding.GetPreamble() : [];
            var start = mark.Length > 0 && bytes.AsSpan().StartsWith(mark) ? mark.Length : 0;
            return strict.GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException)
        {
            throw evaluation.Failure($"these bytes are not valid {name}{(highest < 128 ? ", which has codes up to 127" : "")}");
        }
    }

    private static (Encoding Encoding, int Highest) Find(string name, Evaluation evaluation) =>
        Normal(name) switch
        {
            "utf8" or "u8" or "utf" => (new UTF8Encoding(false), char.MaxValue),
            "utf8sig" => (new UTF8Encoding(true), char.MaxValue),
            "ascii" or "usascii" or "646" => (Encoding.ASCII, 127),
            "latin1" or "iso88591" or "l1" or "latin" => (Encoding.GetEncoding("iso-8859-1"), 255),
            "utf16" or "u16" => (new UnicodeEncoding(false, true), char.MaxValue),
            "utf16le" => (new UnicodeEncoding(false, false), char.MaxValue),
            "utf16be" => (new UnicodeEncoding(true, false), char.MaxValue),
            "utf32" or "u32" => (new UTF32Encoding(false, true), char.MaxValue),
            "utf32le" => (new UTF32Encoding(false, false), char.MaxValue),
            "utf32be" => (new UTF32Encoding(true, false), char.MaxValue),
            _ => throw evaluation.Failure(
                $"the encoding {Diagnostics.Quote.Text(name)} is not known; write utf-8, utf-16, utf-32, latin-1 or ascii"
            ),
        };

    private static string Normal(string name) => name.ToLowerInvariant().Replace("-", "").Replace("_", "").Replace(" ", "");

    private static string WithinRange(string text, int highest, string name, string errors, Evaluation evaluation)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] <= highest)
            {
                result.Append(text[i]);
                continue;
            }

            var isPair = char.IsSurrogatePair(text, i);
            var code = isPair ? char.ConvertToUtf32(text, i++) : text[i];
            result.Append(
                errors switch
                {
                    "strict" => throw evaluation.Failure($"the string has a character that {name} does not have"),
                    "ignore" => "",
                    "replace" => "?",
                    "backslashreplace" => TextRepr.Ascii(char.ConvertFromUtf32(code)),
                    "xmlcharrefreplace" => $"&#{code};",
                    _ => throw UnknownErrors(errors, evaluation),
                }
            );
        }

        return result.ToString();
    }

    private static EvaluationFailure UnknownErrors(string errors, Evaluation evaluation) =>
        evaluation.Failure($"{Diagnostics.Quote.Text(errors)} is not an error handler; write strict, ignore or replace");
}
