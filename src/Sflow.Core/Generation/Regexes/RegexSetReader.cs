namespace Sflow.Generation.Regexes;

/// <summary>Reads a set of characters in brackets.</summary>
internal static class RegexSetReader
{
    // Python adds the other case of each character of a range. More characters than these are not listed in a script.
    private const int LargestRangeWithCases = 2000;

    /// <summary>Reads the set after its <c>[</c>.</summary>
    public static RegexNode Read(RegexReader reader, RegexFlags flags)
    {
        var start = reader.At - 1;
        var negated = reader.Accept("^");
        var set = new CharSet();
        for (var isFirst = true; ; isFirst = false)
        {
            if (reader.AtEnd)
                throw new RegexException("the [ has no ]", start);
            if (!isFirst && reader.Accept("]"))
                break;
            var from = reader.At;
            var low = Member(reader, set, flags, start);
            if (!StartsRange(reader))
            {
                if (low is { } one)
                    Add(set, one, one, flags, from);
                continue;
            }

            reader.At++;
            var high = Member(reader, new CharSet(), flags, start);
            if (low is null || high is null || high < low)
                throw new RegexException(
                    low is null || high is null ? "a range needs a character on both sides of its -" : "the range runs backwards",
                    from
                );
            Add(set, low.Value, high.Value, flags, from);
        }

        return new SetNode(negated ? set.Negate() : set);
    }

    private static bool StartsRange(RegexReader reader)
    {
        if (reader.Next != '-')
            return false;
        reader.At++;
        var ends = reader.AtEnd || reader.Next == ']';
        reader.At--;
        return !ends;
    }

    // Returns null after it has added a class.
    private static int? Member(RegexReader reader, CharSet set, RegexFlags flags, int start)
    {
        if (reader.AtEnd)
            throw new RegexException("the [ has no ]", start);
        if (!reader.Accept("\\"))
            return reader.Code();
        if (reader.AtEnd)
            throw new RegexException("it ends in a \\", reader.At - 1);
        if (reader.EscapedCode(inSet: true) is { } code)
            return code;
        set.AddClass((char)reader.Code(), flags.Ascii);
        return null;
    }

    private static void Add(CharSet set, int low, int high, RegexFlags flags, int from)
    {
        if (flags is { IgnoreCase: true, Ascii: false } && high > 127 && high - low > LargestRangeWithCases)
            throw new RegexException("a range of so many characters can't ignore their case; write a class such as \\w", from);
        set.Add(low, high, flags.IgnoreCase, flags.Ascii);
    }
}
