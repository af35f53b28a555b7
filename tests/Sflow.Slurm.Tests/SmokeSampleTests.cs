using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Sflow.Slurm.Tests;

/// <summary>The sample that a newcomer builds and runs, to its end.</summary>
[TestClass]
public sealed class SmokeSampleTests
{
    [TestMethod]
    [DataRow("slurm-disagg-2n", 2, new[] { 20, 80 })]
    [DataRow("slurm-agg-1n", 1, new[] { 40 })]
    public void A_row_for_Slurm_completes(string row, int nodes, int[] requests)
    {
        SlurmTest.Require();
        using var folder = new TempFolder();
        using var job = Job.Submit(folder, SmokeSample.Compile(row));

        var record = job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

        Assert.HasCount(nodes, record.Nodes);
        ExpectResults(record, requests);
    }

    [TestMethod]
    public void A_local_row_completes_without_Slurm()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["script.sh"], SmokeSample.Compile("local-disagg"));

        var bash = Command.RunIn(folder.Path, keepSlurm: false, "bash", "script.sh");

        Assert.AreEqual(0, bash.Code, bash.Output + bash.Error);
        ExpectResults(new RunRecord(Directory.GetDirectories(folder["sflow_output"]).Single()).Expect("COMPLETED"), 20, 80);
    }

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
