namespace Sflow.Generation.Regexes;

/// <summary>Parses a regular expression as Python's re module does.</summary>
internal sealed class RegexParser(string source)
{
    private const int DeepestNesting = 100;
    private const int MostRepeats = 100_000;

    private readonly RegexReader reader = new(source);
    private readonly Dictionary<string, int> names = [];
    private readonly Dictionary<int, RegexNode?> groups = []; // null while a group is open
    private readonly List<(int Number, int Position)> conditions = [];
    private int depth;
    private int behindGroups = -1; // inside a look behind: the number of groups before it

    /// <summary>Parses the whole expression.</summary>
    public ParsedRegex Parse()
    {
        var flags = GlobalFlags();
        var root = Alternatives(flags);
        if (!reader.AtEnd)
            throw new RegexException("the ) has no (", reader.At);
        foreach (var (number, position) in conditions.Where(condition => !groups.ContainsKey(condition.Number)))
            throw new RegexException($"there is no group {number}", position);
        return new ParsedRegex(root, groups.Count, names);
    }

    private RegexFlags GlobalFlags()
    {
        var flags = default(RegexFlags);
        while (true)
        {
            var start = reader.At;
            Skip(flags);
            if (!reader.Accept("(?"))
                return flags;
            var letters = reader.Digits(20, char.IsLetter);
            if (letters.Length == 0 || !reader.Accept(")"))
            {
                reader.At = start;
                return flags;
            }

            CheckFlags(letters, start + 2);
            flags = flags.With(letters, on: true);
        }
    }

    private static void CheckFlags(string letters, int position)
    {
        if (letters.FirstOrDefault(letter => "aimsux".IndexOf(letter) < 0) is var unknown and not '\0')
            throw new RegexException(
                unknown == 'L'
                    ? "the flag L is for bytes, and a log is text"
                    : $"there is no flag {unknown}; the flags are a, i, m, s, u and x",
                position
            );
        if (letters.IndexOf('a') >= 0 && letters.IndexOf('u') >= 0)
            throw new RegexException("the flags a and u exclude each other", position);
    }

    private RegexNode Alternatives(RegexFlags flags)
    {
        if (++depth > DeepestNesting)
            throw new RegexException("its brackets nest too deeply", reader.At);
        var alternatives = new List<RegexNode> { Sequence(flags) };
        while (reader.Accept("|"))
            alternatives.Add(Sequence(flags));
        depth--;
        return alternatives.Count == 1 ? alternatives[0] : new ChoiceNode(alternatives);
    }

    private SequenceNode Sequence(RegexFlags flags)
    {
        var parts = new List<RegexNode>();
        var mayRepeat = false;
        while (true)
        {
            Skip(flags);
            if (reader.AtEnd || reader.Next is '|' or ')')
                return new SequenceNode(parts);
            var start = reader.At;
            if (Quantifier() is var (minimum, maximum))
            {
                if (!mayRepeat)
                    throw new RegexException(
                        parts.LastOrDefault() is RepeatNode
                            ? "it repeats a repetition; put the first one into (?: )"
                            : "there is nothing to repeat before it",
                        start
                    );
                var mode =
                    reader.Accept("?") ? RepeatMode.Lazy
                    : reader.Accept("+") ? RepeatMode.Possessive
                    : RepeatMode.Greedy;
                parts[parts.Count - 1] = new RepeatNode(parts[parts.Count - 1], minimum, maximum, mode);
                mayRepeat = false;
            }
            else if (Part(flags) is { } part)
            {
                parts.Add(part);
                mayRepeat = part is not AnchorNode;
            }
        }
    }

    // With the flag x, spaces and comments between the parts don't count.
    private void Skip(RegexFlags flags)
    {
        while (flags.Verbose && !reader.AtEnd && reader.Next is ' ' or '\t' or '\n' or '\r' or '\f' or '\v' or '#')
        {
            if (reader.Next != '#')
                reader.At++;
            else
                reader.At = source.IndexOf('\n', reader.At) is var end and >= 0 ? end + 1 : source.Length;
        }
    }

    // Braces that are not a repetition are characters.
    private (int Minimum, int? Maximum)? Quantifier()
    {
        if (reader.Accept("*"))
            return (0, null);
        if (reader.Accept("+"))
            return (1, null);
        if (reader.Accept("?"))
            return (0, 1);
        var start = reader.At;
        if (!reader.Accept("{") || reader.Next == '}')
        {
            reader.At = start;
            return null;
        }

        var low = reader.Digits(int.MaxValue, IsDigit);
        var high = reader.Accept(",") ? reader.Digits(int.MaxValue, IsDigit) : low;
        if (!reader.Accept("}"))
        {
            reader.At = start;
            return null;
        }

        var minimum = low.Length == 0 ? 0 : Count(low, start);
        int? maximum = high.Length == 0 ? null : Count(high, start);
        if (maximum < minimum)
            throw new RegexException("its second number is less than its first", start);
        return (minimum, maximum);
    }

    private static int Count(string digits, int start) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MostRepeats
            ? count
            : throw new RegexException($"it repeats more than {MostRepeats} times", start);

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private RegexNode? Part(RegexFlags flags)
    {
        switch (reader.Next)
        {
            case '\\':
                reader.At++;
                return Escape(flags);
            case '[':
                reader.At++;
                return RegexSetReader.Read(reader, flags);
            case '(':
                return Group(flags);
            case '.':
                reader.At++;
                return new SetNode(CharSet.Any);
            case '^':
                reader.At++;
                return new AnchorNode(Anchor.Start);
            case '$':
                reader.At++;
                return new AnchorNode(Anchor.End);
            default:
                return Literal(reader.Code(), flags);
        }
    }

    private static RegexNode Literal(int code, RegexFlags flags)
    {
        var set = new CharSet();
        if (code == 0) // no line has one
            return new SetNode(set);
        if (!flags.IgnoreCase || !CharSet.HasCases(code))
            return new LiteralNode(code);
        set.Add(code, code, ignoreCase: true, flags.Ascii);
        return new SetNode(set);
    }

    private RegexNode Escape(RegexFlags flags)
    {
        var start = reader.At - 1;
        if (reader.AtEnd)
            throw new RegexException("it ends in a \\", start);
        if (reader.EscapedCode(inSet: false) is { } code)
            return Literal(code, flags);
        if (IsDigit(reader.Next))
            return Reference(int.Parse(reader.Digits(2, IsDigit), CultureInfo.InvariantCulture), start, flags);
        switch (reader.Code())
        {
            case 'A':
                return new AnchorNode(Anchor.Start);
            case 'Z':
                return new AnchorNode(Anchor.End);
            case 'b':
                return new AnchorNode(flags.Ascii ? Anchor.AsciiWord : Anchor.Word);
            case 'B':
                return new AnchorNode(flags.Ascii ? Anchor.NotAsciiWord : Anchor.NotWord);
            case var name:
                var set = new CharSet();
                set.AddClass((char)name, flags.Ascii);
                return new SetNode(set);
        }
    }

    private BackReferenceNode Reference(int number, int start, RegexFlags flags)
    {
        if (!groups.TryGetValue(number, out var group))
            throw new RegexException($"there is no group {number}", start);
        if (group is null || (behindGroups >= 0 && number > behindGroups))
            throw new RegexException($"group {number} has not ended here", start);
        return new BackReferenceNode(number, flags.IgnoreCase);
    }

    private RegexNode? Group(RegexFlags flags)
    {
        var start = reader.At++;
        if (!reader.Accept("?"))
            return Captured(null, start, flags);
        if (reader.Accept("#"))
        {
            reader.Until(')', "the comment");
            return null;
        }

        if (reader.Accept(":"))
            return Closed(Alternatives(flags), start);
        if (reader.Accept("P<"))
            return Captured(Name('>'), start, flags);
        if (reader.Accept("P="))
            return NamedReference(start, flags);
        if (reader.Accept("="))
            return new LookNode(Closed(Alternatives(flags), start), null, Negated: false);
        if (reader.Accept("!"))
            return new LookNode(Closed(Alternatives(flags), start), null, Negated: true);
        if (reader.Accept("<="))
            return Behind(start, flags, negated: false);
        if (reader.Accept("<!"))
            return Behind(start, flags, negated: true);
        if (reader.Accept(">"))
            return new AtomicNode(Closed(Alternatives(flags), start));
        return reader.Accept("(") ? Condition(start, flags) : WithFlags(start, flags);
    }

    private GroupNode Captured(string? name, int start, RegexFlags flags)
    {
        var number = groups.Count + 1;
        if (name is not null && names.TryGetValue(name, out var known))
            throw new RegexException($"group {known} is already named {name}", start);
        groups.Add(number, null);
        if (name is not null)
            names.Add(name, number);
        var body = Closed(Alternatives(flags), start);
        groups[number] = body;
        return new GroupNode(number, body);
    }

    private RegexNode Closed(RegexNode body, int start) => reader.Accept(")") ? body : throw new RegexException("the ( has no )", start);

    private string Name(char end)
    {
        var start = reader.At;
        var name = reader.Until(end, "the name of the group");
        if (name.Length == 0 || IsDigit(name[0]) || !name.All(c => c == '_' || char.IsLetterOrDigit(c)))
            throw new RegexException($"'{name}' can't be the name of a group", start);
        return name;
    }

    private BackReferenceNode NamedReference(int start, RegexFlags flags)
    {
        var name = Name(')');
        return names.TryGetValue(name, out var number)
            ? Reference(number, start, flags)
            : throw new RegexException($"there is no group {name}", start);
    }

    private LookNode Behind(int start, RegexFlags flags, bool negated)
    {
        var outer = behindGroups;
        if (behindGroups < 0)
            behindGroups = groups.Count;
        var body = Closed(Alternatives(flags), start);
        behindGroups = outer;
        var (least, most) = new RegexWidth(groups).Of(body);
        return least == most
            ? new LookNode(body, least, negated)
            : throw new RegexException("what stands in (?<= ) or (?<! ) must always have the same length", start);
    }

    private ConditionNode Condition(int start, RegexFlags flags)
    {
        var position = reader.At;
        var name = reader.Until(')', "the condition");
        if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && !names.TryGetValue(name, out number))
            throw new RegexException($"there is no group {name}", position);
        conditions.Add((number, position));
        if (number == 0 || (behindGroups >= 0 && number > behindGroups))
            throw new RegexException($"there is no group {name}", position);
        var yes = Sequence(flags);
        var no = reader.Accept("|") ? Sequence(flags) : new SequenceNode([]);
        if (reader.Next == '|')
            throw new RegexException("a condition (?(…)…|…) has at most two alternatives", start);
        if (!reader.Accept(")"))
            throw new RegexException("the ( has no )", start);
        return new ConditionNode(number, yes, no);
    }

    private RegexNode WithFlags(int start, RegexFlags flags)
    {
        var on = reader.Digits(20, char.IsLetter);
        var off = reader.Accept("-") ? reader.Digits(20, char.IsLetter) : "";
        if (reader.Next == ')' && on.Length > 0)
            throw new RegexException("flags for the whole expression must stand at its start", start);
        if (!reader.Accept(":") || on.Length + off.Length == 0)
            throw new RegexException($"(?{source.Substring(start + 2, Math.Min(1, source.Length - start - 2))} is not known", start);
        CheckFlags(on + off, start + 2);
        if (off.IndexOfAny(['a', 'u']) >= 0 || on.Any(letter => off.IndexOf(letter) >= 0))
            throw new RegexException("these flags can't be switched off here", start);
        return Closed(Alternatives(flags.With(on, on: true).With(off, on: false)), start);
    }
}
