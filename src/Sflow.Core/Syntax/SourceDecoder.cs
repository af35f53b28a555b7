namespace Sflow.Syntax;

/// <summary>Decodes a file's bytes as UTF-8, with or without a byte-order mark.</summary>
public static class SourceDecoder
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file, or null after an error at the first invalid byte was reported.</summary>
    /// <param name="path">The path as the user gave it.</param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="diagnostics">Receives the error.</param>
    /// <param name="limit">The maximum size of a file, in bytes.</param>
    public static SourceText? Decode(string path, byte[] bytes, DiagnosticBag diagnostics, int limit = YamlLimits.FileBytes)
    {
        if (bytes.Length > limit)
        {
            diagnostics.Add(Catalogue.FileTooLarge(TextLocation.OfFile(path), limit / (1024 * 1024)));
            return null;
        }

        if (LooksLikeUtf16(bytes))
        {
            diagnostics.Add(Catalogue.FileIsUtf16(TextLocation.OfFile(path)));
            return null;
        }

        var start = bytes.Length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0;
        try
        {
            return new SourceText(path, Strict.GetString(bytes, start, bytes.Length - start));
        }
        catch (DecoderFallbackException)
        {
            var valid = LengthOfValidStart(bytes, start);
            var before = new SourceText(path, Strict.GetString(bytes, start, valid));
            diagnostics.Add(
                Catalogue.FileIsNotUtf8(new TextLocation(before, new TextSpan(before.Content.Length, 0)), bytes[start + valid])
            );
            return null;
        }
    }

    // A UTF-16 byte-order mark, or a zero in one of the first two bytes: no UTF-8 file with YAML starts with these.
    private static bool LooksLikeUtf16(byte[] bytes) =>
        bytes.Length >= 2
        && ((bytes[0] == 0xFE && bytes[1] == 0xFF) || (bytes[0] == 0xFF && bytes[1] == 0xFE) || ((bytes[0] == 0) != (bytes[1] == 0)));

    private static int LengthOfValidStart(byte[] bytes, int start)
    {
        var position = start;
        while (position < bytes.Length)
        {
            var length = SequenceLength(bytes, position);
            if (length == 0)
                break;
            position += length;
        }

        return position - start;
    }

    // The sequences that RFC 3629, section 4, allows; 0 for any other.
    private static int SequenceLength(byte[] bytes, int at)
    {
        bool Continues(int offset, int low = 0x80, int high = 0xBF) =>
            at + offset < bytes.Length && bytes[at + offset] >= low && bytes[at + offset] <= high;
        return bytes[at] switch
        {
            <= 0x7F => 1,
            >= 0xC2 and <= 0xDF => Continues(1) ? 2 : 0,
            0xE0 => Continues(1, 0xA0) && Continues(2) ? 3 : 0,
            0xED => Continues(1, high: 0x9F) && Continues(2) ? 3 : 0,
            >= 0xE1 and <= 0xEF => Continues(1) && Continues(2) ? 3 : 0,
            0xF0 => Continues(1, 0x90) && Continues(2) && Continues(3) ? 4 : 0,
            0xF4 => Continues(1, high: 0x8F) && Continues(2) && Continues(3) ? 4 : 0,
            >= 0xF1 and <= 0xF3 => Continues(1) && Continues(2) && Continues(3) ? 4 : 0,
            _ => 0,
        };
    }
}
