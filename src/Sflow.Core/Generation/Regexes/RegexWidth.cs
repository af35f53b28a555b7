namespace Sflow.Generation.Regexes;

/// <summary>Finds how many characters an expression matches.</summary>
/// <param name="groups">The groups that have ended, by number.</param>
internal sealed class RegexWidth(IReadOnlyDictionary<int, RegexNode?> groups)
{
    private const long Most = int.MaxValue;

    /// <summary>Returns the least and the greatest number of characters.</summary>
    public (int Least, int Most) Of(RegexNode node)
    {
        var (least, most) = Measure(node);
        return ((int)Math.Min(least, Most), (int)Math.Min(most, Most));
    }

    private (long Least, long Most) Measure(RegexNode node) =>
        node switch
        {
            LiteralNode or SetNode => (1, 1),
            SequenceNode sequence => Sum(sequence.Parts.Select(Measure)),
            ChoiceNode choice => Either(choice.Alternatives.Select(Measure)),
            RepeatNode repeat => Times(Measure(repeat.Body), repeat),
            GroupNode group => Measure(group.Body),
            AtomicNode atomic => Measure(atomic.Body),
            BackReferenceNode reference => groups.TryGetValue(reference.Number, out var group) && group is not null
                ? Measure(group)
                : (0, Most),
            ConditionNode condition => Either([Measure(condition.Yes), Measure(condition.No)]),
            _ => (0, 0),
        };

    private static (long Least, long Most) Sum(IEnumerable<(long Least, long Most)> parts) =>
        parts.Aggregate((Least: 0L, Most: 0L), (sum, part) => (Cap(sum.Least + part.Least), Cap(sum.Most + part.Most)));

    private static (long Least, long Most) Either(IEnumerable<(long Least, long Most)> parts) =>
        parts.Aggregate((a, b) => (Math.Min(a.Least, b.Least), Math.Max(a.Most, b.Most)));

    private static (long Least, long Most) Times((long Least, long Most) body, RepeatNode repeat) =>
        (
            Cap(body.Least * repeat.Minimum),
            repeat.Maximum is { } times ? Cap(body.Most * times)
            : body.Most == 0 ? 0
            : Most
        );

    private static long Cap(long width) => Math.Min(width, Most);
}
