using System.Text.Json;
using Sflow.Binding;
using Sflow.Generation.Yaml;
using Sflow.Resolution;
using Sflow.Syntax;
using Sflow.Tests.Composition;

namespace Sflow.Tests.Conformance;

/// <summary>What nv-sflow's <c>compose --resolve</c> inlines, Sflow inlines, apart from the deviations listed here by number.</summary>
[TestClass]
public sealed class ResolveConformanceTests
{
    /// <summary>Cases that differ on purpose, with the number of the deviation.</summary>
    private static readonly Dictionary<string, string> Deviations = new()
    {
        ["merge-dict-dict-resolved"] = "O19",
        ["merge-list-then-dict-resolved"] = "O19",
        ["rand-10002"] = "O19",
        ["rand-10008"] = "O14",
        ["resolve-coerce-odd"] = "O1",
        ["resolve-default-filter"] = "O16",
        ["resolve-description-too"] = "O20",
        ["resolve-list-with-expr"] = "O21",
        ["resolve-looks-pure"] = "O2",
        ["resolve-mixed-strings"] = "O2",
        ["resolve-nested-braces"] = "O2",
        ["resolve-replica-kept"] = "O19",
        ["resolve-shell-builtins"] = "O32",
        ["resolve-type-coercion"] = "O1",
        ["set-bad-expression-resolved"] = "O16",
        ["set-list-sets-domain-resolved"] = "O19",
        ["single-dict-tasks-resolved"] = "O19",
        ["single-duplicate-in-list-resolved"] = "O6",
    };

    public static IEnumerable<object[]> Cases =>
        ComposeCase.All().Where(test => test.IsResolved && !test.IsWrongCall).Select(test => new object[] { test.Name });

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void SameAsNvSflow(string name)
    {
        var difference = Judge(ComposeCase.Load(name));
        if (Deviations.ContainsKey(name))
            Assert.IsNotNull(difference, "no longer a deviation");
        else
            Assert.IsNull(difference);
    }

    [TestMethod]
    public void Figures()
    {
        var results = Cases.Select(row => (string)row[0]).ToLookup(name => Judge(ComposeCase.Load(name)) is null);
        // Other data of the same layout has other cases: only what is there is compared.
        var deviations = Cases.Select(row => (string)row[0]).Where(Deviations.ContainsKey).ToList();
        TestContext.WriteLine(
            $"resolve: {results[true].Count()} equal, {deviations.Count} deviations of {results.Sum(group => group.Count())}"
        );
        CollectionAssert.AreEquivalent(deviations, results[false].ToList());
    }

    private static string? Judge(ComposeCase test)
    {
        var diagnostics = new DiagnosticBag();
        var composed = test.Run(diagnostics);
        var model = composed is null ? null : Binder.Run(composed, diagnostics);
        var failed = model is null || diagnostics.HasErrors;
        if (failed || !test.Succeeds)
            return failed == test.Succeeds
                ? test.Succeeds
                    ? $"must resolve, but: {string.Join("; ", diagnostics.Where(finding => finding.Severity == Severity.Error))}"
                    : "must fail"
                : null;
        return ResolvedText.Difference(
            ComposedYamlWriter.Write(Inliner.Run(composed!, model!, JobSettings.None)).ToString(),
            test.Expected
        );
    }
}

/// <summary>Compares a written document with the oracle's.</summary>
internal static class ResolvedText
{
    public static string? Difference(string yaml, JsonElement expected)
    {
        var diagnostics = new DiagnosticBag();
        var module = YamlReader.Read(new SourceText("written.yaml", yaml), diagnostics);
        return module is null
            ? $"the written document: {diagnostics.First()}\n{yaml}"
            : OracleData.FirstDifference(module.Root.ToValue(), ComposeConformanceTests.ListForm(expected));
    }
}
