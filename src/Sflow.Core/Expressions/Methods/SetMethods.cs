namespace Sflow.Expressions;

/// <summary>The methods of sets.</summary>
internal static class SetMethods
{
    public static OperationTable Table { get; } =
        new("method")
        {
            { "copy", "", (value, _) => value },
            { "union", "other", Combine((mine, other) => mine.Concat(other)) },
            { "intersection", "other", Combine((mine, other) => mine.Intersect(other)) },
            { "difference", "other", Combine((mine, other) => mine.Except(other)) },
            { "symmetric_difference", "other", Combine((mine, other) => mine.Except(other).Concat(other.Except(mine))) },
            { "isdisjoint", "other", Test((mine, other) => !mine.Overlaps(other)) },
            { "issubset", "other", Test((mine, other) => mine.IsSubsetOf(other)) },
            { "issuperset", "other", Test((mine, other) => mine.IsSupersetOf(other)) },
        };

    private static Func<ExprValue, Arguments, ExprValue> Combine(
        Func<IEnumerable<ExprValue>, IEnumerable<ExprValue>, IEnumerable<ExprValue>> combine
    ) => (value, a) => new SetValue(combine(((SetValue)value).Items, Others(a)));

    private static Func<ExprValue, Arguments, ExprValue> Test(Func<HashSet<ExprValue>, IEnumerable<ExprValue>, bool> holds) =>
        (value, a) => BoolValue.Of(holds([.. ((SetValue)value).Items], Others(a)));

    private static IReadOnlyList<ExprValue> Others(Arguments a)
    {
        var others = Iteration.ToList(a[0]!, a.Evaluation);
        foreach (var other in others)
            Hashing.Check(other, a.Evaluation);
        return others;
    }
}
