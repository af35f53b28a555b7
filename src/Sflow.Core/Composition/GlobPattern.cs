namespace Sflow.Composition;

/// <summary>
/// A name or a glob pattern: <c>*</c> matches any characters, <c>?</c> one character, <c>[a-z]</c> one of a set, <c>[!a-z]</c>
/// one outside the set. Matching is case-sensitive.
/// </summary>
internal static class GlobPattern
{
    /// <summary>True when the whole name matches the pattern. The time is at most proportional to the product of both lengths.</summary>
    public static bool IsMatch(string pattern, string name)
    {
        int p = 0,
            n = 0,
            star = -1,
            retry = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                retry = n;
            }
            else if (p < pattern.Length && MatchOne(pattern, p, name[n], out var next))
            {
                p = next;
                n++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                n = ++retry;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }

    private static bool MatchOne(string pattern, int at, char c, out int next)
    {
        next = at + 1;
        if (pattern[at] == '?')
            return true;
        var close = pattern[at] == '[' ? CloseOf(pattern, at) : -1;
        if (close < 0)
            return pattern[at] == c;
        next = close + 1;
        return MatchSet(pattern, at + 1, close, c);
    }

    // A bracket right after the opening one is an ordinary character. A set without a closing bracket is not a set.
    private static int CloseOf(string pattern, int open)
    {
        var first = open + 1;
        if (first < pattern.Length && pattern[first] == '!')
            first++;
        return first + 1 < pattern.Length ? pattern.IndexOf(']', first + 1) : -1;
    }

    private static bool MatchSet(string pattern, int at, int close, char c)
    {
        var negated = pattern[at] == '!';
        if (negated)
            at++;
        var found = false;
        while (at < close)
        {
            if (at + 2 < close && pattern[at + 1] == '-')
            {
                found |= c >= pattern[at] && c <= pattern[at + 2];
                at += 3;
            }
            else
            {
                found |= pattern[at++] == c;
            }
        }

        return found != negated;
    }
}
