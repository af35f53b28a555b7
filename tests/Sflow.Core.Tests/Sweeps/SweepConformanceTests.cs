using Newtonsoft.Json.Linq;
using Sflow.Compilation;
using Sflow.Sweeps;
using Sflow.Tests.Conformance;

namespace Sflow.Tests.Sweeps;

[TestClass]
public sealed class SweepConformanceTests
{
    // What Sflow refuses and nv-sflow accepts, by the code of the error. The numbers are those of docs/language.md.
    private static readonly Dictionary<string, string> Refused = new()
    {
        ["SFLOW1717"] = "O33: a selection that selects nothing is an error",
        ["SFLOW1718"] = "O33: a row number that the CSV does not have is an error",
        ["SFLOW1723"] = "92: a row without values is an error",
        ["SFLOW1725"] = "92: a row that looks like a comment is an error",
    };

    private static readonly Dictionary<string, string> PublicDeviations = new()
    {
        ["err-bom"] = "O35: a byte-order mark is accepted",
        ["err-batch-no-nodes"] = "without a node column, the backend of the workflow says how many nodes",
        ["row-filter-empty"] = Refused["SFLOW1717"],
        ["row-filter"] = Refused["SFLOW1718"],
    };

    public static IEnumerable<object[]> Cases => SweepCases.Names.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void RowsAreThoseOfNvSflow(string name)
    {
        var json = SweepCases.Json(name, "case.json");
        var (requests, result, succeeded) = Run(name, json);
        if (Deviation(name, json, result, succeeded) is not null)
            return; // the next test compares those of the public data
        Assert.AreEqual((bool)json["ok"]!, succeeded, string.Join("\n", result.Diagnostics));
        if ((bool)json["ok"]!)
            Compare(SweepCases.Json(name, "expected.json"), requests, result);
    }

    [TestMethod]
    public void OfThePublicCasesOnlyTheseDeviate()
    {
        if (!ConformanceSet.Older.IsPublic)
            Assert.Inconclusive("The list is of the public data, and this run has other data.");
        var deviating = new Dictionary<string, string>();
        foreach (var name in SweepCases.Names)
        {
            var json = SweepCases.Json(name, "case.json");
            var (_, result, succeeded) = Run(name, json);
            if (Deviation(name, json, result, succeeded) is { } reason)
                deviating.Add(name, reason);
        }

        CollectionAssert.AreEquivalent(PublicDeviations, deviating);
    }

    private static (List<CompileRequest> Requests, SweepResult Result, bool Succeeded) Run(string name, JObject json)
    {
        var requests = new List<CompileRequest>();
        var result = SweepCases.Compile(Path.Combine(SweepCases.Folder, name), SweepCases.Request((JObject)json["args"]!), requests);
        var errors = result.Diagnostics.Where(d => d.Severity == Severity.Error).ToList();
        // nv-sflow leaves a row out whose modules are missing, unless no row is left.
        return (requests, result, errors.Count == 0 || (requests.Count > 0 && errors.All(d => d.Code == "SFLOW1714")));
    }

    // Why the case differs; null when it does not, or for no reason that is known.
    private static string? Deviation(string name, JObject json, SweepResult result, bool succeeded)
    {
        var isOk = (bool)json["ok"]!;
        if (isOk && !succeeded)
            return result
                .Diagnostics.Where(d => d.Severity == Severity.Error)
                .Select(d => Refused.GetValueOrDefault(d.Code))
                .Aggregate((first, next) => first is null || next is null ? null : first);
        if (isOk || !succeeded)
            return null;
        return (string?)json["error_kind"] switch
        {
            "csv-no-node-column" => "without a node column, the backend of the workflow says how many nodes",
            "csv-no-config-column" when BeginsWithMark(name) => "O35: a byte-order mark is accepted",
            _ => null,
        };
    }

    private static bool BeginsWithMark(string name) =>
        Directory.GetFiles(Path.Combine(SweepCases.Folder, name), "*.csv").Any(file => File.ReadAllBytes(file) is [0xEF, 0xBB, 0xBF, ..]);

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
