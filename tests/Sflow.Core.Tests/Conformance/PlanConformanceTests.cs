using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Sflow.Diagnostics;
using Sflow.Tests.Composition;

namespace Sflow.Tests.Conformance;

/// <summary>What nv-sflow plans, Sflow plans, apart from the deviations listed here by number.</summary>
[TestClass]
public sealed class PlanConformanceTests
{
    /// <summary>Cases that differ on purpose, with the number of the deviation.</summary>
    private static readonly Dictionary<string, string> Deviations = new()
    {
    };

    public static IEnumerable<object[]> Cases => Directory.GetDirectories(Path.Combine(ComposeCase.Root, "plan")).Order(StringComparer.Ordinal).Select(folder => new object[] { Path.GetFileName(folder) });

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
        TestContext.WriteLine($"plan: {results[true].Count()} equal, {Deviations.Count} deviations");
        CollectionAssert.AreEquivalent(Deviations.Keys, results[false].ToList());
    }

    private static string? Judge(string folder)
    {
        var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "case.json"))).RootElement;
        var diagnostics = new DiagnosticBag();
        var plan = new ConformanceCase(folder, document.GetProperty("args")).Plan(diagnostics);
        var errors = diagnostics.Where(finding => finding.Severity == Severity.Error).ToList();
        if (errors.Any(error => error.Location.Line == 0 && error.Location.Path != "command line"))
            return $"an error without a place: {errors[0]}";
        if (!document.GetProperty("ok").GetBoolean())
            return plan is null ? null : "must fail";
        return plan is null
            ? $"must plan, but: {string.Join("; ", errors)}"
            : OracleData.FirstDifference(PlanView.Of(plan), JsonDocument.Parse(OraclePlan.Normalise(JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")))!).ToJsonString()).RootElement);
    }
}
