using System.Text.Json;
using System.Text.Json.Nodes;
using Sflow.Binding;
using Sflow.Generation.Yaml;
using Sflow.Resolution;
using Sflow.Tests.Composition;

namespace Sflow.Tests.Conformance;

/// <summary>
/// nv-sflow's own example modules compose, resolve and plan as there. They are read from where they lie; where they don't, the test is
/// skipped.
/// </summary>
[TestClass]
public sealed class RealConformanceTests
{
    /// <summary>Stages that differ on purpose, as <c>case/stage</c>, with the number of the deviation.</summary>
    private static readonly Dictionary<string, string> Deviations = new() { };

    // A source of no rows would be an error; the one row is skipped.
    public static IEnumerable<object[]> Cases =>
        NeedsExamplesAttribute.Folder is { } root
            ? JsonDocument
                .Parse(File.ReadAllText(Path.Combine(root, "cases.json")))
                .RootElement.EnumerateArray()
                .SelectMany(test =>
                    new[] { "compose", "resolve", "plan" }.Select(stage => new object[] { test.GetProperty("id").GetString()!, stage })
                )
            :
            [
                ["none", "here"],
            ];

    private static string Root => NeedsExamplesAttribute.Folder!;

    [TestMethod]
    [NeedsExamples]
    [DynamicData(nameof(Cases))]
    public void SameAsNvSflow(string id, string stage)
    {
        var test = JsonDocument
            .Parse(File.ReadAllText(Path.Combine(Root, "cases.json")))
            .RootElement.EnumerateArray()
            .First(test => test.GetProperty("id").GetString() == id);
        var difference = Judge(test, stage);
        if (Deviations.ContainsKey($"{id}/{stage}"))
            Assert.IsNotNull(difference, "no longer a deviation");
        else
            Assert.IsNull(difference);
    }

    private static string? Judge(JsonElement test, string stage)
    {
        var diagnostics = new DiagnosticBag();
        var run = new ConformanceCase(Root, test.GetProperty("args"));
        var oracle = test.GetProperty(stage);
        var isOk = !oracle.TryGetProperty("ok", out var ok) || ok.GetBoolean();
        var expected = isOk ? JsonNode.Parse(File.ReadAllText(Path.Combine(Root, oracle.GetProperty("expected").GetString()!)))! : null;
        switch (stage)
        {
            case "plan":
                var plan = run.Plan(diagnostics);
                if (plan is null || !isOk)
                    return plan is null == !isOk
                        ? null
                        : $"ok is {isOk}, but: {string.Join("; ", diagnostics.Where(one => one.Severity == Severity.Error))}";
                return OracleData.FirstDifference(PlanView.Of(plan), Element(OraclePlan.Normalise(expected!)));
            default:
                var composed = run.Compose(diagnostics);
                var model = composed is null ? null : Binder.Run(composed, diagnostics);
                if (model is null || diagnostics.HasErrors || !isOk)
                    return (model is null || diagnostics.HasErrors) == !isOk
                        ? null
                        : $"ok is {isOk}, but: {string.Join("; ", diagnostics.Where(one => one.Severity == Severity.Error))}";
                return ResolvedText.Difference(
                    ComposedYamlWriter.Write(stage == "compose" ? composed! : Inliner.Run(composed!, model, JobSettings.None)).ToString(),
                    Element(expected!)
                );
        }
    }

    private static JsonElement Element(JsonNode node) => JsonDocument.Parse(node.ToJsonString()).RootElement;
}
