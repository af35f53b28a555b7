namespace Sflow.Diagnostics;

/// <summary>
/// Prepares a string from a user's file for one line of a message: it escapes control and direction characters and limits the
/// length.
/// </summary>
internal static class Quote
{
    private const int LongestText = 120;

    /// <summary>The string in single quotes, shortened to 120 characters, with control and format characters as <c>\u….</c></summary>
    public static string Text(string text) => "'" + Plain(text) + "'";

    /// <summary>The same without quotes, for a value that has its own quotes.</summary>
    public static string Plain(string text)
    {
        var shown = Password.Hide(text);
        return shown.Length > LongestText ? Visible(shown.Substring(0, LongestText)) + '…' : Visible(shown);
    }

    /// <summary>The name of a character that is invisible or easily overlooked.</summary>
    public static string Character(char character) =>
        character switch
        {
            ',' => "a comma",
            ':' => "a colon",
            '$' => "a dollar sign",
            '`' => "a backquote",
            '"' => "a double quote",
            '\\' => "a backslash",
            ' ' => "a space",
            < ' ' or '\x7f' => "a control character",
            _ => Text(character.ToString()),
        };

    /// <summary>
    /// The whole string with visible control and format characters and without passwords of URLs: for a sentence that contains a
    /// user's string.
    /// </summary>
    public static string Visible(string text)
    {
        text = Password.Hide(text);
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c == '\n')
                result.Append("\\n");
            else if (c == '\t')
                result.Append("\\t");
            else if (IsUnsafe(c))
                result.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                result.Append(c);
        }

        return result.ToString();
    }

    private static bool IsUnsafe(char c) =>
        char.GetUnicodeCategory(c)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse;
}
