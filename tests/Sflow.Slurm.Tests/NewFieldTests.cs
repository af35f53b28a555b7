namespace Sflow.Slurm.Tests;

/// <summary>Fields that nv-sflow 0.3 brought, in real jobs: results, GPUs along the graph, hooks, filters of nodes, monitors.</summary>
[TestClass]
[NeedsSlurm]
public sealed class NewFieldTests
{
    /// <summary>srun labels the lines of both ranks; the expressions see them without labels.</summary>
    [TestMethod]
    public void ResultsAreReadFromTheLinesOfRanks()
    {
        using var folder = new TempFolder();
        using var job = new Workflow(
            folder,
            """
            version: "0.1"
            operators:
              - {name: two, type: srun, ntasks: 2}
            workflow:
              name: results
              tasks:
                - name: bench
                  operator: two
                  script: ['printf "rank=%s rate: 1%s.5 req/s\n" "$SLURM_PROCID" "$SLURM_PROCID"']
                  result:
                    patterns:
                      - name: rate
                        regex: '^rank=\d rate: (?P<value>[\d.]+) req/s$'
                        type: float
                        aggregate: sum
                        unit: req/s
                        required: true
                      - {name: ranks, regex: 'rank=', aggregate: count}
                - name: writer
                  depends_on: [bench]
                  script: ['printf "{\"tokens\": 7}" >"$SFLOW_TASK_OUTPUT_DIR/own.json"; grep -q "\"rate\"" "$SFLOW_WORKFLOW_RESULT_FILE"']
                  result: {file: own.json}
            """
        ).Submit();

        var record = job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

        var values = record.Result("bench").GetProperty("values");
        Assert.AreEqual(22.0, values.GetProperty("rate").GetDouble(), record.Log("bench"));
        Assert.AreEqual(2, values.GetProperty("ranks").GetInt32());
        Assert.AreEqual(7, record.Result("writer").GetProperty("values").GetProperty("tokens").GetInt32());
        StringAssert.Contains(record["results.json"], "\"writer\"");
    }

    [TestMethod]
    public void AMissingRequiredResultFailsTheJob()
    {
        using var folder = new TempFolder();
        using var job = new Workflow(
            folder,
            """
            version: "0.1"
            workflow:
              name: missing
              tasks:
                - name: bench
                  script: [echo nothing]
                  result: {patterns: [{name: rate, regex: 'rate=(\d+)', required: true}]}
            """
        ).Submit();

        var record = job.ExpectEnd("FAILED", "1:0", "FAILED");

        Assert.AreEqual("RUNNING FAILED", record.States("bench"));
        StringAssert.Contains(RunRecord.Text(record.Last("bench"), "reason"), "rate");
    }

    /// <summary>Four tasks of four GPUs fit on a node of four GPUs, because each waits for the one before.</summary>
    [TestMethod]
    public void AChainUsesTheSameGpusAndAHookComesFirst()
    {
        using var folder = new TempFolder();
        using var job = new Workflow(
            folder,
            """
            version: "0.1"
            workflow:
              name: chain
              tasks:
                - {name: a, script: ['echo "gpus $CUDA_VISIBLE_DEVICES"'], resources: {gpus: {count: 4}}}
                - {name: b, depends_on: [a], script: ['echo "gpus $CUDA_VISIBLE_DEVICES"'], resources: {gpus: {count: 4}}}
                - {name: c, depends_on: [b], script: ['echo "gpus $CUDA_VISIBLE_DEVICES"'], resources: {gpus: {indices: [3, 1]}}}
                - {name: hook, required_by: [a], script: [echo first]}
            """
        ).Submit();

        var record = job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

        StringAssert.Contains(record.Log("a"), "gpus 0,1,2,3");
        StringAssert.Contains(record.Log("b"), "gpus 0,1,2,3");
        StringAssert.Contains(record.Log("c"), "gpus 3,1");
        var order = record.Events.Where(e => RunRecord.Text(e, "state") == "COMPLETED").Select(e => RunRecord.Text(e, "task")).ToList();
        CollectionAssert.AreEqual(new[] { "hook", "a", "b", "c" }, order);
    }

    [TestMethod]
    public void ExcludedNodesAreNotInTheJobAndClaimedNodesAreApart()
    {
        using var folder = new TempFolder();
        using var job = new Workflow(
            folder,
            """
            version: "0.1"
            workflow:
              name: nodes
              tasks:
                - name: server
                  resources: {nodes: {indices: [-1], release_after: workflow_completion}}
                  script: ['echo "on $SLURMD_NODENAME"; echo up; sleep 300']
                  probes: {readiness: {log_watch: {match_pattern: up}, timeout: 60}}
                - {name: load, depends_on: [server], resources: {gpus: {count: 1}}, script: ['echo "on $SLURMD_NODENAME"']}
            """
        )
        {
            Nodes = 2,
            BackendField = "exclude_nodes: [\"node[1-2]\"]",
        }.Submit();

        var record = job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

        CollectionAssert.AreEqual(new[] { "node3", "node4" }, record.Nodes.ToList());
        StringAssert.Contains(record.Log("server"), "on node4");
        StringAssert.Contains(record.Log("load"), "on node3");
    }

    /// <summary>One step samples both nodes. It ends with the workflow, and costs no task its place.</summary>
    [TestMethod]
    public void TheMonitorRecordsEveryNode()
    {
        using var folder = new TempFolder();
        using var job = new Workflow(
            folder,
            """
            version: "0.1"
            workflow:
              name: monitored
              monitor: {interval: 500, scopes: {cpu: {}, memory: {}, custom: {script: ['echo "on $SLURMD_NODENAME"']}}}
              tasks:
                - {name: work, script: [sleep 4]}
            """
        )
        {
            Nodes = 2,
        }.Submit();

        var record = job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

        foreach (var node in record.Nodes)
        {
            var lines = record[$"monitor/{node}.csv"].TrimEnd('\n').Split('\n');
            Assert.AreEqual("t_ms,cpu_percent,load_1min,memory_used_bytes,memory_total_bytes", lines[0], node);
            Assert.IsGreaterThan(2, lines.Length, $"{node}: {lines.Length - 1} samples {record["monitor/srun.log"]}");
            StringAssert.Contains(record[$"monitor/{node}.custom.csv"], $"\"on {node}\"");
        }
    }
}
