namespace Sflow.Expressions;

/// <summary>
/// Operations of Python's strings that .NET lacks or does differently: full case mappings, Unicode white space and line breaks.
/// </summary>
internal static class PythonText
{
    // Capitals of more than one character, and capitals that .NET's invariant mapping lacks.
    private static readonly Dictionary<char, string> Capitals = new()
    {
        ['ß'] = "SS",
        ['ŉ'] = "ʼN",
        ['ǰ'] = "J̌",
        ['ı'] = "I",
        ['ſ'] = "S",
        ['և'] = "ԵՒ",
        ['ẖ'] = "H̱",
        ['ẗ'] = "T̈",
        ['ẘ'] = "W̊",
        ['ẙ'] = "Y̊",
        ['ẚ'] = "Aʾ",
        ['ﬀ'] = "FF",
        ['ﬁ'] = "FI",
        ['ﬂ'] = "FL",
        ['ﬃ'] = "FFI",
        ['ﬄ'] = "FFL",
        ['ﬅ'] = "ST",
        ['ﬆ'] = "ST",
    };

    public static string Upper(string text)
    {
        var upper = text.ToUpperInvariant();
        return upper.Any(Capitals.ContainsKey)
            ? string.Concat(upper.Select(c => Capitals.TryGetValue(c, out var capital) ? capital : c.ToString()))
            : upper;
    }

    public static string Lower(string text)
    {
        var lower = text.ToLowerInvariant().Replace("İ", "i̇");
        if (text.IndexOf('Σ') < 0)
            return lower;
        // The lowercase of a capital sigma is different at the end of a word.
        var result = new StringBuilder(lower);
        for (var i = 0; i < result.Length; i++)
        {
            var isLast = i > 0 && char.IsLetter(result[i - 1]) && (i + 1 == result.Length || !char.IsLetter(result[i + 1]));
            if (i < text.Length && text[i] == 'Σ' && isLast)
                result[i] = 'ς';
        }

        return result.ToString();
    }

    public static string CaseFold(string text) =>
        string.Concat(
            Lower(text)
                .Select(c =>
                    c == 'ς' ? "σ"
                    : c == 'ſ' ? "s"
                    : c != 'ı' && Capitals.TryGetValue(c, out var capital) ? Lower(capital)
                    : c.ToString()
                )
        );

    public static string Capitalize(string text) =>
        text.Length == 0 ? text : TitleLetter(First(text)) + Lower(text.Substring(First(text).Length));

    /// <summary>Python's <c>str.title</c>: a capital for every letter that does not follow a letter.</summary>
    public static string Title(string text)
    {
        var result = new StringBuilder(text.Length);
        var inWord = false;
        foreach (var c in text)
        {
            var isCased = char.IsUpper(c) || char.IsLower(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.TitlecaseLetter;
            result.Append(
                !isCased ? c.ToString()
                : inWord ? Lower(c.ToString())
                : TitleLetter(c.ToString())
            );
            inWord = isCased;
        }

        return result.ToString();
    }

    public static string SwapCase(string text) =>
        string.Concat(
            text.Select(c =>
                char.IsUpper(c) ? Lower(c.ToString())
                : char.IsLower(c) ? Upper(c.ToString())
                : c.ToString()
            )
        );

    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is >= '\x1c' and <= '\x1f';

    /// <summary>The string without certain characters, or white space, at its ends.</summary>
    public static string Strip(string text, string? characters, bool left, bool right)
    {
        bool Goes(char c) => characters is null ? IsSpace(c) : characters.IndexOf(c) >= 0;
        var start = 0;
        var end = text.Length;
        while (left && start < end && Goes(text[start]))
            start++;
        while (right && end > start && Goes(text[end - 1]))
            end--;
        return text.Substring(start, end - start);
    }

    /// <summary>The lines without their line breaks; no empty line after the last line break.</summary>
    public static List<string> SplitLines(string text, bool keepEnds = false)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length; )
        {
            var end = start;
            while (end < text.Length && !IsLineEnd(text[end]))
                end++;
            var next =
                end == text.Length ? end
                : text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2
                : end + 1;
            lines.Add(text.Substring(start, (keepEnds ? next : end) - start));
            start = next;
        }

        return lines;
    }

    /// <summary>
    /// Replaces from the left, up to a number of times; a negative number means all. The empty string occurs between all
    /// characters.
    /// </summary>
    public static string Replace(string text, string old, string by, int count)
    {
        if (count < 0 && old.Length > 0)
            return text.Replace(old, by);
        var result = new StringBuilder();
        var at = 0;
        for (var done = 0; count < 0 || done < count; done++)
        {
            var found = old.Length == 0 ? at + (done == 0 ? 0 : 1) : text.IndexOf(old, at, StringComparison.Ordinal);
            if (found < 0 || found > text.Length)
                break;
            result.Append(text, at, found - at).Append(by);
            at = found + old.Length;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    public static int Count(string text, string wanted)
    {
        if (wanted.Length == 0)
            return CodePoints.Length(text) + 1;
        var count = 0;
        for (
            var at = text.IndexOf(wanted, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(wanted, at + wanted.Length, StringComparison.Ordinal)
        )
            count++;
        return count;
    }

    /// <summary>True when there is at least one letter and all letters have the same case.</summary>
    public static bool IsCase(string text, bool upper) =>
        text.Any(c => upper ? char.IsUpper(c) : char.IsLower(c)) && !text.Any(c => upper ? char.IsLower(c) : char.IsUpper(c));

    private static bool IsLineEnd(char c) => c is (>= '\n' and <= '\r') or (>= '\x1c' and <= '\x1e') or '\x85' or '\u2028' or '\u2029';

    private static string First(string text) => text.Substring(0, char.IsSurrogatePair(text, 0) ? 2 : 1);

    private static string TitleLetter(string letter)
    {
        var upper = Upper(letter);
        return upper.Length > letter.Length ? upper.Substring(0, 1) + Lower(upper.Substring(1)) : upper;
    }
}
