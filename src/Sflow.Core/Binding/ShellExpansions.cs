namespace Sflow.Binding;

/// <summary>A name that bash would expand in a script.</summary>
/// <param name="Start">The position of its dollar sign.</param>
/// <param name="Name">The name.</param>
/// <param name="IsBraced">True for <c>${NAME}</c>, false for <c>$NAME</c>.</param>
internal readonly record struct ShellExpansion(int Start, string Name, bool IsBraced)
{
    /// <summary>The number of its characters.</summary>
    public int Length => Name.Length + (IsBraced ? 3 : 1);

    /// <summary>True behind a '#' that begins a word: in a comment or, in a heredoc, in text that looks like one.</summary>
    public bool IsInComment { get; init; }
}

/// <summary>
/// Finds each <c>${NAME}</c> and <c>$NAME</c> that bash would expand in a script. It skips single quotes, escapes with a backslash
/// or another dollar, and heredocs with a quoted delimiter.
/// </summary>
internal static class ShellExpansions
{
    /// <summary>The script with each <c>${NAME}</c> replaced, if there is a replacement.</summary>
    /// <param name="script">The script.</param>
    /// <param name="replacement">The replacement for a name; null leaves the name unchanged.</param>
    public static string Replace(string script, Func<string, string?> replacement)
    {
        var result = new StringBuilder(script.Length);
        var at = 0;
        foreach (var found in Find(script).Where(found => found.IsBraced))
        {
            if (replacement(found.Name) is not { } text)
                continue;
            result.Append(script, at, found.Start - at).Append(text);
            at = found.Start + found.Length;
        }

        return result.Append(script, at, script.Length - at).ToString();
    }

    /// <summary>The names in the order of the script.</summary>
    public static IEnumerable<ShellExpansion> Find(string script)
    {
        var (inSingle, inDouble) = (false, false);
        string? delimiter = null; // of a quoted heredoc that begins after this line
        var endOfComment = 0;
        for (var at = 0; at < script.Length; )
        {
            var c = script[at];
            var inComment = at < endOfComment;
            if (inSingle)
            {
                inSingle = c != '\'';
                at++;
            }
            else if (c == '\\' || (c == '$' && Next(script, at) == '$'))
            {
                at += 2;
            }
            else if (c == '$' && NameAt(script, at) is { } found)
            {
                yield return found with
                {
                    IsInComment = inComment,
                };
                at += found.Length;
            }
            else if (c == '\n' && delimiter is not null)
            {
                at = EndOfHeredoc(script, at, delimiter);
                delimiter = null;
            }
            else
            {
                if (inComment) { }
                else if (c == '#' && !inDouble && BeginsWord(script, at))
                    endOfComment = script.IndexOf('\n', at) is > 0 and var end ? end : script.Length;
                else if (c == '"')
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
                at++;
            }
        }
    }

    private static char Next(string script, int at) => at + 1 < script.Length ? script[at + 1] : '\0';

    // A comment of bash begins where a word begins.
    private static bool BeginsWord(string script, int at) => at == 0 || script[at - 1] is ' ' or '\t' or '\n' or ';' or '&' or '|' or '(';

    private static ShellExpansion? NameAt(string script, int at)
    {
        var isBraced = Next(script, at) == '{';
        var start = at + (isBraced ? 2 : 1);
        var end = start;
        while (
            end < script.Length
            && (script[end] is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') || (end > start && script[end] is >= '0' and <= '9'))
        )
            end++;
        return end > start && (!isBraced || (end < script.Length && script[end] == '}'))
            ? new ShellExpansion(at, script.Substring(start, end - start), isBraced)
            : null;
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
