namespace Sflow.Diagnostics;

/// <summary>Hides the passwords in URLs, which must not appear in messages.</summary>
internal static class Password
{
    private static readonly char[] EndsOfAuthority = ['/', '?', '#', ' ', '\t', '\r', '\n', '\'', '"'];

    /// <summary>
    /// The string with <c>***</c> for the password of each URL in it (RFC 3986, section 3.2.1:
    /// <c>scheme://user:password@host</c>).
    /// </summary>
    public static string Hide(string text)
    {
        var result = new StringBuilder();
        var at = 0;
        for (int start; (start = text.IndexOf("://", at, StringComparison.Ordinal)) >= 0; )
        {
            start += 3;
            var end = text.IndexOfAny(EndsOfAuthority, start);
            var authority = text.Substring(start, (end < 0 ? text.Length : end) - start);
            var (colon, host) = (authority.IndexOf(':'), authority.LastIndexOf('@'));
            result.Append(text, at, start - at);
            at = start;
            if (colon < 0 || colon > host)
                continue;
            result.Append(authority, 0, colon).Append(":***");
            at += host;
        }

        return at == 0 ? text : result.Append(text, at, text.Length - at).ToString();
    }
}
