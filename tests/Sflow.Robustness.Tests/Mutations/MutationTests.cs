using Sflow.Diagnostics;

namespace Sflow.Robustness.Mutations;

/// <summary>
/// From each of several valid workflows hundreds with one mistake each: every mistake is found, and where it was made. All mutations are of
/// kinds that break a workflow whatever they hit; the choice among them is the same in each run. <c>SFLOW_SHOW_MISSES=1</c> prints what was
/// found elsewhere, and <c>SFLOW_MUTANTS</c> sets how many mutants a workflow has at most (600).
/// </summary>
[TestClass]
public sealed class MutationTests
{
    private const int Seed = 20_260;

    public TestContext TestContext { get; set; } = null!;

    private static int MostOfOneSet => int.TryParse(Environment.GetEnvironmentVariable("SFLOW_MUTANTS"), out var most) ? most : 600;

    [TestMethod]
    public void TheWorkflowsThemselvesAreValid()
    {
        foreach (var set in ValidModules.AllWithSettings)
            Assert.IsTrue(
                set.Compile() is { Success: true, Files.Count: > 0 },
                $"{set.Name}: {string.Join('\n', set.Compile().Diagnostics)}"
            );
    }

    [TestMethod]
    public void EveryMistakeIsFoundAtItsPlace()
    {
        var outcomes = new List<Outcome>();
        foreach (var set in ValidModules.AllWithSettings)
        {
            var source = new MutationSource(set);
            var mutants = Choose(Mutants(source).Where(mutant => !source.IsReplaced(mutant)));
            Assert.IsGreaterThanOrEqualTo(300, mutants.Count, $"mutants of {set.Name}");
            outcomes.AddRange(mutants.Select(mutant => Try(set, mutant)));
        }

        foreach (var group in outcomes.GroupBy(outcome => outcome.Mutant.Kind).OrderBy(group => group.Key, StringComparer.Ordinal))
            Print(group.Key, [.. group]);
        Print("all", outcomes);
        foreach (var set in outcomes.GroupBy(outcome => outcome.Set.Name))
            Print(set.Key, [.. set]);
        if (Environment.GetEnvironmentVariable("SFLOW_SHOW_MISSES") == "1")
        {
            foreach (var miss in outcomes.Where(outcome => !outcome.IsRightLine))
                TestContext.WriteLine(
                    $"{miss.Mutant.Kind}: {miss.Set.Name}: {miss.Mutant.What}; expected {string.Join(" ", miss.Mutant.Places)}: "
                        + $"{miss.First?.ToString() ?? "no error"}"
                );
        }

        var missed = outcomes
            .Where(outcome => !outcome.IsDetected)
            .Select(outcome => $"{outcome.Set.Name} {outcome.Mutant.Kind}: {outcome.Mutant.What}")
            .ToList();
        Assert.IsEmpty(missed, string.Join('\n', missed.Take(40)));
        Assert.IsGreaterThanOrEqualTo(
            0.98,
            outcomes.Count(outcome => outcome.IsRightLine) / (double)outcomes.Count,
            "share of mistakes found in their line"
        );
    }

    private static IEnumerable<Mutant> Mutants(MutationSource source) =>
        [
            .. KeyMutations.Misspelt(source),
            .. KeyMutations.OtherType(source),
            .. KeyMutations.Duplicated(source),
            .. KeyMutations.RequiredRemoved(source),
            .. NameMutations.ReferencesRenamed(source),
            .. NameMutations.DefinitionsRenamed(source),
            .. NameMutations.NamesTwice(source),
            .. ExpressionMutations.All(source),
            .. IndentMutations.All(source),
            .. QuoteMutations.Open(source),
            .. ValueMutations.OutOfRange(source),
            .. ValueMutations.ChoicesMisspelt(source),
            .. ValueMutations.ListsAndMappings(source),
            .. ValueMutations.RegexesBroken(source),
            .. ValueMutations.GroupsMissing(source),
        ];

    // As many of each kind as there are, up to an equal share.
    private static List<Mutant> Choose(IEnumerable<Mutant> all)
    {
        var random = new Random(Seed);
        return
        [
            .. all.GroupBy(mutant => mutant.Kind)
                .SelectMany(group => group.OrderBy(_ => random.Next()).Select((mutant, rank) => (mutant, rank)))
                .OrderBy(pair => pair.rank)
                .Take(MostOfOneSet)
                .Select(pair => pair.mutant),
        ];
    }

    // Only the first error counts: it is the one that a person fixes first. A warning counts where the language has no error.
    private static Outcome Try(ModuleSet set, Mutant mutant)
    {
        var result = mutant.Set.Compile();
        var first = result.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == Severity.Error);
        Assert.AreEqual(first is null, result.Success);
        if (first is null && mutant.IsOnlyWarned)
        {
            var usual = set.Compile().Diagnostics.Select(diagnostic => diagnostic.Message).ToHashSet();
            first = result.Diagnostics.FirstOrDefault(diagnostic =>
                diagnostic.Severity == Severity.Warning && !usual.Contains(diagnostic.Message)
            );
        }

        return new Outcome(set, mutant, first);
    }

    private void Print(string name, IReadOnlyList<Outcome> outcomes) =>
        TestContext.WriteLine(
            $"{name}: {outcomes.Count} mutants, {outcomes.Count(outcome => outcome.IsDetected)} detected, "
                + $"{outcomes.Count(outcome => outcome.IsRightLine)} at the right line"
        );

    private sealed record Outcome(ModuleSet Set, Mutant Mutant, Diagnostic? First)
    {
        public bool IsDetected => First is not null;

        public bool IsRightLine => First is not null && Mutant.Places.Contains((First.Location.Path, First.Location.Line));
    }
}
