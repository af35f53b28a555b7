using System.Text.Json;
using System.Text.Json.Nodes;
using Sflow.Generation.Sbatch;
using Sflow.Resolution;
using Sflow.Tests.Composition;

namespace Sflow.Tests.Conformance;

/// <summary>
/// What nv-sflow plans, Sflow plans, apart from the deviations listed here by number. Where nv-sflow 0.3 plans otherwise than 0.1, Sflow
/// follows 0.3: <see cref="Plan03Rules"/> recognises these cases by what differs.
/// </summary>
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

    /// <summary>The public cases that differ because 0.3 plans otherwise than 0.1, with the rule.</summary>
    private static readonly Dictionary<string, string> Since03 = new()
    {
        ["err-backend-gpus-zero-expr"] = "54: a backend without GPUs",
        ["err-node-both"] = "54: indices together with count",
        ["gpu-pack-replicas"] = "O29: GPUs along the dependency graph",
        ["node-count-gpus"] = "54: GPUs divide over nodes",
        ["rand-20006"] = "O29: GPUs along the dependency graph",
        ["rand-20007"] = "O29: GPUs along the dependency graph",
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
        var (difference, rule) = Judge(Path.Combine(ComposeCase.Root, "plan", name));
        if (rule is not null)
            return; // the figures compare the rules of the public cases
        if (Deviations.ContainsKey(name))
            Assert.IsNotNull(difference, "no longer a deviation");
        else
            Assert.IsNull(difference);
    }

    [TestMethod]
    public void Figures()
    {
        var names = Cases.Select(row => (string)row[0]).ToList();
        var results = names.ToDictionary(name => name, name => Judge(Path.Combine(ComposeCase.Root, "plan", name)));
        // Other data of the same layout has other cases: only what is there is compared.
        var deviations = names.Where(Deviations.ContainsKey).ToList();
        var rules = results.Where(result => result.Value.Rule is not null).ToList();
        TestContext.WriteLine(
            $"plan: {results.Values.Count(result => result.Difference is null)} equal, {deviations.Count} deviations, "
                + $"{rules.Count} as in 0.3 of {results.Count}"
        );
        CollectionAssert.AreEquivalent(
            deviations,
            results.Where(result => result.Value is { Difference: not null, Rule: null }).Select(result => result.Key).ToList()
        );
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("SFLOW_CONFORMANCE")))
            CollectionAssert.AreEquivalent(
                Since03.Select(pair => $"{pair.Key} {pair.Value}").ToList(),
                rules.Select(result => $"{result.Key} {result.Value.Rule}").ToList()
            );
    }

    private static (string? Difference, string? Rule) Judge(string folder)
    {
        var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "case.json"))).RootElement;
        var diagnostics = new DiagnosticBag();
        var plan = new ConformanceCase(folder, document.GetProperty("args")).Plan(diagnostics);
        // Regular expressions are judged by the target that has to say them.
        if (plan is not null && !document.GetProperty("ok").GetBoolean())
            SbatchScript.Write(plan, diagnostics);
        var errors = diagnostics.Where(finding => finding.Severity == Severity.Error).ToList();
        if (errors.Any(error => error.Location.Line == 0 && error.Location.Path != "command line"))
            return ($"an error without a place: {errors[0]}", null);
        if (!document.GetProperty("ok").GetBoolean())
            return diagnostics.HasErrors
                ? (null, null)
                : ("must fail", Plan03Rules.OfError(document.GetProperty("error_message").GetString()!));
        if (plan is null)
            return ($"must plan, but: {string.Join("; ", errors)}", Plan03Rules.OfErrors(errors));
        var expected = OraclePlan.Normalise(JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")))!).ToJsonString();
        var differences = OracleData.Differences(PlanView.Of(plan), JsonDocument.Parse(expected).RootElement).ToList();
        return differences.Count == 0
            ? (null, null)
            : (string.Join("\n", differences.Take(6)), Plan03Rules.OfDifferences(plan, differences));
    }
}
