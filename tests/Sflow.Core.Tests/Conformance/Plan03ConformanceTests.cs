using System.Text.Json;
using Sflow.Generation.Sbatch;

namespace Sflow.Tests.Conformance;

/// <summary>
/// What nv-sflow 0.3 plans, Sflow plans. A case that differs has a cause: an error that Sflow reports on purpose, or a mistake of nv-sflow.
/// </summary>
[TestClass]
public sealed class Plan03ConformanceTests
{
    /// <summary>The public cases that differ, and the number of the deviation.</summary>
    private static readonly Dictionary<string, string> Public = new()
    {
        ["backend-env"] = "O15, O32",
        ["err-wrapped-tojson"] = "75",
        ["sweep-sees-value"] = "78",
        ["variable-methods-and-tests"] = "75",
        ["variable-types-while-resolving"] = "78",
    };

    /// <summary>Public cases of members that are not there yet, with their owner.</summary>
    private static readonly Dictionary<string, string> Waiting = new()
    {
        ["docker-backend"] = "kinds",
        ["docker-operator"] = "kinds",
        ["err-gpu-count-not-divisible"] = "plan",
        ["fail-fast"] = "kinds",
        ["gpu-count-over-nodes"] = "plan",
        ["gpu-hole-filling"] = "plan",
        ["gpu-indices-basic"] = "plan",
        ["gpu-indices-expression"] = "plan",
        ["gpu-indices-fan-out"] = "plan",
        ["gpu-indices-next-node"] = "plan",
        ["gpu-indices-replicas"] = "plan",
        ["gpu-indices-reuse"] = "plan",
        ["gpu-indices-unknown-capacity"] = "plan",
        ["gpu-indices-with-nodes"] = "plan",
        ["gpu-release-inferred"] = "plan",
        ["gpu-release-not-upstream"] = "plan",
        ["gpu-release-task-ready"] = "plan",
        ["gpu-release-workflow"] = "plan",
        ["image-not-checked"] = "kinds",
        ["kubernetes-merged-pods"] = "kinds",
        ["kubernetes-no-merge"] = "kinds",
        ["kubernetes-task-ready-coerced"] = "kinds",
        ["modules-merged"] = "merge",
        ["monitor-plan"] = "kinds",
        ["nodes-indices-and-count"] = "plan",
        ["nodes-negative"] = "plan",
        ["nodes-release-chain"] = "plan",
        ["nodes-release-reserves"] = "plan",
        ["nodes-reserved-replicas"] = "plan",
        ["probe-each-check-timeout"] = "probes",
        ["probe-followers"] = "probes",
        ["probe-lists"] = "probes",
        ["required-by"] = "plan",
        ["required-by-modules"] = "plan",
        ["result-normalised"] = "result",
        ["srun-options"] = "kinds",
        ["two-slurm-backends"] = "plan",
        ["uploads-of-replicas"] = "kinds",
    };

    public static IEnumerable<object[]> Cases =>
        Directory
            .GetDirectories(Path.Combine(Root, "plan"))
            .Order(StringComparer.Ordinal)
            .Select(folder => new object[] { Path.GetFileName(folder) });

    public TestContext TestContext { get; set; } = null!;

    private static bool IsPublic => string.IsNullOrEmpty(Environment.GetEnvironmentVariable("SFLOW_CONFORMANCE_03"));

    private static string Root =>
        IsPublic
            ? Path.Combine(AppContext.BaseDirectory, "Data", "conformance-0.3")
            : Environment.GetEnvironmentVariable("SFLOW_CONFORMANCE_03")!;

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void SameAsNvSflow(string name)
    {
        var (difference, cause) = Judge(Path.Combine(Root, "plan", name));
        if (IsPublic && Waiting.ContainsKey(name))
            Assert.IsNotNull(difference, "no longer waits");
        else if (cause is null)
            Assert.IsNull(difference);
    }

    [TestMethod]
    public void Figures()
    {
        var results = Cases.Select(row => (string)row[0]).ToDictionary(name => name, name => Judge(Path.Combine(Root, "plan", name)));
        foreach (var (name, (difference, cause)) in results.Where(result => result.Value.Difference is not null))
            TestContext.WriteLine($"{name}: {cause ?? difference}");
        TestContext.WriteLine(
            $"plan 0.3: {results.Values.Count(result => result.Difference is null)} equal, "
                + $"{results.Values.Count(result => result.Cause is not null)} deviations of {results.Count}"
        );
        if (IsPublic)
            CollectionAssert.AreEquivalent(
                Public.Select(pair => $"{pair.Key} {pair.Value}").ToList(),
                results
                    .Where(result => result.Value.Cause is not null && !Waiting.ContainsKey(result.Key))
                    .Select(result => $"{result.Key} {result.Value.Cause!}")
                    .ToList()
            );
    }

    private static (string? Difference, string? Cause) Judge(string folder)
    {
        var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "case.json"))).RootElement;
        var mustPlan = document.GetProperty("ok").GetBoolean();
        var diagnostics = new DiagnosticBag();
        var plan = new ConformanceCase(folder, document.GetProperty("args")).Plan(diagnostics);
        // Targets have limits of their own.
        if (plan is not null)
            SbatchScript.Write(plan, diagnostics);
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToList();
        if (errors.Any(error => error.Location.Line == 0 && error.Location.Path != "command line"))
            return ($"an error without a place: {errors[0]}", null);
        var facts = CaseFacts.Of(folder, document);
        if (mustPlan && errors.Count > 0)
            return ($"must plan, but: {string.Join("; ", errors)}", PlanCauses.Newer.OfErrors(errors));
        if (mustPlan)
        {
            var differences = Composition
                .OracleData.Differences(
                    Plan03View.Of(plan!),
                    JsonDocument.Parse(Plan03Oracle.Read(Path.Combine(folder, "expected.json")).ToJsonString()).RootElement
                )
                .ToList();
            return differences.Count == 0
                ? (null, null)
                : (string.Join("\n", differences.Take(6)), PlanCauses.Newer.OfDifferences(facts, differences));
        }

        return errors.Count > 0 ? (null, null) : ($"must fail: {facts.ErrorMessage}", PlanCauses.Newer.OfAcceptance(facts));
    }
}
