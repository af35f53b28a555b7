using System.Globalization;
using System.Text;

namespace Sflow.Diagnostics;

/// <summary>Makes a text from a user's file fit for one line of a message: no control or direction character gets through, and it has an end.</summary>
public static class Quote
{
    private const int LongestText = 120;

    /// <summary>The text between single quotes, shortened to 120 characters, control and format characters as <c>\u….</c></summary>
    public static string Text(string text) => "'" + Plain(text) + "'";

    /// <summary>The same without quotes, for a value that shows its own.</summary>
    public static string Plain(string text) => text.Length > LongestText ? Visible(text.Substring(0, LongestText)) + '…' : Visible(text);

    /// <summary>The whole text with control and format characters made visible: for a sentence that holds a user's text.</summary>
    public static string Visible(string text)
    {
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

    private static bool IsUnsafe(char c) => char.GetUnicodeCategory(c) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse;
}
