namespace Sflow.Runtime.Tests;

/// <summary>Operators whose command is not here: a stand-in records what it was asked.</summary>
[TestClass]
public sealed class OperatorTests
{
    [TestMethod]
    public void SshGetsEnvironmentAndScriptThroughItsInput()
    {
        const string Text = "printf '%s|' \"$A\" \"$SFLOW_TASK_OUTPUT_DIR\"; echo it\\'s \"$B\"";
        using var script = new Script(
            "setenv A \"it's \\$HOME\"\n" + Words.Task("t", Text, "remote\nsetenv B 'two\nlines'", "ssh -p 22 me@there")
        );
        // As sshd does: the words joined by blanks, given to the remote user's shell with an environment of its own.
        PreflightTests.StandIn(script, "ssh", "shift 3; exec env -i PATH=\"$PATH\" HOME=/ sh -c \"$*\"");
        var outcome = script.Start().Finish().Expect(0, "COMPLETED");
        Assert.AreEqual($"it's $HOME|{outcome.RunFolder}/t|it's two\nlines\n", outcome.Log("t"));
    }

    [TestMethod]
    public void AContainerIsStoppedByItsName()
    {
        using var script = new Script(
            "wf_grace 3\n"
                + Words.Task(
                    "box",
                    "x",
                    "docker_name box-__SFLOW_JOB_ID__\nready_when log_watch text=up",
                    "docker run --name box-__SFLOW_JOB_ID__ image bash -c"
                )
                + Words.Task("client", "true", "needs box")
        );
        PreflightTests.StandIn(
            script,
            "docker",
            """
            echo "$*" >>asked
            case $1 in
              run) echo $$ >"pid-$3"; echo up; trap '' TERM; while [ ! -e "stop-$3" ]; do sleep 0.05; done; exit 143 ;;
              stop) : >"stop-$4" ;;
              rm) echo "Error response from daemon: No such container: $3" >&2 ;;
            esac
            """
        );
        var outcome = script.Start().Finish(15).Expect(0, "COMPLETED");
        var name = "box-" + Outcome.Text(outcome.Events[0], "job");
        // One that has the name already goes before, and what is left after a failure behind. Stopping is repeated while the client lives.
        var asked = File.ReadAllLines(Path.Combine(script.Folder, "asked"));
        CollectionAssert.AreEqual(
            new[] { $"rm -f {name}", $"run --name {name} image bash -c x", $"stop -t 3 {name}" },
            asked.Distinct().ToArray()
        );
        Assert.AreEqual(2, asked.Count(line => line == $"rm -f {name}"));
        Assert.AreEqual("RUNNING READY STOPPED", outcome.States("box"));
    }

    [TestMethod]
    public void AContainerIsRemovedBeforeARetry()
    {
        using var script = new Script(Words.Task("box", "x", "docker_name box\nretries 1 0 1", "docker run --name box image bash -c"));
        PreflightTests.StandIn(script, "docker", "echo \"$*\" >>asked; [ $1 != run ] || [ $(wc -l <asked) -gt 2 ]");
        script.Start().Finish(15).Expect(0, "COMPLETED");
        Assert.AreEqual(
            "rm -f box\nrun --name box image bash -c x\nrm -f box\nrm -f box\nrun --name box image bash -c x\n",
            File.ReadAllText(Path.Combine(script.Folder, "asked"))
        );
    }

    // Slurm's tests show what a real srun would make of these.
    [TestMethod]
    public void WhatTheJobAskedForIsNotAskedAgainForEachStep()
    {
        string[] forgotten =
        [
            "SLURM_NTASKS",
            "SLURM_NPROCS",
            "SLURM_NTASKS_PER_NODE",
            "SLURM_GPUS_PER_TASK",
            "SLURM_TRES_PER_TASK",
            "SLURM_MEM_PER_CPU",
            "SLURM_CPUS_PER_TASK",
            "SLURM_DISTRIBUTION",
        ];
        string[] kept = ["SLURM_MEM_PER_NODE", "SLURM_THREADS_PER_CORE"];
        using var script = new Script(
            Words.Task("step", "x", "setenv SLURM_MEM_PER_CPU 5", "srun --job-name step bash -c") + Words.Task("local", "env")
        );
        StandInEnvironment(script);
        foreach (var name in forgotten.Concat(kept))
            script.Environment[name] = "7";
        var outcome = script.Start().Finish().Expect(0, "COMPLETED");
        CollectionAssert.AreEqual(
            new[] { "SLURM_MEM_PER_CPU=5", "SLURM_MEM_PER_NODE=7", "SLURM_THREADS_PER_CORE=7" },
            Slurms(outcome.Log("step"))
        );
        Assert.HasCount(forgotten.Length + kept.Length, Slurms(outcome.Log("local")));
    }

    // Slurm binds ranks to their share by itself where a job counts GPUs by rank; any other binding was asked for.
    [TestMethod]
    [DataRow("gres/gpu:per_task:1", "")]
    [DataRow("gres/gpu:verbose,per_task:1", "")]
    [DataRow("gres/gpu:closest", "SLURM_TRES_BIND=gres/gpu:closest")]
    [DataRow("gres/gpu:single:2", "SLURM_TRES_BIND=gres/gpu:single:2")]
    public void ABindingToOneRankSGPUsIsTheJobS(string binding, string told)
    {
        using var script = new Script(Words.Task("step", "x", "", "srun --job-name step bash -c"));
        StandInEnvironment(script);
        script.Environment["SLURM_TRES_BIND"] = binding;
        Assert.AreEqual(told, string.Join(' ', Slurms(script.Start().Finish().Expect(0, "COMPLETED").Log("step"))));
    }

    // Slurm 26.05 refuses both; a text in the script is no option.
    [TestMethod]
    [DataRow("srun --job-name step --gres gpu:2 bash -c", "")]
    [DataRow("srun --job-name step --gres=gpu:2 bash -c", "")]
    [DataRow("srun --job-name step bash -c", "SLURM_GPUS_PER_NODE=4")]
    public void AStepWithGresIsNotToldTheJobSGPUsPerNode(string command, string told)
    {
        using var script = new Script(Words.Task("step", "--gres", "", command));
        StandInEnvironment(script);
        script.Environment["SLURM_GPUS_PER_NODE"] = "4";
        Assert.AreEqual(told, string.Join(' ', Slurms(script.Start().Finish().Expect(0, "COMPLETED").Log("step"))));
    }

    // Modules name the fields of their backend like srun's variables. The step gets them, and srun does not.
    [TestMethod]
    [DataRow("srun --job-name step --export ALL bash -c", "team")]
    [DataRow("srun --job-name step bash -c", "team")]
    [DataRow("srun --job-name step --export NONE bash -c", "")]
    public void VariablesOfTheAllocationAreKeptFromSrun(string command, string seen)
    {
        using var script = new Script(
            "setenv SLURM_ACCOUNT team\nsetenv SLURM_TIMELIMIT 01:00:00\nsetenv OTHER x\n"
                + Words.Task("step", "echo \"account=$SLURM_ACCOUNT\" \"other=$OTHER\"", "", command)
                + Words.Task("local", "echo \"account=$SLURM_ACCOUNT\"")
        );
        const string Step = "echo \"srun=${SLURM_ACCOUNT-none}\"; while [ $1 != env ] && [ $1 != bash ]; do shift; done; exec \"$@\"";
        PreflightTests.StandIn(script, "srun", Step);
        foreach (var name in new[] { "squeue", "scancel" })
            PreflightTests.StandIn(script, name, "true");
        var outcome = script.Start().Finish().Expect(0, "COMPLETED");
        Assert.AreEqual($"srun=none\naccount={seen} other=x\n", outcome.Log("step"));
        Assert.AreEqual("account=team\n", outcome.Log("local"));
    }

    // srun, which shows what it would read.
    private static void StandInEnvironment(Script script)
    {
        PreflightTests.StandIn(script, "srun", "env");
        foreach (var name in new[] { "squeue", "scancel" })
            PreflightTests.StandIn(script, name, "true");
    }

    private static string[] Slurms(string log) =>
        [.. log.Split('\n').Where(line => line.StartsWith("SLURM_", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [TestMethod]
    public void PythonRunsTheScript()
    {
        var outcome = Script
            .Run(Words.Task("t", "import os, sys\nprint('up', os.environ['PYTHONUNBUFFERED'])\nsys.exit(0)", "", "python3 -c"))
            .Expect(0, "COMPLETED");
        Assert.AreEqual("up 1\n", outcome.Log("t"));
    }

    [TestMethod]
    public void ScriptsCanBeShared()
    {
        var outcome = Script.Run(
            Words.Task("a", "echo $SFLOW_REPLICA_INDEX", "setenv SFLOW_REPLICA_INDEX 0")
                + "task b\nsetenv SFLOW_REPLICA_INDEX 1\nlaunch bash -c\nscript_same_as a\n"
        );
        Assert.AreEqual("0\n1\n", outcome.Expect(0, "COMPLETED").Log("a") + outcome.Log("b"));
    }
}
