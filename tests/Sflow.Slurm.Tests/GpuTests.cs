using System.Text.RegularExpressions;

namespace Sflow.Slurm.Tests;

/// <summary>The plan's GPUs, where Slurm hands out GPUs too.</summary>
[TestClass]
[NeedsSlurm]
public sealed class GpuTests
{
    [TestMethod]
    [DataRow("--gpus-per-node=4")]
    [DataRow("--gres=gpu:4")]
    public void StepsSeeTheGPUsOfThePlan(string request)
    {
        using var folder = new TempFolder();
        using var job = new Workflow(
            folder,
            """
            version: "0.1"
            workflow:
              name: gpus
              tasks:
                - name: worker
                  replicas: {count: 2}
                  resources: {gpus: {count: 2}}
                  script: ["echo sees $CUDA_VISIBLE_DEVICES; sleep 1"]
                - name: one
                  depends_on: [worker]
                  resources: {gpus: {count: 3}}
                  script: ["echo sees $CUDA_VISIBLE_DEVICES"]
            """
        )
        {
            Nodes = 2,
            ExtraArguments = [request],
        }.Submit();

        var record = job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

        Assert.AreEqual("0: sees 0,1\n", record.Log("worker_0"));
        Assert.AreEqual("0: sees 2,3\n", record.Log("worker_1"));
        Assert.AreEqual("0: sees 0,1,2\n", record.Log("one"));
    }

    // Two jobs on one node, two GPUs each: the plan of both says 0 and 1, which one of them has not got.
    [TestMethod]
    public void JobsThatShareANodeKeepToTheirOwnGPUs()
    {
        using var first = new TempFolder();
        using var second = new TempFolder();
        using var one = Half(first, $"until [ -e '{first["go-on"]}' ]; do sleep 0.1; done").Submit();
        one.Until("the first job's step", run => run.Log("step").Contains("sees"));
        using var other = Half(second, "true").Submit();
        var records = new[] { other.ExpectEnd("COMPLETED", "0:0", "COMPLETED"), null };
        File.WriteAllText(first["go-on"], "");
        records[1] = one.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

        var gpus = records.Select(record => Regex.Match(record!.Log("step"), "^0: sees (.) of (.),(.)\n$").Groups).ToList();
        foreach (var (record, own) in records.Zip(gpus))
        {
            Assert.AreEqual(own[2].Value, own[1].Value, record!.Log("step"));
            Assert.AreEqual($"sees {own[3].Value} of {own[2].Value},{own[3].Value}\n", record.Log("here"));
        }

        CollectionAssert.AreEquivalent(
            new[] { "0", "1", "2", "3" },
            gpus.SelectMany(own => new[] { own[2].Value, own[3].Value }).ToArray()
        );
    }

    // A step that takes fewer GPUs than the job has still runs on those of the plan where Slurm takes none away, as it always did.
    [TestMethod]
    public void AStepThatAsksForFewerGPUsRunsOnThoseOfThePlan()
    {
        using var folder = new TempFolder();
        using var job = new Workflow(
            folder,
            """
            version: "0.1"
            operators:
              - {name: few, type: srun, gres: "gpu:2"}
            workflow:
              name: few
              tasks:
                - name: worker
                  operator: few
                  replicas: {count: 2}
                  resources: {gpus: {count: 2}}
                  script: ["echo sees $CUDA_VISIBLE_DEVICES of $SLURM_STEP_GPUS"]
            """
        )
        {
            ExtraArguments = ["--gres=gpu:4"],
        }.Submit();

        var record = job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

        StringAssert.StartsWith(record.Log("worker_0"), "0: sees 0,1 of ");
        StringAssert.StartsWith(record.Log("worker_1"), "0: sees 2,3 of ");
    }

    private static Workflow Half(TempFolder folder, string then) =>
        new(
            folder,
            $$$"""
            version: "0.1"
            operators:
              - {name: local, type: bash}
            workflow:
              name: half
              tasks:
                - {name: step, resources: {gpus: {count: 1}},
                    script: ["echo sees $CUDA_VISIBLE_DEVICES of $SLURM_STEP_GPUS", {{{Workflow.Quote(then)}}}]}
                - {name: here, operator: local, resources: {gpus: {count: 1}},
                    script: ["echo sees $CUDA_VISIBLE_DEVICES of $SLURM_JOB_GPUS"]}
            """
        )
        {
            GpusPerNode = 2,
            ExtraArguments = ["--gres=gpu:2", "--nodelist=node3"],
        };
}
