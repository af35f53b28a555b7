namespace Sflow.Runtime.Tests;

/// <summary>
/// The GPUs of tasks: the plan's numbers, and which ones can be used. There is no GPU: a stand-in for nvidia-smi lists some, a stand-in for
/// srun sets what a step would find. The tests on Slurm show what a real one sets.
/// </summary>
[TestClass]
public sealed class GpuTests
{
    private const string Two = "GPU 0: NVIDIA H100 (UUID: GPU-aaa0)\\nGPU 1: NVIDIA H100 (UUID: GPU-bbb1)\\n";
    private const string Eight =
        "GPU 0: x (UUID: GPU-a0)\\nGPU 1: x (UUID: GPU-a1)\\nGPU 2: x (UUID: GPU-a2)\\nGPU 3: x (UUID: GPU-a3)\\nGPU "
        + "4: x (UUID: GPU-a4)\\nGPU 5: x (UUID: GPU-a5)\\nGPU 6: x (UUID: GPU-a6)\\nGPU 7: x (UUID: GPU-a7)\\n";
    private const string Instances =
        "GPU 0: NVIDIA A100 (UUID: GPU-aaa0)\\n  MIG 3g.20gb     Device  0: (UUID: MIG-1)\\n  MIG 3g.20gb     Device  1: (UUID: MIG-2)\\n";

    [TestMethod]
    [DataRow(null, null, "2,3", DisplayName = "nothing is known")]
    [DataRow(null, Eight, "2,3", DisplayName = "enough are there")]
    [DataRow("4,5,6,7", null, "6,7", DisplayName = "the caller's four")]
    [DataRow("4, 5,6 ,7", Eight, "6,7", DisplayName = "with blanks")]
    [DataRow("GPU-a7,GPU-a6,GPU-a5,GPU-a4", Eight, "GPU-a5,GPU-a4", DisplayName = "UUIDs")]
    [DataRow("0,1,MIG-1,MIG-GPU-x/1/0,9", null, "MIG-1,MIG-GPU-x/1/0", DisplayName = "instances, nobody to ask")]
    public void ATaskHereGetsTheCallersGPUsByTheirOrder(string? mask, string? listing, string expected)
    {
        using var script = Local(mask, listing);
        var outcome = script.Start().Finish().Expect(0, "COMPLETED");
        Assert.AreEqual($"sees {expected}\n", outcome.Log("t"));
        Assert.AreEqual("sees nothing of ours\n", outcome.Log("none"));
    }

    [TestMethod]
    [DataRow("4,5", null, "CUDA_VISIBLE_DEVICES='4,5' gives 2", DisplayName = "too few")]
    [DataRow("", null, "CUDA_VISIBLE_DEVICES='' gives 0", DisplayName = "none")]
    [DataRow("-1", null, "CUDA_VISIBLE_DEVICES='-1' gives 0", DisplayName = "none, said otherwise")]
    [DataRow("0,1,-1,2,3", null, "gives 2", DisplayName = "CUDA stops at -1")]
    [DataRow("0,1,1,2,3", null, "gives 2", DisplayName = "CUDA stops at what it has already")]
    [DataRow("0,1,a,2", null, "gives 2", DisplayName = "CUDA stops at what is no GPU")]
    [DataRow("0,1,GPU-nowhere,2", Eight, "gives 2", DisplayName = "CUDA stops at an unknown UUID")]
    [DataRow("0,1,2,3", Two, "gives 2", DisplayName = "CUDA stops at a number too high")]
    [DataRow(null, Two, "nvidia-smi shows 2", DisplayName = "no mask, too few here")]
    [DataRow(null, "No devices found.\\n", "nvidia-smi shows 0", DisplayName = "no mask, none here")]
    public void FewerGPUsThanPlannedAreSaidBeforeAnythingStarts(string? mask, string? listing, string expected)
    {
        using var script = Local(mask, listing);
        var outcome = script.Start().Finish().Expect(2, "FAILED");
        var reason = outcome.Events[^1].GetProperty("reasons").EnumerateArray().Single().GetString()!;
        Assert.Contains("the plan uses 4 GPU(s)", reason);
        Assert.Contains(expected, reason);
    }

    [TestMethod]
    public void AnNvidiaSmiThatFailsIsSaidAndKnowsNothing()
    {
        using var script = Local("4,5,6,7", null);
        PreflightTests.StandIn(script, "nvidia-smi", "echo no driver; exit 9");
        var outcome = script.Start().Finish().Expect(0, "COMPLETED");
        Assert.AreEqual("sees 6,7\n", outcome.Log("t"));
        Assert.Contains("nvidia-smi -L ended with 9: no driver", outcome.Error);
    }

    // On the node where an sbatch job starts, Slurm's variable is followed, but one that the caller's shell had elsewhere is not.
    [TestMethod]
    [DataRow("2,3,6,7", "6,7", "")]
    [DataRow(null, "2,3", "CUDA_VISIBLE_DEVICES='2,3,6,7' is ignored")]
    public void ALocalTaskOfAJobGetsWhatSlurmGaveTheBatchStep(string? given, string expected, string said)
    {
        using var script = Local("2,3,6,7", null);
        script.Environment["SLURM_JOB_ID"] = "77";
        script.Environment["SLURM_JOB_GPUS"] = given;
        var outcome = script.Start().Finish().Expect(0, "COMPLETED");
        Assert.AreEqual($"sees {expected}\n", outcome.Log("t"));
        Assert.Contains(said, outcome.Output);
    }

    [TestMethod]
    [DataRow(null, null, null, 4, "0,1,2", "0,1,2", DisplayName = "Slurm hands out none")]
    [DataRow("7", null, null, 4, "0,1,2", "0,1,2", DisplayName = "Slurm hands out none, the caller had a mask elsewhere")]
    [DataRow("NoDevFiles", "NoDevFiles", null, 4, "0,1", "0,1", DisplayName = "Slurm hands out none, in an older release's words")]
    [DataRow(null, null, Eight, 4, "2,3", "2,3", DisplayName = "Slurm hands out none, enough are there")]
    [DataRow("0,1,2,3", "0,1,2,3", null, 4, "2,3", "2,3", DisplayName = "a whole node")]
    [DataRow("2,3", "2,3", null, 2, "0,1", "2,3", DisplayName = "the job has 2 and 3 of the node")]
    [DataRow("2,3", "2,3", Eight, 2, "1", "3", DisplayName = "the job has 2 and 3, all can be seen")]
    [DataRow("0,1", "2,3", Two, 2, "0,1", "0,1", DisplayName = "renumbered: the job has 2 and 3")]
    [DataRow("0,1", "2,3", null, 4, "2,3", "0,1", DisplayName = "renumbered: the step has 2 and 3 of the job's four")]
    [DataRow("0,1", "3,1", null, 4, "1", "1", DisplayName = "renumbered, in Slurm's order")]
    [DataRow("2,3", "2,3", Two, 2, "1", "1", DisplayName = "a container shows only these, from 0 up")]
    [DataRow("1,2", "1,2", Two, 2, "0", "0", DisplayName = "a container shows only these, and one number fits by chance")]
    [DataRow("0,1", "0,1", null, 4, "2,3", "2,3", DisplayName = "a step with fewer than the job, nothing taken away")]
    [DataRow("MIG-1,MIG-2", "MIG-1,MIG-2", Instances, 2, "1", "MIG-2", DisplayName = "instances")]
    [DataRow("GPU-bbb1", "1", Two, 0, "0", "GPU-bbb1", DisplayName = "a UUID, the plan knows no number a node")]
    public void AStepGetsThePlannedOnesOfWhatItSees(string? mask, string? real, string? listing, int perNode, string plan, string expected)
    {
        using var script = Step(mask, real, listing, perNode, plan);
        var outcome = script.Start().Finish().Expect(0, "COMPLETED");
        Assert.AreEqual($"sees {expected}, n=mine, plan=ours, f is here\n", outcome.Log("t"));
    }

    [TestMethod]
    [DataRow(
        null,
        null,
        Two,
        4,
        "2,3",
        "of which 2, 3 cannot be seen here: nvidia-smi shows 2",
        DisplayName = "Slurm hands out none, too few are there"
    )]
    [DataRow(null, null, "No devices were found\\n", 4, "0", "nvidia-smi shows 0", DisplayName = "none are there")]
    [DataRow(
        "0,1",
        "2,3",
        null,
        4,
        "0,1",
        "Slurm gave the step only GPU 2,3 of the node",
        DisplayName = "renumbered: the step has others than planned"
    )]
    [DataRow("4,5", "4,5", null, 4, "0,1", "Slurm gave the step only GPU 4,5 of the node", DisplayName = "a part of unknown numbers")]
    [DataRow(
        "0,1",
        "0,1",
        Two,
        4,
        "2,3",
        "of which 2, 3 cannot be seen",
        DisplayName = "a step with fewer than the job, the others taken away"
    )]
    [DataRow("0,1,2,3", "0,1,2,3", Two, 4, "1,2", "of which 2 cannot be seen", DisplayName = "a container shows too few")]
    [DataRow("MIG-9", "MIG-9", Instances, 1, "0", "of which MIG-9 cannot be seen", DisplayName = "an instance that is not there")]
    public void AStepThatDoesNotSeeItsGPUsFailsAndSaysWhy(
        string? mask,
        string? real,
        string? listing,
        int perNode,
        string plan,
        string expected
    )
    {
        using var script = Step(mask, real, listing, perNode, plan);
        var outcome = script.Start().Finish().Expect(1, "FAILED");
        Assert.AreEqual(69, outcome.Events.Single(e => Outcome.Text(e, "state") == "FAILED").GetProperty("rc").GetInt32());
        Assert.Contains("sflow: step 77.5 on n1: the plan gives this task GPU " + plan, outcome.Log("t"));
        Assert.Contains(expected, outcome.Log("t"));
        Assert.DoesNotContain("sees", outcome.Log("t").Replace("cannot be seen", ""));
    }

    // The node is this machine, whatever its name is.
    [TestMethod]
    [DataRow(null, Eight, "=GPU-a2,GPU-a3", DisplayName = "by index")]
    [DataRow("4,5,6,7", Eight, "=GPU-a6,GPU-a7", DisplayName = "the caller's four")]
    [DataRow("GPU-a7,GPU-a6,GPU-a5,GPU-a4", Eight, "=GPU-a5,GPU-a4", DisplayName = "UUIDs")]
    [DataRow("0,1,GPU-a3,GPU-a2", Eight, "=GPU-a3,GPU-a2", DisplayName = "both")]
    [DataRow("4,5,6,7", null, "unset", DisplayName = "nobody knows")]
    public void ATaskHereKnowsTheUUIDsOfItsGPUs(string? mask, string? listing, string expected)
    {
        using var script = Local(mask, listing, "${SFLOW_PLANNED_GPU_UUIDS-unset}");
        StringAssert.EndsWith(script.Start().Finish().Expect(0, "COMPLETED").Log("t"), expected + "\n");
    }

    [TestMethod]
    [DataRow("0,1", "2,3", Two, 2, "0,1", "n1=GPU-aaa0,GPU-bbb1", DisplayName = "renumbered")]
    [DataRow("2,3", "2,3", Eight, 2, "1", "n1=GPU-a3", DisplayName = "all can be seen")]
    [DataRow("MIG-1,MIG-2", "MIG-1,MIG-2", Instances, 2, "1", "n1=MIG-2", DisplayName = "instances")]
    [DataRow("0", "0", Instances, 1, "0", "unset", DisplayName = "instances by index")]
    [DataRow("0,1", "2,3", null, 2, "0,1", "unset", DisplayName = "nobody knows")]
    public void AStepKnowsTheUUIDsOfItsGPUs(string? mask, string? real, string? listing, int perNode, string plan, string expected)
    {
        using var script = Step(mask, real, listing, perNode, plan, "${SFLOW_PLANNED_GPU_UUIDS-unset}");
        Assert.AreEqual(expected + "\n", script.Start().Finish().Expect(0, "COMPLETED").Log("t"));
    }

    private static Script Local(string? mask, string? listing, string says = "sees $CUDA_VISIBLE_DEVICES")
    {
        var script = new Script(
            Words.Task("t", "echo " + says, "gpus 2,3")
                + Words.Task("none", $"[ \"${{CUDA_VISIBLE_DEVICES-unset}}\" = '{mask ?? "unset"}' ] && echo sees nothing of ours")
        );
        script.Environment["CUDA_VISIBLE_DEVICES"] = mask;
        if (listing is not null)
            PreflightTests.StandIn(script, "nvidia-smi", $"[ \"$*\" = -L ] && printf '{listing}'");
        return script;
    }

    // The step's variables are unlike those of the job, as on another node. Whatever else is in its environment reaches the task as it is.
    private static Script Step(
        string? mask,
        string? real,
        string? listing,
        int perNode,
        string plan,
        string says = "sees $CUDA_VISIBLE_DEVICES, n=$n, plan=$plan, $(f)"
    )
    {
        var script = new Script(
            (perNode == 0 ? "" : $"wf_gpus_per_node {perNode}\n")
                + Words.Task("t", "echo " + says, $"gpus {plan}\nsetenv n mine\nsetenv plan ours", "srun --job-name t bash -c")
        );
        var set =
            (mask is null ? "unset CUDA_VISIBLE_DEVICES; " : $"export CUDA_VISIBLE_DEVICES='{mask}'; ")
            + (real is null ? "unset SLURM_STEP_GPUS; " : $"export SLURM_STEP_GPUS='{real}'; ");
        PreflightTests.StandIn(
            script,
            "srun",
            "f() { echo f is here; }; export -f f; export SLURM_JOB_ID=77 SLURM_STEP_ID=5 SLURMD_NODENAME=n1; "
                + set
                + "shift 2; exec \"$@\""
        );
        foreach (var name in new[] { "squeue", "scancel" })
            PreflightTests.StandIn(script, name, "true");
        if (listing is not null)
            PreflightTests.StandIn(script, "nvidia-smi", $"[ \"$*\" = -L ] && printf '{listing}'");
        return script;
    }
}
