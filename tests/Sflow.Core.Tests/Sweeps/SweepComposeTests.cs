using Newtonsoft.Json.Linq;
using Sflow.Compilation;

namespace Sflow.Tests.Sweeps;

[TestClass]
public sealed class SweepComposeTests
{
    // nv-sflow only composes these rows. Sflow runs its later stages at once, and they refuse a row with these errors.
    private static readonly HashSet<string> CodesOfLaterStages = ["SFLOW1205", "SFLOW1401", "SFLOW1505"];

    // The selection of rows is an error (O33 of docs/language.md), so there is no row to compare.
    private static readonly HashSet<string> CodesOfSelections = ["SFLOW1717", "SFLOW1718"];

    public static IEnumerable<object[]> Cases =>
        SweepCases.Names.Where(n => (bool)SweepCases.Json(n, "case.json")["ok"]!).Select(n => new object[] { n });

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void ARowComposesWhereItDoesInNvSflow(string name)
    {
        var compiler = new WorkflowCompiler(new FolderReader(Path.Combine(SweepCases.Folder, name)));
        var request = SweepCases.Request((JObject)SweepCases.Json(name, "case.json")["args"]!) with { Outputs = CompileOutputs.Composed };
        var result = compiler.CompileSweep(request);
        if (result.Diagnostics.Any(finding => CodesOfSelections.Contains(finding.Code)))
            return;
        var good = result.Rows.Where(row => row.Success || FailsOnlyLater(row)).Select(row => row.Name).ToList();
        var expected = SweepCases.Json(name, "expected.json")["rows"]!
            .Where(row => (bool)row["compose_ok"]! || (IsUnknownVariable(row) && good.Contains("jobs/" + row["name"])))
            .Select(row => "jobs/" + row["name"])
            .ToList();
        CollectionAssert.AreEqual(expected, good, string.Join("\n", result.Diagnostics));
    }

    private static bool FailsOnlyLater(CompileResult row)
    {
        var errors = row.Diagnostics.Where(finding => finding.Severity == Severity.Error).ToList();
        return errors.Count > 0 && errors.TrueForAll(error => CodesOfLaterStages.Contains(error.Code));
    }

    // O34 of docs/language.md: a variable of the workflow, which nv-sflow calls unknown, can be overridden.
    private static bool IsUnknownVariable(JToken row) => (string?)row["compose_error_kind"] == "override-unknown-variable";
}
