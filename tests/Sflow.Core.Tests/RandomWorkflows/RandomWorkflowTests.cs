using System.Globalization;
using Sflow.Binding;
using Sflow.Composition;
using Sflow.Generation.Yaml;
using Sflow.Planning;
using Sflow.Resolution;
using Sflow.Syntax;
using Sflow.Tests.Scenarios;

namespace Sflow.Tests.RandomWorkflows;

/// <summary>
/// Random workflows of several modules compile without an error. Their composed document composes to itself. It and the resolved document
/// give the same plan. <c>SFLOW_RANDOM_WORKFLOWS</c> sets how many (500), <c>SFLOW_RANDOM_SEED</c> the first seed (1).
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
            var modules = new WorkflowGenerator(seed).Make();
            var diagnostics = new DiagnosticBag();
            if (Judge(modules, diagnostics) is { } problem)
                failures.Add($"seed {seed}: {problem}\n{string.Join("\n", modules.Select(module => $"# {module.Key}\n{module.Value}"))}");
            foreach (var code in diagnostics.Select(one => one.Code).Distinct())
                codes[code] = codes.GetValueOrDefault(code) + 1;
        }

        TestContext.WriteLine(
            $"{count} workflows; with warnings or information: {string.Join(", ", codes.Select(code => $"{code.Key} {code.Value}"))}"
        );
        Assert.AreEqual("", string.Join("\n\n", failures.Take(3)), $"{failures.Count} of {count}");
    }

    private static string? Judge(IReadOnlyList<KeyValuePair<string, string>> modules, DiagnosticBag diagnostics)
    {
        if (Compose(modules, diagnostics) is not { } composed || Plan(composed, diagnostics) is not { } plan)
            return "it must compile, but: " + string.Join("\n", diagnostics);
        var text = ComposedYamlWriter.Write(composed).ToString();
        var later = new DiagnosticBag();
        if (Compose([new("composed.yaml", text)], later) is not { } whole || Plan(whole, later) is not { } again)
            return $"the composed document must compile, but: {string.Join("\n", later)}\n{text}";
        if (WithoutComments(ComposedYamlWriter.Write(whole).ToString()) is var twice && twice != WithoutComments(text))
            return $"the composed document must compose to itself, but:\n{text}\nBUT\n{twice}";
        if (PlanComparison.Difference(plan, again) is { } difference)
            return $"the composed document plans {difference}\n{text}";
        var model = Binder.Run(composed, new DiagnosticBag())!;
        text = ComposedYamlWriter.Write(Inliner.Run(composed, model, JobSettings.None)).ToString();
        later = new DiagnosticBag();
        if (Compose([new("resolved.yaml", text)], later) is not { } resolved || Plan(resolved, later) is not { } third)
            return $"the resolved document must compile, but: {string.Join("\n", later)}\n{text}";
        return PlanComparison.Difference(plan, third) is { } other ? $"the resolved document plans {other}\n{text}" : null;
    }

    // The comments name the modules, which differ.
    private static string WithoutComments(string text) =>
        string.Join("\n", text.Split('\n').Where(line => !line.TrimStart().StartsWith('#')));

    private static ComposedWorkflow? Compose(IReadOnlyList<KeyValuePair<string, string>> modules, DiagnosticBag diagnostics)
    {
        var read = modules.Select(module => YamlReader.Read(new SourceText(module.Key, module.Value), diagnostics)).ToList();
        return read.Contains(null) ? null : Composer.Run(read!, diagnostics);
    }

    private static ExecutionPlan? Plan(ComposedWorkflow composed, DiagnosticBag diagnostics) =>
        Binder.Run(composed, diagnostics) is { } model
        && !diagnostics.HasErrors
        && Resolver.Run(model, JobSettings.None, diagnostics) is { } resolved
        && !diagnostics.HasErrors
            ? Planner.Run(resolved, diagnostics)
            : null;

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
