using System.Text.Json;
using Sflow.Binding;
using Sflow.Generation.Yaml;
using Sflow.Resolution;
using Sflow.Syntax;
using Sflow.Tests.Composition;

namespace Sflow.Tests.Conformance;

/// <summary>What nv-sflow inlines with <c>compose --resolve</c>, Sflow inlines, apart from deviations with a known cause.</summary>
[TestClass]
public sealed class ResolveConformanceTests : ComposeCaseTests
{
    public static IEnumerable<object[]> Cases =>
        ComposeCase.All().Where(test => test.IsResolved && !test.IsWrongCall).Select(test => new object[] { test.Id });

    protected override string Stage => "resolve";

    private protected override Dictionary<string, string> KnownDeviations => PublicDeviations.Resolve;

    protected override IEnumerable<string> Ids => Cases.Select(row => (string)row[0]);

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void SameAsNvSflow(string id) => Assert.IsNull(Judge(ComposeCase.Load(id)).Problem);

    private protected override Verdict Judge(ComposeCase test)
    {
        var diagnostics = new DiagnosticBag();
        var composed = test.Run(diagnostics);
        var model = composed is null ? null : Binder.Run(composed, diagnostics);
        var errors = diagnostics.Where(one => one.Severity == Severity.Error).ToList();
        if (!test.Succeeds)
            return errors.Count > 0 ? Verdict.Equal("errors")
                : test.Causes.OfAcceptance(test.Facts) is { } accepted ? Verdict.Deviates(accepted)
                : Verdict.Fails("must fail");
        if (errors.Count > 0)
            return test.Causes.OfErrors(errors) is { } refused
                ? Verdict.Deviates(refused)
                : Verdict.Fails($"must resolve, but: {string.Join("; ", errors)}");
        var causes = test.Causes with { Values = [.. test.Causes.Values, .. ResolveCauses.Values] };
        var written = ComposedYamlWriter.Write(Inliner.Run(composed!, model!, JobSettings.None)).ToString();
        var differences = ResolvedText.Differences(written, test.Expected).ToList();
        return differences.Count == 0 ? Verdict.Equal("equal")
            : causes.OfDifferences(test.Facts, differences) is { } number ? Verdict.Deviates(number)
            : Verdict.Fails(string.Join("\n", causes.Unexplained(test.Facts, differences)));
    }
}

/// <summary>Compares a written document with the oracle's.</summary>
internal static class ResolvedText
{
    public static string? Difference(string yaml, JsonElement expected) =>
        Differences(yaml, expected).Take(6).ToList() is { Count: > 0 } differences ? string.Join("\n", differences) : null;

    public static IEnumerable<string> Differences(string yaml, JsonElement expected)
    {
        var diagnostics = new DiagnosticBag();
        var module = YamlReader.Read(new SourceText("written.yaml", yaml), diagnostics);
        return module is null
            ? [$"the written document: {diagnostics.First()}\n{yaml}"]
            : OracleData.Differences(module.Root.ToValue(), ComposeConformanceTests.ListForm(expected));
    }
}
