using System.Text.RegularExpressions;

namespace Sflow.Expressions;

/// <summary>Finds addresses in a string and turns them into links, like Jinja2's <c>urlize</c>.</summary>
/// <param name="attributes">The attributes that each link has after its address.</param>
/// <param name="trim">Shortens the address that is shown.</param>
/// <param name="schemes">Additional prefixes that make a word an address.</param>
internal sealed class UrlLinks(string attributes, Func<string, string> trim, IReadOnlyList<string> schemes)
{
    // No part of the pattern is ambiguous, so matching takes linear time.
    private static readonly Regex Address = new(
        @"^((https?://|www\.)(([\w%-]+\.)+)?([a-z]{2,63}|xn--[\w%]{2,59})|([\w%-]{2,63}\.)+(com|net|int|edu|gov|org|info|mil)"
            + @"|(https?://)(([\d]{1,3})(\.[\d]{1,3}){3}|(\[([\da-f]{0,4}:){2}([\da-f]{0,4}:?){1,6}])))(?::[\d]{1,5})?(?:[/?#]\S*)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    );

    private static readonly (string Open, string Close)[] Brackets = [("(", ")"), ("<", ">"), ("&lt;", "&gt;")];
    private static readonly string[] Opening = ["(", "<", "&lt;"];
    private static readonly string[] Closing = [")", ">", ".", ",", "\n", "&gt;"];

    /// <summary>The string with links; other characters are escaped for HTML.</summary>
    public string Apply(string escaped)
    {
        var result = new StringBuilder(escaped.Length);
        var at = 0;
        while (at < escaped.Length)
        {
            var isSpace = PythonText.IsSpace(escaped[at]);
            var end = at + 1;
            while (end < escaped.Length && PythonText.IsSpace(escaped[end]) == isSpace)
                end++;
            var word = escaped.Substring(at, end - at);
            result.Append(isSpace ? word : OfWord(word));
            at = end;
        }

        return result.ToString();
    }

    private string OfWord(string word)
    {
        var start = 0;
        while (Opening.FirstOrDefault(text => string.CompareOrdinal(word, start, text, 0, text.Length) == 0) is { } open)
            start += open.Length;
        var end = word.Length;
        while (
            Closing.FirstOrDefault(text =>
                end - text.Length >= start && string.CompareOrdinal(word, end - text.Length, text, 0, text.Length) == 0
            )
                is { } close
        )
            end -= close.Length;
        foreach (var (open, close) in Brackets)
            end = Balanced(word, start, end, open, close);
        return word.Substring(0, start) + Link(word.Substring(start, end - start)) + word.Substring(end);
    }

    // A closing bracket after an address belongs to it if the opening bracket does.
    private static int Balanced(string word, int start, int end, string open, string close)
    {
        var middle = word.Substring(start, end - start);
        var opened = PythonText.Count(middle, open);
        if (opened <= PythonText.Count(middle, close))
            return end;
        for (var i = 0; i < opened; i++)
        {
            var next = word.IndexOf(close, end, StringComparison.Ordinal);
            if (next < 0)
                break;
            end = next + close.Length;
        }

        return end;
    }

    private string Link(string word)
    {
        if (Address.IsMatch(word))
        {
            var hasScheme = word.StartsWith("https://", StringComparison.Ordinal) || word.StartsWith("http://", StringComparison.Ordinal);
            return $"<a href=\"{(hasScheme ? "" : "https://")}{word}\"{attributes}>{trim(word)}</a>";
        }

        if (word.StartsWith("mailto:", StringComparison.Ordinal) && IsMail(word.Substring(7)))
            return $"<a href=\"{word}\">{word.Substring(7)}</a>";
        if (!word.StartsWith("www.", StringComparison.Ordinal) && word.IndexOf(':') < 0 && IsMail(word))
            return $"<a href=\"mailto:{word}\">{word}</a>";
        foreach (var scheme in schemes.Where(scheme => word != scheme && word.StartsWith(scheme, StringComparison.Ordinal)))
            word = $"<a href=\"{word}\"{attributes}>{word}</a>";
        return word;
    }

    private static bool IsMail(string word)
    {
        var at = word.LastIndexOf('@');
        var dot = word.LastIndexOf('.');
        return at > 0
            && word[0] != '@'
            && dot > at + 1
            && dot + 1 < word.Length
            && LayoutFilters.IsWord(word[at + 1])
            && word.Skip(at + 1).Take(dot - at - 1).All(c => LayoutFilters.IsWord(c) || c is '.' or '-')
            && word.Skip(dot + 1).All(LayoutFilters.IsWord);
    }
}
