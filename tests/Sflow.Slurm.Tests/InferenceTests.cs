using System.Text.RegularExpressions;

namespace Sflow.Slurm.Tests;

/// <summary>
/// What Sflow is for: 24 tasks on four nodes with 16 GPUs. A store, a message queue and a frontend, eight workers each
/// that read prompts and write answers, and a benchmark over three concurrencies; again and again, since one run in
/// twenty that hangs costs a night.
/// </summary>
[TestClass]
[NeedsSlurm]
[DoNotParallelize]
public sealed class InferenceTests
{
    // The sample with more workers, and what it lacks: a queue, and somebody who reads what the benchmarks found.
    private const string Rows = """
        job_name,sflow_config_file,NUM_NODES,PREFILL_WORKERS,PREFILL_TP,DECODE_WORKERS,DECODE_TP,CONCURRENCY,PORT_BASE,missable_tasks
        inference,slurm_config.yaml common_services.yaml prefill.yaml decode.yaml benchmark.yaml queue.yaml,4,8,1,8,1,"[1,4,16]",28050,agg

        """;

    private const string Queue = """
        version: "0.1"
        variables:
          QUEUE_PORT: {type: integer, value: "${{ variables.PORT_BASE + 2 }}"}
        workflow:
          name: smoke
          tasks:
            - name: nats
              resources: {nodes: {indices: [0]}}
              depends_on: [check_nodes]
              script:
                - exec python3 -B "$STORE_PY" "$QUEUE_PORT"
              probes:
                readiness: {tcp_port: {port: "${{ variables.QUEUE_PORT }}"}, timeout: 20, interval: 1}
            - name: report
              resources: {nodes: {indices: [3]}}
              depends_on: [nats, benchmark]
              script:
                - |
                  set -euo pipefail
                  for result in "$SFLOW_WORKFLOW_OUTPUT_DIR"/benchmark_*/outputs.json; do cat "$result"; done
        """;

    private static readonly int Runs = int.Parse(
        Environment.GetEnvironmentVariable("SFLOW_INFERENCE_RUNS") ?? "20",
        CultureInfo.InvariantCulture
    );

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void TwentyRunsInARowCompleteAndLeaveNothing()
    {
        for (var run = 1; run <= Runs; run++)
        {
            using var folder = new TempFolder();
            using var temporary = new TempFolder();
            using var job = Job.Submit(
                folder,
                new Sample("smoke")
                {
                    Own = new Dictionary<string, string> { ["bulk_input.csv"] = Rows, ["queue.yaml"] = Queue },
                }.Compile("inference"),
                "--gpus-per-node=4",
                $"--export=ALL,TMPDIR={temporary.Path}"
            );

            var record = job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

            ExpectStates(record);
            ExpectResults(record);
            Assert.AreEqual("", Command.Run("squeue", "--noheader", "--steps", "--jobs", job.Id).Output, job.Known());
            Assert.IsEmpty(Directory.GetFileSystemEntries(temporary.Path), job.Known());
            TestContext.WriteLine($"run {run}: job {job.Id} {job.State} after {Time(record.Events[^1]) - Time(record.Events[0])} ms");
        }
    }

    private static void ExpectStates(RunRecord record)
    {
        Assert.HasCount(24, record.Tasks);
        Assert.HasCount(4, record.Nodes);
        var services = record.Tasks.Where(task => Regex.IsMatch(task, "^(etcd|nats|frontend|prefill_.|decode_.)$")).ToList();
        Assert.HasCount(19, services);
        foreach (var task in record.Tasks)
            Assert.AreEqual(services.Contains(task) ? "RUNNING READY STOPPED" : "RUNNING COMPLETED", record.States(task), task);
        // Sequential replicas: one concurrency after the other.
        var benchmarks = record
            .Events.Where(e => RunRecord.Text(e, "task").StartsWith("benchmark_", StringComparison.Ordinal))
            .Select(e => RunRecord.Text(e, "state"));
        Assert.AreEqual("RUNNING COMPLETED RUNNING COMPLETED RUNNING COMPLETED", string.Join(' ', benchmarks));
    }

    private static void ExpectResults(RunRecord record)
    {
        var benchmarks = record.Tasks.Where(task => task.StartsWith("benchmark_", StringComparison.Ordinal)).ToList();
        CollectionAssert.AreEqual(
            new[] { 10, 40, 160 },
            benchmarks.Select(task => record.Outputs(task).GetProperty("outputs").GetProperty("requests").GetInt32()).ToArray()
        );
        foreach (var benchmark in benchmarks)
            Assert.Contains("16 workers hold", record.Log(benchmark)); // and none of their GPUs twice
        Assert.HasCount(3, Regex.Matches(record.Log("report"), "\"mean_ms\": {\"value\": [0-9.]+"));
    }

    private static long Time(System.Text.Json.JsonElement line) => line.GetProperty("t").GetInt64();
}
