using Newtonsoft.Json.Linq;
using Sflow.Compilation;
using Sflow.Tests.Conformance;

namespace Sflow.Tests.Sweeps;

/// <summary>
/// The sweeps of nv-sflow 0.3. A case may differ for the causes in the table and no others, whatever its name is.
/// SFLOW_CONFORMANCE_03 names a folder with other cases.
/// </summary>
[TestClass]
public sealed class SweepConformance03Tests
{
    // Cases that differ, by the code of the error that nv-sflow doesn't report. The numbers are those of docs/language.md.
    private static readonly Dictionary<string, string> Causes = new()
    {
        ["SFLOW1715"] = "91: node columns that disagree are an error",
        ["SFLOW1716"] = "O33: a selection of rows that can't be read is an error",
        ["SFLOW1717"] = "O33: a selection that selects nothing is an error",
        ["SFLOW1718"] = "O33: a row number that the CSV doesn't have is an error",
        ["SFLOW1723"] = "92: a row without values is an error",
        ["SFLOW1725"] = "92: a row that looks like a comment is an error",
    };

    private static readonly Dictionary<string, string> PublicDeviations = new() { ["node-columns-in-order"] = "SFLOW1715" };

    public static IEnumerable<object[]> Cases => SweepCases.NamesIn(SweepCases.Folder03).Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void RowsAreThoseOfNvSflow(string name) => Assert.IsNull(Difference(name, out _));

    [TestMethod]
    public void OfThePublicCasesOnlyTheseDeviate()
    {
        if (!ConformanceSet.Newer.IsPublic)
            Assert.Inconclusive("The list is of the public data, and this run has other data.");
        var deviating = new Dictionary<string, string>();
        foreach (var name in SweepCases.NamesIn(SweepCases.Folder03))
        {
            _ = Difference(name, out var cause);
            if (cause is not null)
                deviating.Add(name, cause);
        }

        CollectionAssert.AreEquivalent(PublicDeviations, deviating);
    }

    // Null when the case is equal or differs for one of the causes.
    private static string? Difference(string name, out string? cause)
    {
        var folder = Path.Combine(SweepCases.Folder03, name);
        var json = JObject.Parse(File.ReadAllText(Path.Combine(folder, "case.json")));
        var args = (JObject)json["args"]!;
        var request = SweepCases.Request(args);
        request = request with { Variables = [], FinalVariables = request.Variables };
        var requests = new List<CompileRequest>();
        var result = SweepCases.Compile(folder, request, requests);
        var errors = result.Diagnostics.Where(d => d.Severity == Severity.Error).ToList();
        // A row that lists no module, in a call that gives modules to every row, is an error there and has those modules here.
        cause = errors.Select(error => error.Code).FirstOrDefault(Causes.ContainsKey);
        if ((bool)json["ok"]! && errors.Count > 0)
            return errors.All(error => Causes.ContainsKey(error.Code) || error.Code == "SFLOW1714" && requests.Count > 0)
                ? null
                : string.Join("\n", errors);
        if (!(bool)json["ok"]!)
            return errors.Count > 0 || (string?)json["error_kind"] == "csv-blank-config" && request.ProjectModules.Count > 0
                ? null
                : "nv-sflow refuses it: " + (string?)json["error_message"];
        return DifferenceOfRows(JObject.Parse(File.ReadAllText(Path.Combine(folder, "expected.json"))), requests);
    }

    private static string? DifferenceOfRows(JObject expected, List<CompileRequest> requests)
    {
        var rows = expected["rows"]!.OrderBy(row => (int)row["index"]!).Select(Text).ToList();
        var actual = requests.OrderBy(request => request.Name[^3..]).Select(Text).ToList();
        return rows.SequenceEqual(actual) ? null : $"expected:\n{string.Join("\n", rows)}\nactual:\n{string.Join("\n", actual)}";
    }

    private static string Text(JToken row) =>
        string.Join(
            " | ",
            "jobs/" + (string?)row["name"],
            string.Join(" ", row["files"]!.Select(file => (string?)file)),
            Pairs(((JObject)row["set"]!).Properties().Select(pair => (pair.Name, (string)pair.Value!))),
            Pairs(((JObject)row["artifact"]!).Properties().Select(pair => (pair.Name, (string)pair.Value!))),
            string.Join(" ", row["missable"]!.Select(task => (string?)task))
        );

    private static string Text(CompileRequest row) =>
        string.Join(
            " | ",
            row.Name,
            string.Join(" ", row.Modules.Select(module => module.Value)),
            Pairs(row.Variables.Select(variable => (variable.Name, variable.Text))),
            Pairs(row.Artifacts.Select(artifact => (artifact.Name, artifact.Uri))),
            string.Join(" ", row.MissableTasks.Select(task => task.Value))
        );

    // Later entries win.
    private static string Pairs(IEnumerable<(string Name, string Value)> pairs) =>
        string.Join(
            ";",
            pairs.GroupBy(pair => pair.Name).OrderBy(group => group.Key, StringComparer.Ordinal).Select(g => $"{g.Key}={g.Last().Value}")
        );
}
