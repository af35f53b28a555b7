using Newtonsoft.Json.Linq;
using Sflow.Compilation;
using Sflow.Sweeps;

namespace Sflow.Tests.Sweeps;

[TestClass]
public sealed class SweepConformanceTests
{
    // A case that may differ, and why; the numbers are those of the oddities in the data's README.
    private static readonly Dictionary<string, string> Deviations = new()
    {
        ["err-bom"] = "O35: a byte-order mark is accepted",
        ["err-batch-no-nodes"] = "without a node column the workflow's slurm backend says how many nodes",
        ["row-filter-empty"] = "O33: a selection that selects nothing is an error",
        ["row-filter"] = "O33: a row number that the CSV doesn't have is an error",
    };

    public static IEnumerable<object[]> Cases => SweepCases.Names.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void RowsAreThoseOfNvSflow(string name)
    {
        var json = SweepCases.Json(name, "case.json");
        var requests = new List<CompileRequest>();
        var result = SweepCases.Compile(Path.Combine(SweepCases.Folder, name), SweepCases.Request((JObject)json["args"]!), requests);
        var errors = result.Diagnostics.Where(d => d.Severity == Severity.Error).ToList();
        // nv-sflow leaves a row out whose modules are missing, unless no row is left.
        var succeeded = errors.Count == 0 || (requests.Count > 0 && errors.All(d => d.Code == "SFLOW1714"));
        if (Deviations.TryGetValue(name, out var reason))
        {
            Assert.AreNotEqual((bool)json["ok"]!, succeeded, $"no longer deviates: {reason}");
            return;
        }

        Assert.AreEqual((bool)json["ok"]!, succeeded, string.Join("\n", result.Diagnostics));
        if ((bool)json["ok"]!)
            Compare(SweepCases.Json(name, "expected.json"), requests, result);
    }

    private static void Compare(JObject expected, List<CompileRequest> requests, SweepResult result)
    {
        var rows = expected["rows"]!.ToDictionary(r => "jobs/" + r["name"]);
        var missing = rows.Where(r => (string?)r.Value["compose_error_kind"] == "file-not-found").Select(r => r.Key).ToList();
        CollectionAssert.AreEquivalent(rows.Keys.Except(missing).ToList(), requests.Select(r => r.Name).ToList());
        Assert.AreEqual(missing.Count, result.Diagnostics.Count(d => d.Code == "SFLOW1714"));
        foreach (var request in requests)
        {
            var row = rows[request.Name];
            CollectionAssert.AreEqual(row["files"]!.Select(f => (string)f!).ToList(), request.Modules.Select(m => m.Value).ToList());
            Assert.AreEqual(Text((JObject)row["set"]!), Text(request.Variables.Select(v => (v.Name, v.Text))));
            Assert.AreEqual(Text((JObject)row["artifact"]!), Text(request.Artifacts.Select(a => (a.Name, a.Uri))));
            CollectionAssert.AreEquivalent(
                row["missable"]!.Select(m => (string)m!).ToList(),
                request.MissableTasks.Select(m => m.Value).ToList()
            );
            if (row["nodes"] is { } nodes)
                Assert.AreEqual((string?)nodes, request.Settings.Nodes?.Value);
        }
    }

    // Later entries win.
    private static string Text(IEnumerable<(string Name, string Value)> pairs) =>
        string.Join(";", pairs.GroupBy(p => p.Name).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key}={g.Last().Value}"));

    private static string Text(JObject pairs) => Text(pairs.Properties().Select(p => (p.Name, (string)p.Value!)));
}
