namespace Sflow.Generation.Regexes;

/// <summary>
/// Compiles a regular expression to a program for the matcher in the job's runtime (31-matcher.sh, which describes the
/// instructions). A word of a program is an argument of printf %b.
/// </summary>
internal sealed class RegexProgram
{
    private readonly List<string[]> instructions = [];
    private int loops;

    private RegexProgram() { }

    /// <summary>Returns the words of the program: each instruction's name, followed by its operands.</summary>
    public static IReadOnlyList<string> Compile(ParsedRegex regex)
    {
        var program = new RegexProgram();
        program.Emit(regex.Root);
        program.Add(".");
        program.AddHints();
        return [.. program.instructions.SelectMany(words => words)];
    }

    private int Add(params string[] words)
    {
        instructions.Add(words);
        return instructions.Count - 1;
    }

    private string Here => Number(instructions.Count);

    private void Emit(RegexNode node)
    {
        switch (node)
        {
            case LiteralNode literal:
                Add("=", BytePattern.Escape(char.ConvertFromUtf32(literal.Code)));
                break;
            case SetNode set:
                Add("s", BytePattern.Outside(set.Set), set.Set.Others);
                break;
            case SequenceNode sequence:
                EmitSequence(sequence);
                break;
            case ChoiceNode choice:
                EmitChoice(choice);
                break;
            case RepeatNode repeat:
                EmitRepeat(repeat);
                break;
            case GroupNode group:
                Add("(", Number(2 * group.Number));
                Emit(group.Body);
                Add("(", Number(2 * group.Number + 1));
                break;
            case AnchorNode anchor:
                Add(
                    anchor.Anchor switch
                    {
                        Anchor.Start => "^",
                        Anchor.End => "$",
                        Anchor.Word => "b",
                        Anchor.NotWord => "B",
                        Anchor.AsciiWord => "a",
                        _ => "A",
                    }
                );
                break;
            case LookNode look:
                EmitPart("?", look.Body, look.Negated ? "!" : "=", look.Behind is { } width ? Number(width) : "-");
                break;
            case BackReferenceNode reference:
                Add(reference.IgnoreCase ? "i" : "&", Number(2 * reference.Number));
                break;
            case ConditionNode condition:
                EmitCondition(condition);
                break;
            case AtomicNode atomic:
                EmitPart(">", atomic.Body);
                break;
        }
    }

    private void EmitSequence(SequenceNode sequence)
    {
        var text = new StringBuilder();
        foreach (var part in sequence.Parts)
        {
            if (part is LiteralNode literal)
            {
                text.Append(char.ConvertFromUtf32(literal.Code));
                continue;
            }

            Flush();
            Emit(part);
        }

        Flush();

        void Flush()
        {
            if (text.Length > 0)
                Add("=", BytePattern.Escape(text.ToString()));
            text.Clear();
        }
    }

    private void EmitChoice(ChoiceNode choice)
    {
        var ends = new List<int>();
        for (var i = 0; i < choice.Alternatives.Count; i++)
        {
            var isLast = i == choice.Alternatives.Count - 1;
            var split = isLast ? -1 : Add("|", "");
            Emit(choice.Alternatives[i]);
            if (isLast)
                continue;
            ends.Add(Add("j", ""));
            instructions[split][1] = Here;
        }

        foreach (var end in ends)
            instructions[end][1] = Here;
    }

    private void EmitRepeat(RepeatNode repeat)
    {
        var set = SingleCharacter(repeat.Body);
        if (set is not null)
        {
            var name = repeat.Mode switch
            {
                RepeatMode.Greedy => "r",
                RepeatMode.Lazy => "l",
                _ => "p",
            };
            Add(name, BytePattern.Outside(set), set.Others, Number(repeat.Minimum), Number(repeat.Maximum ?? -1), "");
        }
        else if (repeat.Mode == RepeatMode.Possessive)
            EmitPart(">", repeat with { Mode = RepeatMode.Greedy });
        else if (repeat is { Minimum: 0, Maximum: 1, Mode: RepeatMode.Greedy })
            Emit(new ChoiceNode([repeat.Body, new SequenceNode([])]));
        else if (repeat is { Minimum: 0, Maximum: 1 })
            Emit(new ChoiceNode([new SequenceNode([]), repeat.Body]));
        else
            EmitLoop(repeat);
    }

    private void EmitLoop(RepeatNode repeat)
    {
        var loop = Number(loops++);
        var maximum = Number(repeat.Maximum ?? -1);
        Add("{", loop);
        var enter = Add("j", "");
        var body = Here;
        Emit(repeat.Body);
        instructions[enter][1] = Here;
        if (repeat.Mode == RepeatMode.Greedy)
        {
            Add("}", loop, Number(repeat.Minimum), maximum, body);
            return;
        }

        Add("<", loop, Number(repeat.Minimum), body);
        var exit = Add("j", "");
        Add("x", loop, maximum, body);
        instructions[exit][1] = Here;
    }

    private void EmitCondition(ConditionNode condition)
    {
        var test = Add("c", Number(2 * condition.Number), "");
        Emit(condition.Yes);
        var end = Add("j", "");
        instructions[test][2] = Here;
        Emit(condition.No);
        instructions[end][1] = Here;
    }

    // A part that the matcher runs as a program of its own. The last operand is the instruction after it.
    private void EmitPart(string name, RegexNode body, params string[] operands)
    {
        var start = Add([name, .. operands, ""]);
        Emit(body);
        Add(".");
        instructions[start][instructions[start].Length - 1] = Here;
    }

    private static CharSet? SingleCharacter(RegexNode node)
    {
        switch (node)
        {
            case SetNode set:
                return set.Set;
            case LiteralNode literal:
                var single = new CharSet();
                single.Add(literal.Code, literal.Code, ignoreCase: false, asciiOnly: false);
                return single;
            case SequenceNode { Parts.Count: 1 } sequence:
                return SingleCharacter(sequence.Parts[0]);
            default:
                return null;
        }
    }

    // After a run of characters, the string that must follow tells at once where the run can end.
    private void AddHints()
    {
        for (var i = 0; i < instructions.Count; i++)
        {
            if (instructions[i][0] is not ("r" or "l"))
                continue;
            var next = i + 1;
            while (instructions[next][0] == "(")
                next++;
            if (instructions[next][0] == "=")
                instructions[i][5] = instructions[next][1];
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
