namespace Sflow.Runtime.Tests;

/// <summary>Everything wrong is said at once, then exit 2; nothing has started.</summary>
[TestClass]
public sealed class PreflightTests
{
    [TestMethod]
    public void AllThatIsWrongIsSaidAtOnce()
    {
        var outcome = Script
            .Run(
                """
                wf_nodes 2
                require_path MODEL /nowhere/model
                require_path DATA relative/data
                setenv X '__SFLOW_NO_SUCH__ thing'
                task a
                  needs b
                  launch no-such-command-1 -c
                  script x
                task c
                  ready_when http_get url=http://__SFLOW_NODE7_IP__/
                  launch bash -c
                """
            )
            .Expect(2, "FAILED");
        Assert.AreEqual("", outcome.States("a") + outcome.States("c"));
        foreach (
            var said in new[]
            {
                "sbatch",
                "MODEL does not exist",
                "/nowhere/model",
                "relative/data",
                "__SFLOW_NO_SUCH__",
                "unknown task b",
                "no-such-command-1",
                "task c has no script",
                "NODE7_IP",
            }
        )
            Assert.Contains(said, outcome.Error);
        Assert.HasCount(8, outcome.Events[^1].GetProperty("reasons").EnumerateArray().ToList());
    }

    [TestMethod]
    public void APlanForNodesNeedsAnAllocation()
    {
        var outcome = Script.Run("wf_nodes 2\n" + Words.Task("a", "true")).Expect(2, "FAILED");
        Assert.Contains("sbatch", outcome.Error);
    }

    [TestMethod]
    [DataRow(2, "4", "", DisplayName = "as planned")]
    [DataRow(3, "4", "needs 3 node(s), but the job has 2", DisplayName = "too few nodes")]
    [DataRow(2, "2", "needs 4 GPU(s) per node", DisplayName = "too few GPUs")]
    [DataRow(2, null, "", DisplayName = "Slurm tells no GPUs")]
    public void TheAllocationIsComparedWithThePlan(int nodes, string? gpus, string wrong)
    {
        using var script = new Script(
            $"wf_nodes {nodes}\nwf_gpus_per_node 4\n" + Words.Task("a", "echo __SFLOW_NODE1_NAME__ __SFLOW_NODE1_IP__ __SFLOW_JOB_ID__")
        );
        StandInSlurm(script, "NodeName=n1 NodeAddr=10.0.0.1 x=y\nNodeName=n2 NodeAddr=localhost x=y");
        script.Environment["SLURM_GPUS_ON_NODE"] = gpus;
        var outcome = script.Start().Finish().Expect(wrong.Length == 0 ? 0 : 2, wrong.Length == 0 ? "COMPLETED" : "FAILED");
        Assert.Contains(wrong, outcome.Error);
        if (wrong.Length == 0)
            Assert.AreEqual("n2 127.0.0.1 77\n", outcome.Log("a"));
        Assert.AreEqual("[\"n1\",\"n2\"]", outcome.Events[0].GetProperty("nodes").GetRawText());
        StringAssert.StartsWith(Path.GetFileName(outcome.RunFolder), "77-workflow-");
    }

    // What the missing nodes would have been used for is no list of further faults.
    [TestMethod]
    public void MissingNodesAreOneFault()
    {
        using var script = new Script(
            "wf_nodes 4\n"
                + Words.Task("a", "echo __SFLOW_NODE3_NAME__ __SFLOW_NODE2_IP__", "setenv PEERS __SFLOW_NODE0_IP__,__SFLOW_NODE3_IP__")
        );
        StandInSlurm(script, "NodeName=n1 NodeAddr=10.0.0.1 x=y\nNodeName=n2 NodeAddr=localhost x=y");
        var outcome = script.Start().Finish().Expect(2, "FAILED");
        Assert.Contains(
            "needs 4 node(s), but the job has 2",
            outcome.Events[^1].GetProperty("reasons").EnumerateArray().Single().GetString()!
        );
    }

    [TestMethod]
    [DataRow("Nodes=n[1-2] CPU_IDs=0 Mem=0 GRES=gpu:4(IDX:0-3)", "", DisplayName = "as planned")]
    [DataRow(
        "Nodes=n1 CPU_IDs=0 Mem=0 GRES=gpu:4(IDX:0-3) Nodes=n2 CPU_IDs=0-1 Mem=0 GRES=gpu:2(IDX:0,3)",
        "Slurm gives the job 2 on n2",
        DisplayName = "too few on another node"
    )]
    [DataRow("Nodes=n[1-2] CPU_IDs=0 Mem=0 GRES=gpu:a100:3(IDX:0-2),gpu:h100:1(IDX:3)", "", DisplayName = "of two types")]
    [DataRow(
        "Nodes=n1 CPU_IDs=0 Mem=0 GRES= Nodes=n2 CPU_IDs=0 Mem=0 GRES=gpu:a100:4(IDX:0-3)",
        "0 on n1",
        DisplayName = "none on one node"
    )]
    [DataRow("Nodes=n[1-2] CPU_IDs=0 Mem=0 GRES= ", "", DisplayName = "Slurm counts none")]
    public void TheGPUsOfEveryNodeAreComparedWithThePlan(string record, string wrong)
    {
        using var script = new Script("wf_nodes 2\nwf_gpus_per_node 4\n" + Words.Task("a", "true"));
        StandInSlurm(script, "", null, "JobId=77 NumNodes=2 " + record + " Command=/x Power=");
        var outcome = script.Start().Finish().Expect(wrong.Length == 0 ? 0 : 2, wrong.Length == 0 ? "COMPLETED" : "FAILED");
        Assert.Contains(wrong, outcome.Error);
    }

    [TestMethod]
    public void AddressesComeFromGetaddrsWhereSlurmHasIt()
    {
        using var script = new Script("wf_nodes 2\n" + Words.Task("a", "echo __SFLOW_NODE0_IP__ __SFLOW_NODE1_IP__"));
        StandInSlurm(script, "NodeName=n1 NodeAddr=10.0.0.1", "n1: 10.1.1.1:6818\nn2: [fd00::2]:6818");
        Assert.AreEqual("10.1.1.1 fd00::2\n", script.Start().Finish().Expect(0, "COMPLETED").Log("a"));
    }

    [TestMethod]
    public void AddressesComeFromTheNodeItselfInTheEnd()
    {
        using var script = new Script("wf_nodes 2\n" + Words.Task("a", "echo __SFLOW_NODE0_IP__ __SFLOW_NODE1_IP__"));
        StandInSlurm(script, "");
        StandIn(script, "srun", "echo 10.9.9.9 fe80::1");
        Assert.AreEqual("10.9.9.9 10.9.9.9\n", script.Start().Finish().Expect(0, "COMPLETED").Log("a"));
    }

    [TestMethod]
    public void PathsThatExistAreExportedAndMounted()
    {
        using var script = new Script(
            """
            require_path MODEL models/m.bin
            require_path FOLDER __SFLOW_WORKSPACE_DIR__/models
            name_artifact IMAGE docker://x:1
            task t
              launch bash -c 'printf "%s\n" "$@" "$MODEL" "$FOLDER" "$IMAGE" >"$SFLOW_TASK_OUTPUT_DIR/got"' zero \
                __SFLOW_MOUNT_MODEL__ __SFLOW_MOUNT_FOLDER__
              script x
            """
        );
        Directory.CreateDirectory(Path.Combine(script.Folder, "models"));
        File.WriteAllText(Path.Combine(script.Folder, "models", "m.bin"), "");
        var models = Path.Combine(script.Folder, "models");
        Assert.AreEqual(
            $"{models}\n{models}\nx\n{models}/m.bin\n{models}\ndocker://x:1\n",
            script.Start().Finish().Expect(0, "COMPLETED").Read("t/got")
        );
    }

    [TestMethod]
    public void AFileIsFetchedOnce()
    {
        using var server = new HttpServer(_ => HttpServer.Status(200, "the data"));
        using var script = new Script(
            $"fetch DATA http://127.0.0.1:{server.Port}/d __SFLOW_WORKSPACE_DIR__/.sflow_cache/artifacts/http_0123456789abcdef\n"
                + Words.Task("t", "cat \"$DATA\"; ls -A \"${DATA%/*}\"", "setenv M __SFLOW_MOUNT_DATA__")
        );
        for (var n = 0; n < 2; n++)
            Assert.AreEqual("the datahttp_0123456789abcdef\n", script.Start().Finish().Expect(0, "COMPLETED").Log("t"));
        Assert.HasCount(1, server.Requests);
    }

    [TestMethod]
    public void AFileThatCannotBeFetchedIsSaid()
    {
        using var server = new HttpServer(_ => HttpServer.Status(404));
        var outcome = Script.Run($"fetch DATA http://127.0.0.1:{server.Port}/d cache/x\n" + Words.Task("t", "true")).Expect(2, "FAILED");
        Assert.Contains("artifact DATA cannot be fetched", outcome.Error);
        Assert.Contains("404", outcome.Error);
    }

    [TestMethod]
    public void ASignalWhileFetchingIsHeard()
    {
        using var arrived = new System.Threading.ManualResetEventSlim();
        using var server = new HttpServer(_ =>
        {
            arrived.Set();
            System.Threading.Thread.Sleep(5000);
            return HttpServer.Status(200);
        });
        using var script = new Script($"fetch DATA http://127.0.0.1:{server.Port}/d cache/x\n" + Words.Task("t", "true"));
        script.Start();
        Assert.IsTrue(arrived.Wait(TimeSpan.FromSeconds(10)));
        script.Signal("TERM");
        Assert.AreEqual("CANCELLED", script.Finish(10).Expect(143, "CANCELLED").States("t"));
        Assert.IsEmpty(Directory.GetFileSystemEntries(Path.Combine(script.Folder, "cache")));
    }

    [TestMethod]
    [DataRow("retries 'x[$(touch hacked)]' 1 1")]
    [DataRow("time_limit 'x[$(touch hacked)]'")]
    [DataRow("ready_when log_watch text=x count='x[$(touch hacked)]'")]
    [DataRow("ready_when tcp_port port='1/x;touch hacked'")]
    [DataRow("ready_when tcp_port colour=red")]
    [DataRow("ready_when udp_port port=1")]
    public void WhatIsNoNumberOrNoProbeIsRefused(string words)
    {
        using var script = new Script(Words.Task("t", "true", words));
        script.Start().Finish().Expect(2, "FAILED");
        Assert.IsFalse(File.Exists(Path.Combine(script.Folder, "hacked")));
    }

    [TestMethod]
    [DataRow(131_071, 0)]
    [DataRow(131_072, 2)]
    public void AScriptHasTheSizeThatTheKernelTakes(int size, int code)
    {
        var script = "exit 0 #".PadRight(size, 'x');
        var outcome = Script.Run(Words.Task("t", script)).Expect(code, code == 0 ? "COMPLETED" : "FAILED");
        Assert.AreEqual(code != 0, outcome.Error.Contains("131072"));
    }

    [TestMethod]
    [DataRow(131_071, 0)]
    [DataRow(131_072, 2)]
    public void AVariableHasTheSizeThatTheKernelTakes(int size, int code) =>
        Script.Run(Words.Task("t", "true", "setenv V " + new string('x', size - 2))).Expect(code, code == 0 ? "COMPLETED" : "FAILED");

    [TestMethod]
    public void WithoutARunFolderTheReasonIsOnStderr()
    {
        using var script = new Script(Words.Task("t", "true"));
        File.WriteAllText(Path.Combine(script.Folder, "file"), "");
        script.Environment["SFLOW_OUTPUT_DIR"] = "file/x";
        var outcome = script.Start().Finish();
        Assert.AreEqual(2, outcome.Code);
        Assert.Contains("cannot create the output folder", outcome.Error);
    }

    /// <summary>Puts a command that Slurm would bring into the job's PATH.</summary>
    internal static void StandIn(Script script, string name, string body)
    {
        var bin = Directory.CreateDirectory(Path.Combine(script.Folder, "stand-in")).FullName;
        var file = Path.Combine(bin, name);
        File.WriteAllText(file, "#!/bin/bash\n" + body + "\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        script.Environment["PATH"] = bin + ":" + Environment.GetEnvironmentVariable("PATH");
    }

    /// <summary>An allocation of two nodes, and the <c>scontrol</c> that tells about it.</summary>
    internal static void StandInSlurm(Script script, string nodeRecords, string? addresses = null, string jobRecord = "")
    {
        script.Environment["SLURM_JOB_ID"] = "77";
        script.Environment["SLURM_JOB_NODELIST"] = "n[1-2]";
        StandIn(
            script,
            "scontrol",
            $$"""
            case "$*" in
              'show hostnames n[1-2]') printf 'n1\nn2\n' ;;
              getaddrs*) {{(addresses is null ? "exit 1" : $"echo '{addresses}'")}} ;;
              '-o show node n[1-2]') echo '{{nodeRecords}}' ;;
              '-d -o show job 77') echo '{{jobRecord}}' ;;
            esac
            """
        );
    }
}
