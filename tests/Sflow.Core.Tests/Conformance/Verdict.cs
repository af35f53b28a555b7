namespace Sflow.Tests.Conformance;

/// <summary>How a case compares with the oracle.</summary>
/// <param name="Kind">What the case shows, for the figures.</param>
/// <param name="Number">The numbers of the deviations that explain it; null when it does not deviate.</param>
/// <param name="Problem">What nothing explains; null when the case is equal or explained.</param>
internal sealed record Verdict(string Kind, string? Number = null, string? Problem = null)
{
    public static Verdict Equal(string kind) => new(kind);

    /// <summary>The case is about something that Sflow's core does not do; the figures show it apart.</summary>
    public static Verdict NotJudged(string what) => new($"not judged ({what})");

    public static Verdict Deviates(string number) => new("deviations", number);

    public static Verdict Fails(string problem) => new("FAILED", null, problem);

    /// <summary>Figures such as <c>deviations 3 (O6 2, O7 1), equal 4</c>.</summary>
    public static string Figures(IEnumerable<Verdict> verdicts)
    {
        var all = verdicts.ToList();
        var numbers = all.Where(verdict => verdict.Number is not null)
            .GroupBy(verdict => verdict.Number!)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Key}: {group.Count()}");
        var kinds = all.GroupBy(verdict => verdict.Kind)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Key} {group.Count()}");
        return $"{string.Join(", ", kinds)} of {all.Count}; deviations by number: {string.Join("; ", numbers)}";
    }
}
