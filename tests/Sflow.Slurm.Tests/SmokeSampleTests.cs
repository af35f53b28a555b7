using System.Text.RegularExpressions;

namespace Sflow.Slurm.Tests;

/// <summary>The sample that a newcomer builds and runs, to its end.</summary>
[TestClass]
public sealed class SmokeSampleTests
{
    [TestMethod]
    [NeedsSlurm]
    [DataRow("slurm-disagg-2n", 2, new[] { 20, 80 })]
    [DataRow("slurm-agg-1n", 1, new[] { 40 })]
    public void ARowForSlurmCompletes(string row, int nodes, int[] requests)
    {
        using var folder = new TempFolder();
        using var job = Job.Submit(folder, Compile(row));

        var record = job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

        Assert.HasCount(nodes, record.Nodes);
        ExpectResults(record, requests);
    }

    [TestMethod]
    public void ALocalRowCompletesWithoutSlurm()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["script.sh"], Compile("local-disagg"));

        var bash = Command.RunIn(folder.Path, keepSlurm: false, "bash", "script.sh");

        Assert.AreEqual(0, bash.Code, bash.Output + bash.Error);
        ExpectResults(new RunRecord(Directory.GetDirectories(folder["sflow_output"]).Single()).Expect("COMPLETED"), 20, 80);
    }

    // Whoever compares the scripts of two rows reads what the experiment changed, and nothing else.
    [TestMethod]
    public void TwoRowsDifferOnlyWhereTheirCellsDo()
    {
        const string Head =
            "job_name,sflow_config_file,NUM_NODES,PREFILL_WORKERS,PREFILL_TP,DECODE_WORKERS,DECODE_TP,CONCURRENCY,PORT_BASE"
            + ",missable_tasks\n";
        const string Row = "slurm_config.yaml common_services.yaml prefill.yaml decode.yaml benchmark.yaml,2,2,2,1,4,";
        var first = Lines("few");
        var second = Lines("many");

        Assert.HasCount(first.Length, second);
        var changed = first.Zip(second).Where(pair => pair.First != pair.Second).Select(pair => pair.First.Trim()).ToList();
        // Its name, its identity, the concurrency of one benchmark, what carries that in its name, and what sums all up.
        string[] due =
        [
            "#SBATCH --job-name=few",
            "# Identity: ",
            "#     benchmark_8",
            "wf_identity ",
            "task benchmark_8",
            "fingerprint ",
            "setenv CONCURRENCY 8",
            "launch srun ",
            "wf_plan ",
        ];
        Assert.HasCount(due.Length, changed, string.Join('\n', changed));
        for (var line = 0; line < due.Length; line++)
            StringAssert.StartsWith(changed[line], due[line]);

        string[] Lines(string row) =>
            new Sample("smoke")
            {
                Own = new Dictionary<string, string>
                {
                    ["bulk_input.csv"] = $"{Head}few,{Row}\"[2,8]\",27000,agg\nmany,{Row}\"[2,9]\",27000,agg\n",
                },
            }
                .Compile(row)
                .Split('\n');
    }

    private static string Compile(string row) => new Sample("smoke").Compile(row);

    private static void ExpectResults(RunRecord record, params int[] requests)
    {
        foreach (var artifact in new[] { "store.py", "service.py", "frontend.py", "serve_worker.py", "client.py" })
            Assert.AreNotEqual("", record[artifact], artifact);
        foreach (var service in record.Tasks.Where(task => Regex.IsMatch(task, "etcd|frontend|prefill|decode|agg")))
            Assert.AreEqual("RUNNING READY STOPPED", record.States(service), service);
        var answered = new List<int>();
        foreach (var benchmark in record.Tasks.Where(task => task.StartsWith("benchmark", StringComparison.Ordinal)))
        {
            Assert.AreEqual("RUNNING COMPLETED", record.States(benchmark), benchmark);
            var outputs = record.Outputs(benchmark);
            answered.Add(outputs.GetProperty("outputs").GetProperty("requests").GetInt32());
            Assert.IsGreaterThan(0, outputs.GetProperty("metrics").GetProperty("mean_ms").GetProperty("value").GetDouble());
        }

        CollectionAssert.AreEqual(requests, answered);
    }
}
