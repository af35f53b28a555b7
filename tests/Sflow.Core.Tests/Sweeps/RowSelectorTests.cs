using Newtonsoft.Json.Linq;
using Sflow.Sweeps;

namespace Sflow.Tests.Sweeps;

[TestClass]
public sealed class RowSelectorTests
{
    public static IEnumerable<object[]> Cases =>
        File.ReadLines(Path.Combine(SweepCases.Folder, "row_selector.jsonl")).Select(line => new object[] { line });

    // nv-sflow takes the option several times and joins what each selects; a project says it once, with commas.
    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void SelectsAsNvSflowDoes(string line)
    {
        var json = JObject.Parse(line);
        var parsed = json["values"]!.Select(v => (Rows: RowSelector.Parse((string)v!, out var problem), Problem: problem)).ToList();
        if (json["error"] is not null)
            Assert.Contains(p => p.Problem is not null, parsed);
        else
            CollectionAssert.AreEqual(
                json["result"]!.Select(r => (int)r).ToList(),
                parsed.SelectMany(p => p.Rows).Distinct().Order().ToList()
            );
    }

    [TestMethod]
    [DataRow("1:999999999", "1,000,000")]
    [DataRow("-2147483648:2147483647", "1,000,000")]
    [DataRow("99999999999", "neither")]
    [DataRow("1:5:0", "step")]
    public void SaysWhatIsWrong(string text, string expected)
    {
        Assert.IsEmpty(RowSelector.Parse(text, out var problem));
        StringAssert.Contains(problem, expected);
    }
}
