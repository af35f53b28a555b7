using Newtonsoft.Json.Linq;
using Sflow.Compilation;

namespace Sflow.Tests.Sweeps;

[TestClass]
public sealed class SweepComposeTests
{
    private static readonly Dictionary<string, string> Deviations = new()
    {
        ["workflow-variable-column"] = "O34: a workflow variable can be overridden",
    };

    // nv-sflow only composes these rows; the stages behind it refuse them, ours run at once.
    private static readonly Dictionary<string, string> FailLater = new()
    {
        ["jobs/1_001"] = "NUM_NODES is an integer and 'two' is none",
        ["jobs/sflow_002"] = "8 GPUs on one node of 4",
        ["jobs/0_1_002"] = "a task of 0 GPUs",
        ["jobs/this_name_is_much_longer_than_004"] = "8 GPUs on one node of 4",
        ["jobs/row_005"] = "8 GPUs on one node of 4",
    };

    private static readonly string[] CasesThatFailLater = ["batch-node-text", "cli-overrides", "empty-cells", "job-name"];

    public static IEnumerable<object[]> Cases =>
        SweepCases
            .Names.Where(n => (bool)SweepCases.Json(n, "case.json")["ok"]! && !n.StartsWith("row-filter", System.StringComparison.Ordinal))
            .Select(n => new object[] { n });

    // The row selections of the remaining two are errors here: O33.
    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void ARowComposesWhereItDoesInNvSflow(string name)
    {
        var compiler = new WorkflowCompiler(new FolderReader(Path.Combine(SweepCases.Folder, name)));
        var request = SweepCases.Request((JObject)SweepCases.Json(name, "case.json")["args"]!) with { Outputs = CompileOutputs.Composed };
        var good = compiler.CompileSweep(request).Rows.Where(r => r.Success).Select(r => r.Name).ToList();
        var expected = SweepCases.Json(name, "expected.json")["rows"]!
            .Where(r => (bool)r["compose_ok"]! || Deviations.ContainsKey(name))
            .Select(r => "jobs/" + r["name"])
            .Where(n => !CasesThatFailLater.Contains(name) || !FailLater.ContainsKey(n))
            .ToList();
        CollectionAssert.AreEqual(expected, good, string.Join("\n", compiler.CompileSweep(request).Diagnostics));
    }
}
