using System.Text.Json;
using System.Text.Json.Nodes;
using Sflow.Binding;
using Sflow.Composition;
using Sflow.Generation.Yaml;
using Sflow.Planning;
using Sflow.Resolution;
using Sflow.Syntax;
using Sflow.Tests.Conformance;

namespace Sflow.Tests.Composition;

/// <summary>What nv-sflow composes, Sflow composes, apart from the deviations that <see cref="ComposeCauses"/> recognises.</summary>
[TestClass]
public sealed class ComposeConformanceTests : ComposeCaseTests
{
    public static IEnumerable<object[]> Cases => ComposeCase.All().Where(test => !test.IsResolved).Select(test => new object[] { test.Id });

    protected override string Stage => "compose";

    private protected override Dictionary<string, string> KnownDeviations => PublicDeviations.Compose;

    protected override IEnumerable<string> Ids => Cases.Select(row => (string)row[0]);

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void SameAsNvSflow(string id) => Assert.IsNull(Judge(ComposeCase.Load(id)).Problem);

    private protected override Verdict Judge(ComposeCase test)
    {
        if (test.IsWrongCall)
            return test.Succeeds ? Verdict.Fails("a wrong call that succeeds") : Verdict.NotJudged("calls that hosts refuse");
        var diagnostics = new DiagnosticBag();
        var composed = test.Run(diagnostics);
        var stage = composed is null ? "errors" : "errors of later stages";
        var warnings = diagnostics.Where(one => one.Severity != Severity.Error).ToList();
        if (composed is not null)
            RunLaterStages(composed, upToBinding: test.Succeeds, diagnostics);
        var errors = diagnostics.Where(one => one.Severity == Severity.Error).ToList();
        if (errors.Find(error => error.Location.Line == 0 && error.Location.Path != "command line") is { } placeless)
            return Verdict.Fails($"an error without a place: {placeless}");
        if (!test.Succeeds)
            return errors.Count > 0 ? Verdict.Equal(stage)
                : test.Causes.OfAcceptance(test.Facts) is { } accepted ? Verdict.Deviates(accepted)
                : Verdict.Fails($"must fail: {test.Facts.ErrorKind}: {test.Facts.ErrorMessage}");
        if (errors.Count > 0 && test.Causes.OfErrors(errors) is { } refused)
            return Verdict.Deviates(refused);
        List<string> differences =
        [
            .. errors.Select(error => $"must compose, but: {error}"),
            .. composed is null ? [] : Differences(composed, test.Expected),
            .. RedefinitionDifferences.Of(test.Set, test.Redefinitions, warnings),
        ];
        return differences.Count == 0 ? Verdict.Equal("equal")
            : test.Causes.OfDifferences(test.Facts, differences) is { } number ? Verdict.Deviates(number)
            : Verdict.Fails(string.Join("\n", test.Causes.Unexplained(test.Facts, differences)));
    }

    // nv-sflow validates what it composes; here types, names and references are judged by Binding, values by Resolution and Planning.
    private static void RunLaterStages(ComposedWorkflow composed, bool upToBinding, DiagnosticBag diagnostics)
    {
        var model = Binder.Run(composed, diagnostics);
        if (
            !upToBinding
            && model is not null
            && !diagnostics.HasErrors
            && Resolver.Run(model, JobSettings.None, diagnostics) is { } resolved
        )
            Planner.Run(resolved, diagnostics);
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

    // nv-sflow leaves a single file as it is, be its tasks a dict.
    internal static JsonElement ListForm(JsonElement expected)
    {
        var document = JsonNode.Parse(expected.GetRawText())!;
        if (document["workflow"]?["tasks"] is JsonObject tasks)
        {
            document["workflow"]!["tasks"] = NamedList(tasks);
        }

        // nv-sflow 0.3 alone writes this section as a mapping; reading it gives the same.
        if (document["storage"] is JsonObject storage)
            document["storage"] = NamedList(storage);
        return JsonDocument.Parse(document.ToJsonString()).RootElement;
    }

    private static JsonArray NamedList(JsonObject entries)
    {
        var list = new JsonArray();
        foreach (var entry in entries)
        {
            var body = entry.Value!.DeepClone();
            body["name"] = entry.Key;
            list.Add(body);
        }

        return list;
    }
}
