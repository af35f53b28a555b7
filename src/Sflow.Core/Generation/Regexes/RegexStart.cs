namespace Sflow.Generation.Regexes;

/// <summary>Finds what a match must begin with, so that the matcher need not try every position of a line.</summary>
internal static class RegexStart
{
    /// <summary>
    /// Returns a word for the matcher: ^ when only the start of the line can match, =string, [set] as a pattern of bash, or - when
    /// nothing is known. The word is an argument of printf %b.
    /// </summary>
    public static string Of(RegexNode root)
    {
        if (IsAnchored(root))
            return "^";
        if (Text(root) is { Length: > 0 } text)
            return "=" + BytePattern.Escape(text);
        var set = new CharSet();
        return Collect(root, set) && BytePattern.Beginning(set) is { Length: > 0 } pattern ? pattern : "-";
    }

    private static bool IsAnchored(RegexNode node) =>
        node switch
        {
            AnchorNode anchor => anchor.Anchor == Anchor.Start,
            SequenceNode sequence => sequence.Parts.Count > 0 && IsAnchored(sequence.Parts[0]),
            GroupNode group => IsAnchored(group.Body),
            AtomicNode atomic => IsAnchored(atomic.Body),
            ChoiceNode choice => choice.Alternatives.All(IsAnchored),
            _ => false,
        };

    private static string Text(RegexNode node)
    {
        switch (node)
        {
            case LiteralNode literal:
                return char.ConvertFromUtf32(literal.Code);
            case GroupNode group:
                return Text(group.Body);
            case SequenceNode sequence:
                var literals = sequence.Parts.TakeWhile(part => part is LiteralNode).ToList();
                return literals.Count > 0 || sequence.Parts.Count == 0 ? string.Concat(literals.Select(Text)) : Text(sequence.Parts[0]);
            default:
                return "";
        }
    }

    // Adds the characters with which a match can begin. Returns false when a match can be empty, or when they are not known.
    private static bool Collect(RegexNode node, CharSet set)
    {
        switch (node)
        {
            case LiteralNode literal:
                set.Add(literal.Code, literal.Code, ignoreCase: false, asciiOnly: false);
                return true;
            case SetNode one:
                set.AddRoughly(one.Set);
                return true;
            case SequenceNode sequence:
                return sequence.Parts.Any(part => Collect(part, set));
            case ChoiceNode choice:
                return choice.Alternatives.Count(alternative => Collect(alternative, set)) == choice.Alternatives.Count;
            case RepeatNode repeat:
                return Collect(repeat.Body, set) && repeat.Minimum > 0;
            case GroupNode group:
                return Collect(group.Body, set);
            case AtomicNode atomic:
                return Collect(atomic.Body, set);
            case ConditionNode condition:
                return Collect(condition.Yes, set) & Collect(condition.No, set);
            case BackReferenceNode:
                set.AddRoughly(CharSet.Any);
                return false;
            default:
                return false;
        }
    }
}
