using System.Text.Json;
using Sflow.Composition;
using Sflow.Generation.Sbatch;
using Sflow.Tests.Composition;

namespace Sflow.Tests.Conformance;

/// <summary>
/// What nv-sflow 0.3 plans, Sflow plans. A case that differs has a cause: an error that Sflow reports on purpose, or a mistake of nv-sflow.
/// </summary>
[TestClass]
public sealed class Plan03ConformanceTests
{
    /// <summary>Errors that Sflow reports where 0.3 plans, with the number of the deviation.</summary>
    private static readonly Dictionary<string, string> Errors = new()
    {
        ["SFLOW1517"] = "71: claims bind every task",
        ["SFLOW1518"] = "71: claims bind every task",
        ["SFLOW1602"] = "70: a job has one allocation",
    };

    /// <summary>Mistakes of 0.3 by a part of its message, with the number of the deviation: Sflow plans these cases.</summary>
    private static readonly Dictionary<string, string> Mistakes = new()
    {
        ["VariableValue is not JSON serializable"] = "75: variables are plain values",
    };

    /// <summary>The public cases that differ, and the number of the deviation.</summary>
    private static readonly Dictionary<string, string> Public = new() { ["err-wrapped-tojson"] = "75", ["two-slurm-backends"] = "70" };

    /// <summary>Public cases of members that are not there yet, with their owner.</summary>
    private static readonly Dictionary<string, string> Waiting = new()
    {
        ["artifact-inline-inside"] = "expr",
        ["backend-env"] = "expr",
        ["deferred-globals"] = "expr",
        ["docker-backend"] = "kinds",
        ["docker-operator"] = "kinds",
        ["fail-fast"] = "kinds",
        ["image-not-checked"] = "kinds",
        ["kubernetes-merged-pods"] = "kinds",
        ["kubernetes-no-merge"] = "kinds",
        ["kubernetes-task-ready-coerced"] = "kinds",
        ["monitor-plan"] = "kinds",
        ["ports-and-service"] = "expr",
        ["probe-each-check-timeout"] = "probes",
        ["probe-followers"] = "probes",
        ["probe-lists"] = "probes",
        ["result-normalised"] = "result",
        ["srun-options"] = "kinds",
        ["sweep-sees-value"] = "expr",
        ["uploads-of-replicas"] = "kinds",
        ["variable-methods-and-tests"] = "expr",
        ["variable-types-while-resolving"] = "expr",
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
                    .Select(result => $"{result.Key} {result.Value.Cause!.Split(':')[0]}")
                    .ToList()
            );
    }

    private static (string? Difference, string? Cause) Judge(string folder)
    {
        var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "case.json"))).RootElement;
        var mustPlan = document.GetProperty("ok").GetBoolean();
        var diagnostics = new DiagnosticBag();
        var plan = new ConformanceCase(folder, document.GetProperty("args"), MergeMode.Deep).Plan(diagnostics);
        // Targets have limits of their own.
        if (plan is not null)
            SbatchScript.Write(plan, diagnostics);
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToList();
        if (errors.Any(error => error.Location.Line == 0 && error.Location.Path != "command line"))
            return ($"an error without a place: {errors[0]}", null);
        if (mustPlan && errors.Count > 0)
            return ($"must plan, but: {string.Join("; ", errors)}", CauseOf(errors));
        if (mustPlan)
        {
            var expected = Plan03Oracle.Read(Path.Combine(folder, "expected.json")).ToJsonString();
            var differences = OracleData.Differences(Plan03View.Of(plan!), JsonDocument.Parse(expected).RootElement).ToList();
            return differences.Count == 0
                ? (null, null)
                : (string.Join("\n", differences.Take(6)), Plan03Rules.OfDifferencesFrom03(plan!, differences));
        }

        if (errors.Count > 0)
            return (null, null);
        var message = document.GetProperty("error_message").GetString()!;
        return ($"must fail: {message}", Mistakes.FirstOrDefault(mistake => message.Contains(mistake.Key, StringComparison.Ordinal)).Value);
    }

    // Every error has its cause, not only one of them.
    private static string? CauseOf(IReadOnlyList<Diagnostic> errors) =>
        errors.All(error => Errors.ContainsKey(error.Code)) ? Errors[errors[0].Code] : null;
}
