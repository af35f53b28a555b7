namespace Sflow.Binding;

/// <summary>
/// Finds each <c>${NAME}</c> that bash would expand in a script. It skips single quotes, escapes with a backslash or another
/// dollar, and heredocs with a quoted delimiter.
/// </summary>
internal static class ShellExpansions
{
    /// <summary>The script with each such name replaced, if there is a replacement.</summary>
    /// <param name="script">The script.</param>
    /// <param name="replacement">The replacement for a name; null leaves the name unchanged.</param>
    public static string Replace(string script, Func<string, string?> replacement)
    {
        var result = new StringBuilder(script.Length);
        var (inSingle, inDouble) = (false, false);
        string? delimiter = null; // of a quoted heredoc that begins after this line
        for (var at = 0; at < script.Length; )
        {
            var c = script[at];
            if (inSingle)
            {
                inSingle = c != '\'';
                result.Append(script[at++]);
            }
            else if (c == '\\' || (c == '$' && Next(script, at) == '$'))
            {
                var length = Math.Min(2, script.Length - at);
                result.Append(script, at, length);
                at += length;
            }
            else if (c == '$' && NameAt(script, at) is { } name)
            {
                result.Append(replacement(name) ?? $"${{{name}}}");
                at += name.Length + 3;
            }
            else if (c == '\n' && delimiter is not null)
            {
                var end = EndOfHeredoc(script, at, delimiter);
                result.Append(script, at, end - at);
                (at, delimiter) = (end, null);
            }
            else
            {
                if (c == '"')
                    inDouble = !inDouble;
                else if (c == '\'' && !inDouble)
                    inSingle = true;
                else if (
                    c == '<'
                    && !inDouble
                    && Next(script, at) == '<'
                    && Next(script, at + 1) != '<'
                    && (at == 0 || script[at - 1] != '<')
                )
                    delimiter = QuotedDelimiter(script, at + 2) ?? delimiter;
                result.Append(script[at++]);
            }
        }

        return result.ToString();
    }

    private static char Next(string script, int at) => at + 1 < script.Length ? script[at + 1] : '\0';

    private static string? NameAt(string script, int at)
    {
        if (Next(script, at) != '{')
            return null;
        var end = at + 2;
        while (
            end < script.Length
            && (script[end] is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') || (end > at + 2 && script[end] is >= '0' and <= '9'))
        )
            end++;
        return end > at + 2 && end < script.Length && script[end] == '}' ? script.Substring(at + 2, end - at - 2) : null;
    }

    private static string? QuotedDelimiter(string script, int at)
    {
        if (at < script.Length && script[at] == '-')
            at++;
        while (at < script.Length && script[at] is ' ' or '\t')
            at++;
        if (at >= script.Length || script[at] is not ('\'' or '"'))
            return null;
        var end = script.IndexOf(script[at], at + 1);
        return end < 0 ? null : script.Substring(at + 1, end - at - 1);
    }

    private static int EndOfHeredoc(string script, int start, string delimiter)
    {
        for (var line = start + 1; line <= script.Length; )
        {
            var end = script.IndexOf('\n', line);
            var stop = end < 0 ? script.Length : end;
            if (script.Substring(line, stop - line).TrimStart('\t') == delimiter || end < 0)
                return stop;
            line = end + 1;
        }

        return script.Length;
    }
}
