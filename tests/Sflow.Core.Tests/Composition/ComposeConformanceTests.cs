using System.Text.Json;
using System.Text.Json.Nodes;
using Sflow.Binding;
using Sflow.Composition;
using Sflow.Generation.Yaml;
using Sflow.Planning;
using Sflow.Resolution;
using Sflow.Syntax;

namespace Sflow.Tests.Composition;

/// <summary>What nv-sflow composes, Sflow composes, apart from the deviations listed here by number.</summary>
[TestClass]
public sealed class ComposeConformanceTests
{
    /// <summary>
    /// Cases that differ on purpose: the number of the deviation, and either the code of Sflow's error or the paths at which its data
    /// differs.
    /// </summary>
    private static readonly Dictionary<string, (string Deviation, string[] CodeOrPaths)> Deviations = new()
    {
        ["merge-drops-unknown-keys"] = ("O6", ["SFLOW1102"]),
        ["merge-drops-nameless-items"] = ("O6", ["SFLOW1107"]),
        ["merge-duplicate-in-list"] = ("O6", ["SFLOW1112"]),
        ["single-duplicate-in-list"] = ("O6", ["SFLOW1112"]),
        ["yaml-merge-list"] = ("O6", ["SFLOW1102"]),
        ["ok-backend-extra-key"] = ("O7", ["SFLOW1201"]),
        ["ok-operator-extra-key"] = ("O7", ["SFLOW1201"]),
        ["ok-expression-unknown-filter"] = ("O16", ["SFLOW1305"]),
        ["set-bad-expression"] = ("O16", ["SFLOW1301"]),
        ["merge-timeout-null"] = ("O8", ["$.workflow.timeout"]),
        ["err-comment-marker-with-expression"] = ("O11", []),
        ["set-list-on-scalar-var"] = ("O23", ["$.variables[0].domain", "$.variables[0].value"]),
        ["set-types"] = ("O23", ["$.variables[3].value", "$.variables[17].value", "$.variables[18].value"]),
        ["set-types-list-form"] = ("O23", ["$.variables[3].value", "$.variables[4].value"]),
        ["err-set-workflow-variable"] = ("O34", []),
        ["err-exclude-negative"] = ("54", []),
        ["err-gpus-per-node-zero"] = ("54", []),
        ["yaml-scalars"] = ("38", ["$.variables[12].value"]),
        ["yaml-duplicate-keys"] = ("39", ["SFLOW1013"]),
        ["yaml-int-keys"] = ("39", ["SFLOW1013"]),
    };

    public static IEnumerable<object[]> Cases =>
        ComposeCase.All().Where(test => !test.IsResolved).Select(test => new object[] { test.Name });

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void SameAsNvSflow(string name) => Assert.IsNull(Judge(name, out _));

    [TestMethod]
    public void Figures()
    {
        var kinds = Cases
            .Select(row => (string)row[0])
            .GroupBy(name => Judge(name, out var kind) is null ? kind : "FAILED")
            .OrderBy(group => group.Key);
        TestContext.WriteLine("compose: " + string.Join(", ", kinds.Select(group => $"{group.Key} {group.Count()}")));
        Assert.AreEqual(Cases.Count(), kinds.Where(group => group.Key != "FAILED").Sum(group => group.Count()));
    }

    [TestMethod]
    public void EveryListedCaseExists()
    {
        if (Environment.GetEnvironmentVariable("SFLOW_CONFORMANCE") is { Length: > 0 })
            return; // other data has other cases
        var names = ComposeCase.All().Select(test => test.Name).ToHashSet();
        Assert.IsEmpty(Deviations.Keys.Where(name => !names.Contains(name)).ToList());
    }

    private static string? Judge(string name, out string kind)
    {
        var test = ComposeCase.Load(name);
        kind = "judged by hosts";
        if (test.IsWrongCall)
            return test.Succeeds ? "a wrong call that succeeds" : null;
        var diagnostics = new DiagnosticBag();
        var composed = test.Run(diagnostics);
        var errors = diagnostics.Where(finding => finding.Severity == Severity.Error).ToList();
        if (errors.Any(error => error.Location.Line == 0 && error.Location.Path != "command line"))
            return $"an error without a place: {errors[0]}";
        if (Deviations.TryGetValue(name, out var deviation))
        {
            kind = "deviations";
            var found =
                composed is null ? errors.Select(error => error.Code).Distinct().Take(1)
                : test.Succeeds
                    ? Differences(composed, test.Expected)
                        .Select(difference => difference[..difference.IndexOf(':')])
                        .Concat(LaterError(composed, upToBinding: true) is { } later ? [later.Code] : [])
                : [];
            return found.Order(StringComparer.Ordinal).SequenceEqual(deviation.CodeOrPaths.Order(StringComparer.Ordinal))
                ? null
                : $"another deviation: {string.Join(", ", found)} {string.Join("; ", errors)}";
        }

        if (composed is not null && !test.Succeeds)
        {
            kind = "errors of later stages";
            return LaterError(composed, upToBinding: false) is { } error
                ? error.Location.Line > 0 || error.Location.Path == "command line"
                    ? null
                    : $"an error without a place: {error}"
                : "must fail";
        }

        kind = test.Succeeds ? "equal" : "errors";
        if (test.Succeeds != composed is not null)
            return test.Succeeds ? $"must compose, but: {string.Join("; ", errors)}" : "must fail";
        return composed is null
            ? null
            : Differences(composed, test.Expected).FirstOrDefault()
                ?? DifferenceOfWarnings(test, diagnostics)
                ?? LaterError(composed, upToBinding: true)?.ToString();
    }

    // nv-sflow validates what it composes; here types, names and references are judged by Binding, values by Resolution and Planning.
    private static Diagnostic? LaterError(ComposedWorkflow composed, bool upToBinding)
    {
        var diagnostics = new DiagnosticBag();
        var model = Binder.Run(composed, diagnostics);
        if (
            !upToBinding
            && model is not null
            && !diagnostics.HasErrors
            && Resolver.Run(model, JobSettings.None, diagnostics) is { } resolved
        )
            Planner.Run(resolved, diagnostics);
        return diagnostics.FirstOrDefault(finding => finding.Severity == Severity.Error);
    }

    private static IEnumerable<string> Differences(ComposedWorkflow composed, JsonElement expected)
    {
        var text = ComposedYamlWriter.Write(composed).ToString();
        var diagnostics = new DiagnosticBag();
        var module = YamlReader.Read(new SourceText("composed.yaml", text), diagnostics);
        return module is null
            ? [$"the written document: {diagnostics.First()}\n{text}"]
            : OracleData.Differences(module.Root.ToValue(), ListForm(expected));
    }

    // Sflow also warns where the value stays the same but a type or a domain changes.
    private static string? DifferenceOfWarnings(ComposeCase test, DiagnosticBag diagnostics)
    {
        bool Speaks(string message, string key) => message.Contains($"'{key[(key.LastIndexOf('.') + 1)..]}'", StringComparison.Ordinal);
        var warned = diagnostics.Where(finding => finding.Code == "SFLOW1114").Select(finding => finding.Message).ToList();
        return
            test.Overridden.All(key => warned.Any(message => Speaks(message, key)))
            && warned.All(message => test.Overridden.Concat(test.Redefined).Any(key => Speaks(message, key)))
            ? null
            : $"redefinitions {string.Join(", ", test.Overridden)} expected, but: {string.Join("; ", warned)}";
    }

    // nv-sflow leaves a single file as it is, be its tasks a dict.
    internal static JsonElement ListForm(JsonElement expected)
    {
        var document = JsonNode.Parse(expected.GetRawText())!;
        if (document["workflow"]?["tasks"] is JsonObject tasks)
        {
            var list = new JsonArray();
            foreach (var task in tasks)
            {
                var body = task.Value!.DeepClone();
                body["name"] = task.Key;
                list.Add(body);
            }

            document["workflow"]!["tasks"] = list;
        }

        return JsonDocument.Parse(document.ToJsonString()).RootElement;
    }
}
