using System.Text.Json;
using System.Text.Json.Nodes;
using Sflow.Generation.Sbatch;
using Sflow.Resolution;
using Sflow.Tests.Composition;

namespace Sflow.Tests.Conformance;

/// <summary>What nv-sflow plans, Sflow plans, apart from the deviations that <see cref="PlanCauses"/> recognises.</summary>
[TestClass]
public sealed class PlanConformanceTests
{
    public static IEnumerable<object[]> Cases =>
        Directory
            .GetDirectories(Path.Combine(ComposeCase.Root, "plan"))
            .Order(StringComparer.Ordinal)
            .Select(folder => new object[] { Path.GetFileName(folder) });

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void SameAsNvSflow(string name) => Assert.IsNull(Judge(name).Problem);

    [TestMethod]
    public void Figures()
    {
        var verdicts = JudgeAll().Select(one => one.Verdict).ToList();
        TestContext.WriteLine($"plan 0.2: {Verdict.Figures(verdicts)}");
        Assert.IsEmpty(verdicts.Where(verdict => verdict.Problem is not null));
    }

    [TestMethod]
    public void ThePublicDeviationsAreTheKnownOnes() =>
        PublicDeviations.Compare(PublicDeviations.Plan, "0.2", JudgeAll().Select(one => ($"0.2/{one.Name}", one.Verdict)));

    private static IEnumerable<(string Name, Verdict Verdict)> JudgeAll() =>
        Cases.Select(row => (string)row[0]).Select(name => (name, Judge(name)));

    private static Verdict Judge(string name)
    {
        var folder = Path.Combine(ComposeCase.Root, "plan", name);
        var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "case.json"))).RootElement;
        var facts = CaseFacts.Of(folder, document);
        var succeeds = document.GetProperty("ok").GetBoolean();
        var diagnostics = new DiagnosticBag();
        var plan = new ConformanceCase(folder, document.GetProperty("args")).Plan(diagnostics);
        // Regular expressions are judged by the target that has to say them.
        if (plan is not null && !succeeds)
            SbatchScript.Write(plan, diagnostics);
        var errors = diagnostics.Where(finding => finding.Severity == Severity.Error).ToList();
        if (errors.Find(error => error.Location.Line == 0 && error.Location.Path != "command line") is { } placeless)
            return Verdict.Fails($"an error without a place: {placeless}");
        if (!succeeds)
            return errors.Count > 0 ? Verdict.Equal("errors")
                : PlanCauses.Older.OfAcceptance(facts) is { } accepted ? Verdict.Deviates(accepted)
                : Verdict.Fails($"must fail: {facts.ErrorKind}: {facts.ErrorMessage}");
        if (plan is null || errors.Count > 0)
            return PlanCauses.Older.OfErrors(errors) is { } refused
                ? Verdict.Deviates(refused)
                : Verdict.Fails($"must plan, but: {string.Join("; ", errors)}");
        var expected = OraclePlan.Normalise(JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")))!).ToJsonString();
        var differences = OracleData.Differences(PlanView.Of(plan), JsonDocument.Parse(expected).RootElement).ToList();
        return differences.Count == 0 ? Verdict.Equal("equal")
            : PlanCauses.Older.OfDifferences(facts, differences) is { } number ? Verdict.Deviates(number)
            : Verdict.Fails(string.Join("\n", PlanCauses.Older.Unexplained(facts, differences)));
    }
}
