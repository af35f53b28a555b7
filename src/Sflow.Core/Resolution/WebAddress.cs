using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>Checks the host and the port of a URL that begins with http:// or https:// (RFC 3986, section 3.2).</summary>
internal static class WebAddress
{
    private const int LargestPort = 65_535;

    /// <summary>What prevents a connection, or null. A placeholder can be any host or port.</summary>
    public static string? ProblemOf(ExprValue url)
    {
        var text = string.Concat(RuntimeTexts.Of(url).Parts.Select(part => part.Literal ?? "1"));
        var start = text.IndexOf("//", StringComparison.Ordinal) + 2;
        var end = text.IndexOfAny(['/', '?', '#'], start);
        var authority = end < 0 ? text.Substring(start) : text.Substring(start, end - start);
        authority = authority.Substring(authority.LastIndexOf('@') + 1);
        var port = authority.LastIndexOf(':');
        if (authority.StartsWith("[", StringComparison.Ordinal))
        {
            var close = authority.IndexOf(']');
            if (close < 0)
                return "the '[' before its address has no ']'";
            if (close == 1 || authority.Substring(1, close - 1).Any(c => !Uri.IsHexDigit(c) && c is not (':' or '.' or '%')))
                return "between '[' and ']' must be an IPv6 address";
            port = close + 1 < authority.Length ? close + 1 : -1;
            if (port > 0 && authority[port] != ':')
                return "only ':' and a port may follow the ']'";
        }
        else if (port == 0 || authority.Length == 0)
        {
            return "it has no host";
        }
        else if (authority.IndexOfAny(['[', ']']) >= 0)
        {
            return "brackets are only allowed around an IPv6 address";
        }

        return port < 0 || port == authority.Length - 1 || IsPort(authority.Substring(port + 1))
            ? null
            : $"{Quote.Text(authority.Substring(port + 1))} is not a port";
    }

    private static bool IsPort(string text) =>
        text.All(c => c is >= '0' and <= '9')
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
        && port is > 0 and <= LargestPort;
}
