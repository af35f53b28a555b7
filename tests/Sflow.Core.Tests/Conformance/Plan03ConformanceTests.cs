using System.Text.Json;
using Sflow.Compilation;
using Sflow.Composition;
using Sflow.Generation;
using Sflow.Generation.Sbatch;
using Sflow.Tests.Composition;

namespace Sflow.Tests.Conformance;

/// <summary>
/// What nv-sflow 0.3 plans, Sflow plans. A case that differs has a cause: an error that Sflow reports on purpose, or a mistake of nv-sflow.
/// </summary>
[TestClass]
public sealed class Plan03ConformanceTests
{
    /// <summary>The public cases that differ, and the number of the deviation.</summary>
    internal static readonly Dictionary<string, string> Public = new()
    {
        ["backend-env"] = "O15, O32",
        ["docker-backend"] = "68",
        ["docker-operator"] = "95",
        ["err-wrapped-tojson"] = "75",
        ["fail-fast"] = "68",
        ["image-not-checked"] = "93",
        ["kubernetes-merged-pods"] = "68",
        ["kubernetes-no-merge"] = "68",
        ["kubernetes-task-ready-coerced"] = "68",
        ["sweep-sees-value"] = "78",
        ["two-slurm-backends"] = "70",
        ["variable-methods-and-tests"] = "75",
        ["variable-types-while-resolving"] = "78",
    };

    public static IEnumerable<object[]> Cases =>
        Directory
            .GetDirectories(Path.Combine(Root, "plan"))
            .Order(StringComparer.Ordinal)
            .Select(folder => new object[] { Path.GetFileName(folder) });

    public TestContext TestContext { get; set; } = null!;

    private static string Root => ConformanceSet.Newer.Root;

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void SameAsNvSflow(string name)
    {
        var (difference, cause) = Judge(Path.Combine(Root, "plan", name));
        if (cause is null)
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
        if (ConformanceSet.Newer.IsPublic)
            CollectionAssert.AreEquivalent(
                Public.Select(pair => $"{pair.Key} {pair.Value}").ToList(),
                results.Where(result => result.Value.Cause is not null).Select(result => $"{result.Key} {result.Value.Cause!}").ToList()
            );
    }

    private static (string? Difference, string? Cause) Judge(string folder)
    {
        var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "case.json"))).RootElement;
        var mustPlan = document.GetProperty("ok").GetBoolean();
        var diagnostics = new DiagnosticBag();
        var plan = new ConformanceCase(folder, document.GetProperty("args"), MergeMode.Deep).Plan(diagnostics);
        // Targets have limits of their own. What another target must run (68) is planned all the same.
        var misfits = new DiagnosticBag();
        if (plan is not null && TargetFit.Check(Targets.Find(Targets.All, Targets.Slurm), plan, misfits))
            SbatchScript.Write(plan, diagnostics);
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToList();
        if (errors.Any(error => error.Location.Line == 0 && error.Location.Path != "command line"))
            return ($"an error without a place: {errors[0]}", null);
        var facts = CaseFacts.Of(folder, document);
        if (mustPlan && errors.Count > 0)
            return ($"must plan, but: {string.Join("; ", errors)}", PlanCauses.Newer.OfErrors(errors));
        if (mustPlan)
        {
            var expected = Plan03Oracle.Read(Path.Combine(folder, "expected.json")).ToJsonString();
            var differences = OracleData.Differences(Plan03View.Of(plan!), JsonDocument.Parse(expected).RootElement).ToList();
            return differences.Count == 0 ? (null, null)
                : misfits.HasErrors ? (string.Join("\n", differences.Take(6)), "68")
                : (
                    string.Join("\n", differences.Take(6)),
                    PlanCauses.Newer.OfDifferences(facts, differences) ?? Plan03Rules.OfDifferencesFrom03(plan!, differences)
                );
        }

        return errors.Count > 0 || misfits.HasErrors
            ? (null, null)
            : ($"must fail: {facts.ErrorMessage}", PlanCauses.Newer.OfAcceptance(facts));
    }
}
