namespace Sflow.Cli.Output;

/// <summary>Makes a string safe for a terminal.</summary>
internal static class SafeText
{
    /// <summary>
    /// The string without characters that a terminal would obey: control characters and those that change the direction or the line.
    /// They become <c>\u001b</c> and the like; line ends and tabs stay.
    /// </summary>
    public static string Of(string text) => Escape(text, keepsLines: true);

    /// <summary>The same as one line: line ends become <c>\n</c>, tabs <c>\t</c>.</summary>
    public static string OneLine(string text) => Escape(text, keepsLines: false);

    private static string Escape(string text, bool keepsLines)
    {
        if (!text.Any(c => IsUnsafe(c, keepsLines)))
            return text;
        var result = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (!IsUnsafe(c, keepsLines))
                result.Append(c);
            else if (c == '\n')
                result.Append("\\n");
            else if (c == '\t')
                result.Append("\\t");
            else
                result.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        return result.ToString();
    }

    private static bool IsUnsafe(char c, bool keepsLines) =>
        c < ' ' || c is >= '\x7f' and <= '\x9f'
            ? !keepsLines || c is not ('\n' or '\t')
            : c is '\u061c' or >= '\u200e' and <= '\u200f' or >= '\u2028' and <= '\u202e' or >= '\u2066' and <= '\u2069' or '\ufeff';
}
