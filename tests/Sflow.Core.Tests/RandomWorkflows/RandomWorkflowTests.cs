using System.Globalization;
using Sflow.Tests.Scenarios;

namespace Sflow.Tests.RandomWorkflows;

/// <summary>
/// Random workflows of several modules compile without an error, and their documents are the same workflow.
/// <c>SFLOW_RANDOM_WORKFLOWS</c> sets how many (500), <c>SFLOW_RANDOM_SEED</c> the first seed (1).
/// </summary>
[TestClass]
public sealed class RandomWorkflowTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void EachGivesTheSamePlanFromItsDocuments()
    {
        var (first, count) = (Setting("SFLOW_RANDOM_SEED", 1), Setting("SFLOW_RANDOM_WORKFLOWS", 500));
        var failures = new List<string>();
        var codes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var seed in Enumerable.Range(first, count))
        {
            var generator = new WorkflowGenerator(seed);
            var modules = generator.Make();
            var diagnostics = new DiagnosticBag();
            var composed = SameWorkflow.Compose(modules, diagnostics, generator.Merge);
            var problem = composed is null
                ? "it must compose, but: " + string.Join("\n", diagnostics)
                : SameWorkflow.Problem(composed, diagnostics);
            if (problem is not null)
                failures.Add($"seed {seed}: {problem}\n{string.Join("\n", modules.Select(module => $"# {module.Key}\n{module.Value}"))}");
            foreach (var code in diagnostics.Select(one => one.Code).Distinct())
                codes[code] = codes.GetValueOrDefault(code) + 1;
        }

        TestContext.WriteLine($"{count} workflows; warnings: {string.Join(", ", codes.Select(code => $"{code.Key} in {code.Value}"))}");
        Assert.AreEqual("", string.Join("\n\n", failures.Take(3)), $"{failures.Count} of {count}");
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
