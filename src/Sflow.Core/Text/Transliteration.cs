using System.Globalization;
using System.Text;

namespace Sflow.Text;

/// <summary>Writes letters with accents as those of ASCII, so that a name made of them stays readable.</summary>
internal static class Transliteration
{
    private static readonly Dictionary<char, string> Letters = new()
    {
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['Æ'] = "AE",
        ['œ'] = "oe",
        ['Œ'] = "OE",
        ['ø'] = "o",
        ['Ø'] = "O",
        ['ł'] = "l",
        ['Ł'] = "L",
        ['đ'] = "d",
        ['Đ'] = "D",
        ['ı'] = "i",
        ['µ'] = "u",
    };

    /// <summary>The text with each such letter replaced. Other characters stay.</summary>
    public static string ToAscii(string text)
    {
        if (text.All(c => c < 128))
            return text;
        var result = new StringBuilder(text.Length);
        foreach (var c in Decomposed(text))
        {
            if (Letters.TryGetValue(c, out var letters))
                result.Append(letters);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                result.Append(c);
        }

        return result.ToString();
    }

    private static string Decomposed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormD);
        }
        catch (ArgumentException)
        {
            return text; // half of a surrogate pair
        }
    }
}
