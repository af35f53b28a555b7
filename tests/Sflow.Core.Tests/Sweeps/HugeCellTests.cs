using Sflow.Sweeps;

namespace Sflow.Tests.Sweeps;

/// <summary>What a cell causes is reported at the cell.</summary>
[TestClass]
public sealed class HugeCellTests
{
    [TestMethod]
    public void AValueThatIsTooLongIsReportedAtItsCell()
    {
        var reader = new TextReader(
            new Dictionary<string, string>
            {
                ["s.csv"] = "sflow_config_file,TEXT\na.yaml,x\na.yaml," + new string('y', 200_000) + "\n",
                ["a.yaml"] =
                    "version: \"0.1\"\nvariables: {TEXT: {value: x}}\n"
                    + "workflow: {name: w, tasks: [{name: t, script: [\"echo ${TEXT}\"]}]}\n",
            }
        );
        var request = new SweepRequest { Name = "s", CsvPath = new Located<string>("s.csv", TextLocation.OfFile("p.proj")) };
        var errors = new WorkflowCompiler(reader).CompileSweep(request).Diagnostics.Where(d => d.Severity == Severity.Error);
        Assert.AreEqual("s.csv(3,8) SFLOW1606", string.Join("\n", errors.Select(d => $"{d.Location} {d.Code}")));
    }

    [TestMethod]
    public void AWrongNumberOfNodesNamesItsColumnOrItsProperty()
    {
        var reader = new TextReader(
            new Dictionary<string, string>
            {
                ["s.csv"] = "sflow_config_file,NUM_NODES\na.yaml,0\n",
                ["a.yaml"] =
                    "version: \"0.1\"\nvariables: {NUM_NODES: {value: 1}}\n"
                    + "backends: [{name: b, type: slurm, partition: p, account: a, time: 1, nodes: 1, gpus_per_node: 1, default: true}]\n"
                    + "workflow: {name: w, tasks: [{name: t, script: [echo]}]}\n",
            }
        );
        var request = new SweepRequest { Name = "s", CsvPath = new Located<string>("s.csv", TextLocation.OfFile("p.proj")) };
        StringAssert.StartsWith(ErrorOf(reader, request), "s.csv(2,8): error SFLOW1205: 'NUM_NODES' can't be 0: ");
        var settings = request.Settings with { Nodes = new Located<string>("0", TextLocation.OfFile("p.proj")) };
        StringAssert.StartsWith(
            ErrorOf(reader, request with { Settings = settings }),
            "p.proj: error SFLOW1205: 'SflowNodes' can't be 0: "
        );
    }

    private static string ErrorOf(TextReader reader, SweepRequest request) =>
        new WorkflowCompiler(reader).CompileSweep(request).Diagnostics.Single(d => d.Severity == Severity.Error).ToString();
}
