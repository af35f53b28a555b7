namespace Sflow.Generation.Regexes;

/// <summary>
/// Writes a POSIX extended expression that matches at least the lines in which a regular expression matches. grep -E finds these
/// lines quickly, and only they are given to the matcher.
/// </summary>
internal static class RegexFilter
{
    private const int Longest = 4000;
    private const int MostRepeats = 100;

    /// <summary>
    /// Returns the expression as an argument of printf %b. It is empty, and matches every line, when it would be too long.
    /// </summary>
    public static string Of(RegexNode root)
    {
        var text = Write(root);
        // POSIX leaves open what an anchor within an expression means.
        var parts = (root as SequenceNode)?.Parts ?? [];
        if (parts.Count > 0 && parts[0] is AnchorNode { Anchor: Anchor.Start })
            text = "^" + text;
        if (parts.Count > 0 && parts[parts.Count - 1] is AnchorNode { Anchor: Anchor.End })
            text += "$";
        return text.Length <= Longest ? text : "";
    }

    private static string Write(RegexNode node) =>
        node switch
        {
            LiteralNode literal => Literal(literal.Code),
            SetNode set => Once(set.Set),
            SequenceNode sequence => string.Concat(sequence.Parts.Select(Write)),
            ChoiceNode choice => Either(choice.Alternatives),
            RepeatNode repeat => Repeat(repeat),
            GroupNode group => "(" + Write(group.Body) + ")",
            AtomicNode atomic => "(" + Write(atomic.Body) + ")",
            BackReferenceNode => ".*",
            ConditionNode condition => Either([condition.Yes, condition.No]),
            _ => "",
        };

    private static string Either(IEnumerable<RegexNode> nodes) => "(" + string.Join("|", nodes.Select(Write)) + ")";

    private static string Literal(int code)
    {
        var text = char.ConvertFromUtf32(code);
        return code is < 128 && @".[]{}()*+?^$|\".IndexOf(text, StringComparison.Ordinal) >= 0
            ? BytePattern.Escape("\\" + text)
            : BytePattern.Escape(text);
    }

    // One character that is not ASCII has up to four bytes. A set without characters matches nothing.
    private static string Once(CharSet set) =>
        BytePattern.Posix(set) is not { Length: > 0 } bytes ? "."
        : set.HasOthers ? bytes + "{1,4}"
        : bytes;

    private static string Repeat(RepeatNode repeat)
    {
        var (minimum, maximum) = (repeat.Minimum, repeat.Maximum);
        var body = repeat.Body is SequenceNode { Parts.Count: 1 } sequence ? sequence.Parts[0] : repeat.Body;
        switch (body)
        {
            case SetNode set when BytePattern.Posix(set.Set) is { Length: > 0 } bytes:
                return bytes + Times(minimum, set.Set.HasOthers ? null : maximum);
            case LiteralNode { Code: < 128 } literal:
                return Literal(literal.Code) + Times(minimum, maximum);
            case LookNode or AnchorNode:
                return "";
            default:
                return "(" + Write(body) + ")" + Times(Math.Min(minimum, 1), maximum == 1 ? 1 : null);
        }
    }

    private static string Times(int minimum, int? maximum) =>
        (minimum, maximum) switch
        {
            (0, null) => "*",
            (1, null) => "+",
            (0, 1) => "?",
            (> MostRepeats, _) or (_, > MostRepeats) => minimum == 0 ? "*" : "+",
            (_, null) => string.Format(CultureInfo.InvariantCulture, "{{{0},}}", minimum),
            _ => string.Format(CultureInfo.InvariantCulture, "{{{0},{1}}}", minimum, maximum),
        };
}
