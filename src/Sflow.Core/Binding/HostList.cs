namespace Sflow.Binding;

/// <summary>Names of nodes as Slurm writes them: <c>n1,rack[1-4,7]n2</c>.</summary>
internal static class HostList
{
    // No cluster has more nodes, and a mistyped range must not cost memory.
    private const int MostNames = 20_000;

    /// <summary>The single names or ranges of an entry: commas and spaces outside of brackets separate them.</summary>
    public static IReadOnlyList<string> Split(string entry)
    {
        var parts = new List<string>();
        var start = 0;
        var depth = 0;
        for (var i = 0; i <= entry.Length; i++)
        {
            if (i < entry.Length && entry[i] is '[' or ']')
                depth += entry[i] == '[' ? 1 : -1;
            if (i < entry.Length && (depth > 0 || entry[i] is not (',' or ' ' or '\t' or '\n')))
                continue;
            if (i > start)
                parts.Add(entry.Substring(start, i - start));
            start = i + 1;
        }

        return parts;
    }

    /// <summary>True for a name, or a name with ranges of numbers in brackets.</summary>
    public static bool IsValid(string part)
    {
        var inBrackets = false;
        var previous = '\0';
        foreach (var c in part)
        {
            var fits = inBrackets
                ? IsDigit(c) || (c is '-' or ',' or ']' && IsDigit(previous))
                : IsLetterOrDigit(c) || c == '_' || (c is '-' or '.' && previous != '\0') || c == '[';
            if (!fits)
                return false;
            inBrackets = c == '[' || (inBrackets && c != ']');
            previous = c;
        }

        return part.Length > 0 && !inBrackets;
    }

    /// <summary>The names of all nodes of a valid part; the part itself when there are too many.</summary>
    public static IReadOnlyList<string> Expand(string part)
    {
        var open = part.IndexOf('[');
        if (open < 0)
            return [part];
        var close = part.IndexOf(']', open);
        var (head, rest) = (part.Substring(0, open), Expand(part.Substring(close + 1)));
        var names = new List<string>();
        foreach (var range in part.Substring(open + 1, close - open - 1).Split(','))
        {
            var ends = range.Split('-');
            if (!int.TryParse(ends[0], out var first) || !int.TryParse(ends[ends.Length - 1], out var last) || ends.Length > 2)
                return [part];
            if ((long)last - first >= MostNames)
                return [part];
            for (var number = first; number <= last; number++)
            {
                var text = number.ToString(CultureInfo.InvariantCulture).PadLeft(ends[0].Length, '0');
                names.AddRange(rest.Select(tail => head + text + tail));
                if (names.Count > MostNames)
                    return [part];
            }
        }

        return names;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsLetterOrDigit(char c) => IsDigit(c) || c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
