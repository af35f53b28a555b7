using System.Text.Json;
using System.Text.Json.Nodes;
using Sflow.Generation.Sbatch;
using Sflow.Resolution;
using Sflow.Tests.Composition;

namespace Sflow.Tests.Conformance;

/// <summary>What nv-sflow plans, Sflow plans, apart from the deviations listed here by number.</summary>
[TestClass]
public sealed class PlanConformanceTests
{
    /// <summary>Cases that differ on purpose, with the number of the deviation.</summary>
    private static readonly Dictionary<string, string> Deviations = new()
    {
        ["err-backend-nodes-float"] = "O14: integral floats are integers",
        ["err-probe-delay-expression"] = "O17: a delay takes expressions",
        ["err-task-expr-brackets"] = "O12: task is there in every script",
        ["err-var-cast-float-value"] = "O14",
        ["err-var-cast-int"] = "O14",
        ["err-wf-var-sees-wf-var"] = "O13",
        ["gpu-pack-replicas"] = "O29",
        ["gpu-unknown-capacity"] = "O28",
        ["names-not-resolved"] = "O17",
        ["op-docker"] = "O24, O25, 53",
        ["op-override-rules"] = "O7",
        ["op-srun-empty-values"] = "O30",
        ["op-ssh"] = "52",
        ["op-srun-extra-args-collapse"] = "O25",
        ["probes-all"] = "O30",
        ["rand-20003"] = "O24",
        ["rand-20004"] = "O24",
        ["rand-20006"] = "O29",
        ["rand-20007"] = "O29",
        ["rep-name-clash-with-task"] = "O9",
        ["rep-name-collision"] = "O9",
        ["rep-sweep"] = "O18",
        ["script-comment-marker"] = "O11",
        ["slurm-backend-named-local"] = "O27",
        ["slurm-nodes-zero"] = "O27",
        ["task-variables-ignored"] = "O10",
        ["var-shadows-context"] = "O15",
        ["var-types"] = "O14",
        ["wf-var-overrides-global"] = "O13",
    };

    public static IEnumerable<object[]> Cases =>
        Directory
            .GetDirectories(Path.Combine(ComposeCase.Root, "plan"))
            .Order(StringComparer.Ordinal)
            .Select(folder => new object[] { Path.GetFileName(folder) });

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void SameAsNvSflow(string name)
    {
        var difference = Judge(Path.Combine(ComposeCase.Root, "plan", name));
        if (Deviations.ContainsKey(name))
            Assert.IsNotNull(difference, "no longer a deviation");
        else
            Assert.IsNull(difference);
    }

    [TestMethod]
    public void Figures()
    {
        var results = Cases.Select(row => (string)row[0]).ToLookup(name => Judge(Path.Combine(ComposeCase.Root, "plan", name)) is null);
        // Other data of the same layout has other cases: only what is there is compared.
        var deviations = Cases.Select(row => (string)row[0]).Where(Deviations.ContainsKey).ToList();
        TestContext.WriteLine(
            $"plan: {results[true].Count()} equal, {deviations.Count} deviations of {results.Sum(group => group.Count())}"
        );
        CollectionAssert.AreEquivalent(deviations, results[false].ToList());
    }

    private static string? Judge(string folder)
    {
        var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "case.json"))).RootElement;
        var diagnostics = new DiagnosticBag();
        var plan = new ConformanceCase(folder, document.GetProperty("args")).Plan(diagnostics);
        // Regular expressions are judged by the target that has to say them.
        if (plan is not null && !document.GetProperty("ok").GetBoolean())
            SbatchScript.Write(plan, diagnostics);
        var errors = diagnostics.Where(finding => finding.Severity == Severity.Error).ToList();
        if (errors.Any(error => error.Location.Line == 0 && error.Location.Path != "command line"))
            return $"an error without a place: {errors[0]}";
        if (!document.GetProperty("ok").GetBoolean())
            return diagnostics.HasErrors ? null : "must fail";
        return plan is null
            ? $"must plan, but: {string.Join("; ", errors)}"
            : OracleData.FirstDifference(
                PlanView.Of(plan),
                JsonDocument
                    .Parse(OraclePlan.Normalise(JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")))!).ToJsonString())
                    .RootElement
            );
    }
}
