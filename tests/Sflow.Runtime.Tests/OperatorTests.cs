using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Sflow.Runtime.Tests;

/// <summary>Operators whose command is not here: a stand-in records what it was asked.</summary>
[TestClass]
public sealed class OperatorTests
{
    [TestMethod]
    public void Ssh_gets_environment_and_script_in_one_word()
    {
        const string Text = "printf '%s|' \"$A\" \"$SFLOW_TASK_OUTPUT_DIR\"; echo it\\'s \"$B\"";
        using var script = new Script("setenv A \"it's \\$HOME\"\n" + Words.Task("t", Text, "remote\nsetenv B 'two\nlines'", "ssh -p 22 me@there"));
        // As sshd does: the words joined by blanks, given to the remote user's shell with an environment of its own.
        PreflightTests.StandIn(script, "ssh", "shift 3; exec env -i PATH=\"$PATH\" HOME=/ sh -c \"$*\"");
        var outcome = script.Start().Finish().Expect(0, "COMPLETED");
        Assert.AreEqual($"it's $HOME|{outcome.RunFolder}/t|it's two\nlines\n", outcome.Log("t"));
    }

    [TestMethod]
    public void A_container_is_stopped_by_its_name()
    {
        using var script = new Script("wf_grace 3\n" +
            Words.Task("box", "x", "docker_name box-__SFLOW_JOB_ID__\nready_when log_watch text=up", "docker run --name box-__SFLOW_JOB_ID__ image bash -c") + Words.Task("client", "true", "needs box"));
        PreflightTests.StandIn(script, "docker", """
            echo "$*" >>asked
            case $1 in
              run) echo $$ >"pid-$3"; echo up; trap '' TERM; while [ ! -e "stop-$3" ]; do sleep 0.05; done; exit 143 ;;
              stop) : >"stop-$4" ;;
            esac
            """);
        var outcome = script.Start().Finish(15).Expect(0, "COMPLETED");
        var name = "box-" + Outcome.Text(outcome.Events[0], "job");
        Assert.AreEqual($"run --name {name} image bash -c x\nstop -t 3 {name}\n", File.ReadAllText(Path.Combine(script.Folder, "asked")));
        Assert.AreEqual("RUNNING READY STOPPED", outcome.States("box"));
    }

    [TestMethod]
    public void A_container_is_removed_before_a_retry()
    {
        using var script = new Script(Words.Task("box", "x", "docker_name box\nretries 1 0 1", "docker run --name box image bash -c"));
        PreflightTests.StandIn(script, "docker", "echo \"$*\" >>asked; [ $1 != run ] || [ $(wc -l <asked) -gt 1 ]");
        script.Start().Finish(15).Expect(0, "COMPLETED");
        Assert.AreEqual("run --name box image bash -c x\nrm -f box\nrun --name box image bash -c x\n", File.ReadAllText(Path.Combine(script.Folder, "asked")));
    }

    // Slurm's tests show what a real srun would make of these.
    [TestMethod]
    public void What_the_job_asked_for_is_not_asked_again_for_each_step()
    {
        using var script = new Script(Words.Task("step", "x", "setenv SLURM_MEM_PER_CPU 5", "srun --job-name step bash -c") + Words.Task("local", "env"));
        PreflightTests.StandIn(script, "srun", "env");
        foreach (var name in new[] { "squeue", "scancel" })
            PreflightTests.StandIn(script, name, "true");
        foreach (var name in new[] { "SLURM_NTASKS", "SLURM_NPROCS", "SLURM_NTASKS_PER_NODE", "SLURM_GPUS_PER_TASK", "SLURM_TRES_PER_TASK", "SLURM_MEM_PER_CPU", "SLURM_DISTRIBUTION", "SLURM_MEM_PER_NODE", "SLURM_CPUS_PER_TASK" })
            script.Environment[name] = "7";
        var outcome = script.Start().Finish().Expect(0, "COMPLETED");
        CollectionAssert.AreEqual(new[] { "SLURM_CPUS_PER_TASK=7", "SLURM_MEM_PER_CPU=5", "SLURM_MEM_PER_NODE=7" }, Slurms(outcome.Log("step")));
        Assert.HasCount(9, Slurms(outcome.Log("local")));

        static string[] Slurms(string log) => [.. log.Split('\n').Where(line => line.StartsWith("SLURM_", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    [TestMethod]
    public void Python_runs_the_script()
    {
        var outcome = Script.Run(Words.Task("t", "import os, sys\nprint('up', os.environ['PYTHONUNBUFFERED'])\nsys.exit(0)", "", "python3 -c")).Expect(0, "COMPLETED");
        Assert.AreEqual("up 1\n", outcome.Log("t"));
    }

    [TestMethod]
    public void Scripts_can_be_shared()
    {
        var outcome = Script.Run(Words.Task("a", "echo $SFLOW_REPLICA_INDEX", "setenv SFLOW_REPLICA_INDEX 0") + "task b\nsetenv SFLOW_REPLICA_INDEX 1\nlaunch bash -c\nscript_same_as a\n");
        Assert.AreEqual("0\n1\n", outcome.Expect(0, "COMPLETED").Log("a") + outcome.Log("b"));
    }
}
