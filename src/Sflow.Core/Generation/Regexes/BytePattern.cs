namespace Sflow.Generation.Regexes;

/// <summary>Writes characters and sets as the patterns of bash and grep, which see the bytes of UTF-8.</summary>
internal static class BytePattern
{
    /// <summary>Returns the string as an argument of printf %b.</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder();
        foreach (var c in text)
        {
            if (c == '\\')
                result.Append(@"\\");
            else if (c is < ' ' or '\x7f')
                result.Append(@"\x").Append(((int)c).ToString("x2", CultureInfo.InvariantCulture));
            else
                result.Append(c);
        }

        return result.ToString();
    }

    /// <summary>Returns a pattern of bash for each byte that is not an ASCII character of the set.</summary>
    public static string Outside(CharSet set)
    {
        var members = Members(set, escapes: true);
        return members.Length == 0 ? "?" : Escape("[!" + members + "]");
    }

    /// <summary>
    /// Returns a pattern of bash for each byte with which a character of the set can begin, or an empty string for every byte.
    /// </summary>
    public static string Beginning(CharSet set)
    {
        if (!set.HasOthers)
            return set.Ascii.Any() ? Escape("[" + Members(set, escapes: true) + "]") : "";
        var rest = new CharSet();
        foreach (var c in Enumerable.Range(1, 127).Where(code => !set.Has(code)))
            rest.Add(c, c, ignoreCase: false, asciiOnly: true);
        var members = Members(rest, escapes: true);
        return members.Length == 0 ? "" : Escape("[!" + members + "]");
    }

    /// <summary>
    /// Returns a set of a POSIX expression for the bytes of the set's characters, where any byte over 127 stands for the other
    /// characters.
    /// </summary>
    public static string Posix(CharSet set)
    {
        var members = Members(set, escapes: false);
        var first = set.Has(']') ? "]" : "";
        var last = (set.Has('^') ? "^" : "") + (set.Has('-') ? "-" : "");
        // The escape is written by hand, because these are bytes and not characters.
        var others = set.HasOthers ? @"\x80-\xff" : "";
        if (first.Length + members.Length + others.Length == 0 && last.StartsWith("^", StringComparison.Ordinal))
            return last == "^" ? @"\\^" : "[-^]";
        return first.Length + members.Length + others.Length + last.Length == 0 ? "" : "[" + first + Escape(members) + others + last + "]";
    }

    private static string Members(CharSet set, bool escapes)
    {
        var result = new StringBuilder();
        var all = set.Ascii.ToList();
        for (var i = 0; i < all.Count; )
        {
            var end = i;
            while (end + 1 < all.Count && all[end + 1] == all[end] + 1 && !IsSpecial(all[end + 1]) && !IsSpecial(all[i]))
                end++;
            if (IsSpecial(all[i]))
                result.Append(
                    !escapes
                        ? all[i] is ']' or '^' or '-'
                            ? ""
                            : PosixSpecial(all[i])
                        : "\\" + all[i]
                );
            else if (end - i < 2)
                result.Append(string.Concat(all.Skip(i).Take(end - i + 1)));
            else
                result.Append(all[i]).Append('-').Append(all[end]);
            i = end + 1;
        }

        return result.ToString();
    }

    private static string PosixSpecial(char c) => c == '[' ? "[.[.]" : c.ToString();

    private static bool IsSpecial(char c) => c is '[' or ']' or '\\' or '!' or '^' or '-';
}
