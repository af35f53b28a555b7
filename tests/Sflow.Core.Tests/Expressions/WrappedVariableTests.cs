using System.Text.Json;
using Sflow.Binding;
using Sflow.Composition;
using Sflow.Expressions;
using Sflow.Resolution;
using Sflow.Syntax;
using Sflow.Tests.Conformance;

namespace Sflow.Tests.Expressions;

/// <summary>
/// The expressions of nv-sflow 0.3 over variables. There a variable is a wrapper around its value. Sflow takes over <c>domain</c> and
/// <c>value</c>, and gives the answer of the bare value, as nv-sflow 0.1 did, to everything else (75).
/// </summary>
[TestClass]
public sealed class WrappedVariableTests
{
    private const string Deviation = "75: a variable is its value";

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void EveryCaseGivesWhatTheDataSaysOrTheAnswerOfTheBareValue()
    {
        var lines = File.ReadLines(PathOf("expressions.jsonl")).Where(line => line.Length > 0).ToList();
        var variables = JsonDocument.Parse(lines[0]).RootElement.GetProperty("variables");
        var scope = Scope(variables);
        var (wrong, deviations) = (new List<string>(), 0);
        foreach (var test in lines.Skip(1).Select(line => JsonDocument.Parse(line).RootElement))
        {
            var template = test.GetProperty("template").GetString()!;
            var isDeviation = test.TryGetProperty("ef6bf33", out var bare) && !AsksForAMember(template, variables);
            deviations += isDeviation ? 1 : 0;
            var expected = isDeviation ? Answer(bare) : Answer(test);
            var actual = TemplateAnswer.Of(template, scope);
            if (!TemplateAnswer.Fits(expected, actual) && !(IsError(expected) && IsError(actual)))
                wrong.Add($"{test.GetProperty("id")}: {template}\n    expected {expected}\n    actual   {actual}");
        }

        TestContext.WriteLine($"{lines.Count - 1} cases, {deviations} of them as the deviation {Deviation}");
        Assert.IsGreaterThan(10, lines.Count);
        Assert.IsEmpty(wrong, string.Join("\n", wrong));
    }

    // The members that Sflow takes over, where the variable has no key of that name.
    private static bool AsksForAMember(string template, JsonElement variables) =>
        TemplateParser
            .Parse(TemplateAnswer.Located(template), new DiagnosticBag())
            ?.References.Any(reference =>
            {
                var path = reference.Root == "variables" ? reference.Path : [reference.Root, .. reference.Path];
                return path.Count > 1
                    && path[0] is string name
                    && path[1] is "domain" or "value"
                    && variables.TryGetProperty(name, out var variable)
                    && !(
                        variable.GetProperty("value") is { ValueKind: JsonValueKind.Object } mapping
                        && mapping.TryGetProperty((string)path[1], out _)
                    );
            }) == true;

    private static string Answer(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.String ? "text: " + answer.GetString()
        : answer.TryGetProperty("error", out var error) ? "error: " + error.GetString()
        : "text: " + answer.GetProperty("result").GetString();

    private static bool IsError(string answer) => answer.StartsWith("error", StringComparison.Ordinal);

    private static string PathOf(string file) => Path.Combine(ConformanceSet.Newer.Root, file);

    // As another variable sees them.
    private static IScope Scope(JsonElement variables)
    {
        var diagnostics = new DiagnosticBag();
        const string workflow = """{"name": "w", "tasks": [{"name": "t", "script": ["x"]}]}""";
        var json = $$"""{"version": "0.1", "variables": {{variables.GetRawText()}}, "workflow": {{workflow}} }""";
        var module = YamlReader.Read(new SourceText("m.yaml", json), diagnostics);
        var model = Binder.Run(Composer.Run([module!], diagnostics)!, diagnostics);
        Assert.IsFalse(diagnostics.HasErrors, string.Join("\n", diagnostics));
        return new SymbolTable(model!, JobSettings.None, diagnostics).NativeScope;
    }
}
