using Newtonsoft.Json.Linq;
using Sflow.Compilation;
using Sflow.Resolution;
using Sflow.Sweeps;
using Sflow.Tests.Conformance;

namespace Sflow.Tests.Sweeps;

/// <summary>
/// The CSV of nv-sflow's examples gives the rows that it gives there. It is read from where it lies; where it doesn't, the test is skipped.
/// </summary>
[TestClass]
public sealed class RealSweepTests
{
    [TestMethod]
    [NeedsExamples]
    public void TheExampleSweepHasTheSameRows()
    {
        var root = NeedsExamplesAttribute.Folder!;
        var place = TextLocation.OfFile("p.proj");
        var compiler = new WorkflowCompiler(new FolderReader(Path.Combine(root, "inputs", "inference_x_v2")));
        var result = compiler.CompileSweep(
            new SweepRequest
            {
                Name = "bulk",
                CsvPath = new Located<string>("bulk_input.csv", place),
                Settings = JobSettings.None,
                Outputs = CompileOutputs.Jobs,
            }
        );
        Assert.IsTrue(result.Success, string.Join("\n", result.Diagnostics));
        var expected = JObject.Parse(File.ReadAllText(Path.Combine(root, "expected", "bulk_input.sweep.json")))["batch"]!["rows"]!;
        CollectionAssert.AreEqual(expected.Select(r => "bulk/" + r["name"]).ToList(), result.Rows.Select(r => r.Name).ToList());
        var rows = JObject.Parse(result.Manifest!.Content.ToString())["rows"]!;
        CollectionAssert.AreEqual(expected.Select(r => (int)r["nodes"]!).ToList(), rows.Select(r => (int)r["nodes"]!).ToList());
    }
}
