using System.Text.Json;

namespace Sflow.Slurm.Tests;

/// <summary>Tasks on several nodes, and what they know of them.</summary>
[TestClass]
[NeedsSlurm]
public sealed class NodeTests
{
    [TestMethod]
    public void EveryRankRunsWhereThePlanSaysAndKnowsItsNodes()
    {
        using var folder = new TempFolder();
        using var job = new Workflow(
            folder,
            """
            version: "0.1"
            artifacts:
              - name: NODES_TXT
                uri: file://nodes.txt
                content: "${{ backends.cluster.nodes[2].name }} ${{ backends.cluster.nodes[2].ip_address }}"
            workflow:
              name: nodes
              tasks:
                - name: all
                  script:
                    - echo "rank $SLURM_PROCID on $SLURMD_NODENAME of $SFLOW_TASK_ASSIGNED_NODE_NAMES at $SFLOW_TASK_ASSIGNED_NODE_IPS"
                - name: pair
                  resources: {nodes: {indices: [1, 2]}}
                  script:
                    - echo "rank $SLURM_PROCID on $SLURMD_NODENAME of $SFLOW_TASK_ASSIGNED_NODE_NAMES at $SFLOW_TASK_ASSIGNED_NODE_IPS"
                - name: one
                  resources: {nodes: {indices: [2]}}
                  script:
                    - >-
                      echo "script ${{ task.pair.nodes[0].name }} ${{ backends.cluster.nodes[2].name }}
                      ${{ backends.cluster.nodes[0].ip_address }}"
                    - echo "artifact $(<"$NODES_TXT")"
            """
        )
        {
            Nodes = 3,
        }.Submit();

        var record = job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

        var nodes = record.Nodes;
        CollectionAssert.AreEqual(Ranks(nodes[0], nodes[1], nodes[2]), Lines(record.Log("all")));
        CollectionAssert.AreEqual(Ranks(nodes[1], nodes[2]), Lines(record.Log("pair")));
        CollectionAssert.AreEqual(
            new[] { $"0: artifact {nodes[2]} 127.0.0.1", $"0: script {nodes[1]} {nodes[2]} 127.0.0.1" },
            Lines(record.Log("one"))
        );
    }

    // srun --label puts "0: " before every line; patterns are about what the task printed.
    [TestMethod]
    public void PatternsDoNotSeeTheLabelOfTheRank()
    {
        using var folder = new TempFolder();
        using var job = new Workflow(
            folder,
            """
            version: "0.1"
            workflow:
              name: labels
              tasks:
                - name: server
                  script: ["echo rank $SLURM_PROCID is up; exec sleep 300"]
                  probes: {readiness: {log_watch: {regex_pattern: "re:^rank [01] is up$", match_count: 2}, timeout: 50, interval: 1}}
                - name: measure
                  depends_on: [server]
                  script: ["echo rank$SLURM_PROCID scored 1$SLURM_PROCID.5 points"]
                  outputs:
                    - pattern: "{who} scored {points:f} points"
                      metrics: {points: {type: gauge}}
            """
        )
        {
            Nodes = 2,
        }.Submit();

        var record = job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

        Assert.AreEqual("RUNNING READY STOPPED", record.States("server"));
        var outputs = record.Outputs("measure").GetProperty("outputs");
        CollectionAssert.AreEquivalent(
            new[] { "rank0", "rank1" },
            outputs.GetProperty("who").EnumerateArray().Select(who => who.GetString()).ToList()
        );
        CollectionAssert.AreEquivalent(
            new[] { 10.5, 11.5 },
            outputs.GetProperty("points").EnumerateArray().Select(points => points.GetDouble()).ToList()
        );
        Assert.AreEqual(JsonValueKind.Object, record.Outputs("measure").GetProperty("metrics").GetProperty("points").ValueKind);
    }

    // A job gets one CPU a node unless it asks for more; what it asks for must not multiply the ranks of its other steps.
    [TestMethod]
    public void AWideStepIsAcceptedAndLeavesTheOthersNarrow()
    {
        using var folder = new TempFolder();
        using var job = new Workflow(
            folder,
            """
            version: "0.1"
            operators:
              - {name: wide, type: srun, ntasks_per_node: 4}
            workflow:
              name: wide-step
              tasks:
                - name: wide
                  operator: wide
                  resources: {nodes: {indices: [0]}}
                  script: ["echo rank $SLURM_PROCID of $SLURM_NTASKS"]
                - name: narrow
                  depends_on: [wide]
                  script: ["echo rank $SLURM_PROCID of $SLURM_NTASKS with ${SLURM_CPUS_PER_TASK-no count}"]
            """
        )
        {
            Nodes = 2,
        }.Submit();

        var record = job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

        CollectionAssert.AreEqual(Enumerable.Range(0, 4).Select(rank => $"{rank}: rank {rank} of 4").ToArray(), Lines(record.Log("wide")));
        CollectionAssert.AreEqual(
            Enumerable.Range(0, 2).Select(rank => $"{rank}: rank {rank} of 2 with no count").ToArray(),
            Lines(record.Log("narrow"))
        );
    }

    private static string[] Ranks(params string[] nodes) =>
        [
            .. nodes.Select(
                (node, rank) =>
                    $"{rank}: rank {rank} on {node} of {string.Join(',', nodes)} at {string.Join(',', nodes.Select(_ => "127.0.0.1"))}"
            ),
        ];

    private static string[] Lines(string log) => [.. log.TrimEnd('\n').Split('\n').Order(System.StringComparer.Ordinal)];
}
