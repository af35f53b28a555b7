using System.Text.RegularExpressions;

namespace Sflow.Slurm.Tests;

/// <summary>
/// What a user asks of <c>sbatch</c> is the whole job's. Slurm tells it to the job's environment, where <c>srun</c> would
/// ask the same of every step: more ranks than planned, or a step that Slurm refuses.
/// </summary>
[TestClass]
[NeedsSlurm]
public sealed class RequestTests
{
    // A user who counts tasks has to count CPUs, too: the wide step wants two on its node.
    [TestMethod]
    [DataRow("--ntasks-per-node=2")]
    [DataRow("--ntasks=4 --mincpus=2")]
    [DataRow("--ntasks=4 --cpus-per-task=2")]
    [DataRow("--ntasks=4 --mincpus=2 --ntasks-per-socket=1")]
    [DataRow("--ntasks-per-core=1")]
    [DataRow("--hint=nomultithread --mincpus=2")]
    [DataRow("--ntasks=4 --mincpus=2 --gpus-per-task=1")]
    [DataRow("--gpus-per-node=2 --ntasks-per-gpu=1")]
    [DataRow("--gpus-per-node=2 --cpus-per-gpu=2 --mem-per-gpu=100")]
    [DataRow("--mem-per-cpu=100")]
    [DataRow("--ntasks=4 --mincpus=2 --distribution=plane=2")]
    [DataRow("--exclusive --overcommit")]
    public void EachStepRunsItsPlannedRanksWhateverTheJobAsksFor(string request)
    {
        using var folder = new TempFolder();
        using var job = new Workflow(
            folder,
            """
            version: "0.1"
            operators:
              - {name: wide, type: srun, ntasks_per_node: 2}
              - {name: threads, type: srun, cpus_per_task: 2}
            workflow:
              name: request
              tasks:
                - {name: both, script: ["echo rank $SLURM_PROCID of $SLURM_NTASKS on $SLURMD_NODENAME"]}
                - {name: one, resources: {nodes: {indices: [1]}}, script: ["echo rank $SLURM_PROCID of $SLURM_NTASKS on $SLURMD_NODENAME"]}
                - {name: wide, operator: wide, resources: {nodes: {indices: [0]}},
                    script: ["echo rank $SLURM_PROCID of $SLURM_NTASKS on $SLURMD_NODENAME"]}
                - {name: threads, operator: threads, resources: {nodes: {indices: [0]}},
                    script: ["echo rank $SLURM_PROCID of $SLURM_NTASKS with $SLURM_CPUS_PER_TASK"]}
            """
        )
        {
            Nodes = 2,
            SbatchOptions = request.Split(' '),
        }.Submit();

        var record = job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

        var nodes = record.Nodes;
        Expect(record, "both", $"0: rank 0 of 2 on {nodes[0]}", $"1: rank 1 of 2 on {nodes[1]}");
        Expect(record, "one", $"0: rank 0 of 1 on {nodes[1]}");
        Expect(record, "wide", $"0: rank 0 of 2 on {nodes[0]}", $"1: rank 1 of 2 on {nodes[0]}");
        Expect(record, "threads", "0: rank 0 of 1 with 2");
    }

    // With --gpus Slurm counts over all nodes, and would want the whole number for each step; with --gpus-per-task it would give a step one
    // rank's share.
    [TestMethod]
    [DataRow("--gpus=8")]
    [DataRow("--ntasks=8 --ntasks-per-node=4 --gpus-per-task=1")]
    [DataRow("--gpus=8 --ntasks-per-gpu=1")]
    public void GPUsThatAreCountedOverTheJobAreThereForEachStep(string request)
    {
        using var folder = new TempFolder();
        using var job = new Workflow(
            folder,
            """
            version: "0.1"
            workflow:
              name: gpus-in-all
              tasks:
                - {name: worker, replicas: {count: 2}, resources: {gpus: {count: 4}},
                    script: ["echo rank $SLURM_PROCID of $SLURM_NTASKS sees $CUDA_VISIBLE_DEVICES of $SLURM_STEP_GPUS"]}
                - {name: both, script: ["echo rank $SLURM_PROCID of $SLURM_NTASKS"]}
            """
        )
        {
            Nodes = 2,
            SbatchOptions = request.Split(' '),
        }.Submit();

        var record = job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

        Expect(record, "worker_0", "0: rank 0 of 1 sees 0,1,2,3 of 0,1,2,3");
        Expect(record, "worker_1", "0: rank 0 of 1 sees 0,1,2,3 of 0,1,2,3");
        Expect(record, "both", "0: rank 0 of 2", "1: rank 1 of 2");
    }

    // A step that waits for another one's CPUs or GPUs never meets the others; one with more ranks than planned, or fewer, prints other
    // lines.
    [TestMethod]
    [DataRow("--cpus-per-task=2", false)]
    [DataRow("--ntasks=8 --ntasks-per-node=4 --cpus-per-task=2 --gpus-per-task=1", true)]
    [DataRow("--ntasks=8 --ntasks-per-node=4 --gpus-per-task=1", true)]
    [DataRow("--exclusive", true)]
    [DataRow("--exclusive --gpus-per-node=4", true)]
    public void StepsSideBySideRunAtOnceWithTheirRanksAndGPUs(string request, bool slurmHandsOutGpus)
    {
        const string Meet =
            "touch \"$SFLOW_WORKSPACE_DIR/met.$TASK.$SLURM_PROCID\"; for ((i = 0; i < 200; i++)); do "
            + "met=(\"$SFLOW_WORKSPACE_DIR\"/met.*); ((${#met[@]} < 6)) || break; sleep 0.1; done;"
            + " echo \"rank $SLURM_PROCID of $SLURM_NTASKS sees ${CUDA_VISIBLE_DEVICES-} of ${SLURM_STEP_GPUS-}, ${#met[@]} met\"";
        using var folder = new TempFolder();
        using var job = new Workflow(
            folder,
            $$$"""
            version: "0.1"
            workflow:
              name: at-once
              variables:
                MEET: {value: {{{Workflow.Quote(Meet)}}}}
              tasks:
                - {name: both, script: ["TASK=both; eval \"$MEET\""]}
                - {name: one, resources: {nodes: {indices: [1]}}, script: ["TASK=one; eval \"$MEET\""]}
                - {name: worker, replicas: {count: 3}, resources: {gpus: {count: 2}},
                    script: ["TASK=worker$SFLOW_REPLICA_INDEX; eval \"$MEET\""]}
            """
        )
        {
            Nodes = 2,
            SbatchOptions = request.Split(' '),
        }.Submit();

        var record = job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

        var given = slurmHandsOutGpus ? "0,1,2,3" : "";
        Expect(record, "worker_0", $"0: rank 0 of 1 sees 0,1 of {given}, 6 met");
        Expect(record, "worker_1", $"0: rank 0 of 1 sees 2,3 of {given}, 6 met");
        Expect(record, "worker_2", $"0: rank 0 of 1 sees 0,1 of {given}, 6 met");
        Assert.HasCount(
            2,
            Regex.Matches(record.Log("both"), "^[01]: rank [01] of 2 sees [0-3,]* of [0-3,]*, 6 met$", RegexOptions.Multiline),
            record.Log("both")
        );
        Assert.HasCount(
            1,
            Regex.Matches(record.Log("one"), "^0: rank 0 of 1 sees [0-3,]* of [0-3,]*, 6 met$", RegexOptions.Multiline),
            record.Log("one")
        );
    }

    // Who sets such a variable in the workflow means the task's own step; who runs srun in a local task gets what Slurm told the job.
    [TestMethod]
    public void WhatTheWorkflowSaysItselfReachesItsStep()
    {
        using var folder = new TempFolder();
        using var job = new Workflow(
            folder,
            """
            version: "0.1"
            operators:
              - {name: local, type: bash}
            workflow:
              name: own-request
              variables:
                SLURM_NTASKS: {value: "3"}
              tasks:
                - {name: step, resources: {nodes: {indices: [0]}}, script: ["echo rank $SLURM_PROCID of $SLURM_NTASKS"]}
                - {name: shell, operator: local, script: ["echo $SLURM_NTASKS_PER_NODE a node"]}
            """
        )
        {
            SbatchOptions = ["--ntasks-per-node=4"],
        }.Submit();

        var record = job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

        Expect(record, "step", "0: rank 0 of 3", "1: rank 1 of 3", "2: rank 2 of 3");
        Expect(record, "shell", "4 a node");
    }

    // srun may have something to say itself, such as that this cluster cannot bind CPUs.
    private static void Expect(RunRecord record, string task, params string[] lines) =>
        CollectionAssert.AreEqual(
            lines,
            record
                .Log(task)
                .TrimEnd('\n')
                .Split('\n')
                .Where(line => !line.StartsWith("srun: ", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .ToArray(),
            record.Log(task)
        );
}
