using Microsoft.VisualStudio.TestTools.UnitTesting;
using Sflow.Tests.Conditions;

namespace Sflow.Slurm.Tests;

/// <summary>The plan's GPUs, where Slurm hands out GPUs too.</summary>
[TestClass]
[NeedsSlurm]
public sealed class GpuTests
{
    [TestMethod]
    [DataRow("--gpus-per-node=4")]
    [DataRow("--gres=gpu:4")]
    public void Steps_see_the_GPUs_of_the_plan(string request)
    {
        using var folder = new TempFolder();
        using var job = new Workflow(folder, """
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
            """) { Nodes = 2, ExtraArguments = [request] }.Submit();

        var record = job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

        Assert.AreEqual("0: sees 0,1\n", record.Log("worker_0"));
        Assert.AreEqual("0: sees 2,3\n", record.Log("worker_1"));
        Assert.AreEqual("0: sees 0,1,2\n", record.Log("one"));
    }
}
