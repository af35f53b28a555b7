using Sflow.Expressions;

namespace Sflow.Tests.Expressions;

[TestClass]
public sealed class ConformanceTests
{
    // The language's deviations that a case of the data runs into, with what Sflow answers instead.
    private static readonly Dictionary<string, (string Deviation, string Answer)> Deviations = new()
    {
        ["p-cond-0028"] = ("O16: an unknown filter is an error also in a branch that is not taken", "error: syntax"),
        ["p-cond-0029"] = ("O16: an unknown filter is found before anything is evaluated", "error: syntax"),
    };

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void EveryCaseGivesWhatTheDataSays()
    {
        var wrong = new List<string>();
        var groups = new SortedDictionary<string, (int Passed, int All)>(StringComparer.Ordinal);
        foreach (var test in ExpressionCase.All)
        {
            var expected =
                Deviations.TryGetValue(test.Id, out var deviation) ? deviation.Answer
                : test.Result is null ? "error: " + test.Error
                : "text: " + test.Result;
            var actual = TemplateAnswer.Of(test.Template, JsonValues.Scope(test.Context));
            var group = test.Id[..test.Id.LastIndexOf('-')];
            var (passed, all) = groups.GetValueOrDefault(group);
            groups[group] = (TemplateAnswer.Fits(expected, actual) ? passed + 1 : passed, all + 1);
            if (!TemplateAnswer.Fits(expected, actual))
                wrong.Add($"{test.Id}: {test.Template}\n    expected {expected}\n    actual   {actual}");
        }

        TestContext.WriteLine(string.Join(", ", groups.Select(group => $"{group.Key} {group.Value.Passed}/{group.Value.All}")));
        TestContext.WriteLine(
            $"{ExpressionCase.All.Count - wrong.Count} of {ExpressionCase.All.Count} cases passed, {Deviations.Count} of "
                + "them as a listed deviation."
        );
        Assert.IsGreaterThan(1400, ExpressionCase.All.Count);
        Assert.IsEmpty(wrong, string.Join("\n", wrong));
    }

    [TestMethod]
    public void AWholeExpressionKeepsItsTypeAndPrintsTheSame()
    {
        var wrong = new List<string>();
        foreach (var test in ExpressionCase.All.Where(test => test.Result is not null && !Deviations.ContainsKey(test.Id)))
        {
            var bag = new DiagnosticBag();
            var template = TemplateParser.Parse(TemplateAnswer.Located(test.Template), bag)!;
            if (!template.IsSingleExpression || template.Parts.Count != 1)
                continue;
            var value = TemplateEvaluator.Evaluate(template, JsonValues.Scope(test.Context), bag);
            // A lazy result leaves as a list, and an undefined value inside one does not leave at all.
            var isTransient =
                test.Result!.StartsWith("dict_", StringComparison.Ordinal) || test.Result.StartsWith("range(", StringComparison.Ordinal);
            if (!isTransient && !test.Result.Contains("Undefined", StringComparison.Ordinal) && value?.ToText() != test.Result)
                wrong.Add($"{test.Id}: {test.Template} {value?.ToText()} {string.Join(' ', bag)}");
        }

        Assert.IsEmpty(wrong, string.Join("\n", wrong));
    }
}
