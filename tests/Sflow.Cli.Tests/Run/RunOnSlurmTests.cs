using System.Diagnostics;

namespace Sflow.Cli.Tests.Run;

/// <summary>Runs on a real Slurm: in an allocation from salloc, inside an allocation, and in a job.</summary>
[TestClass]
[NeedsSlurm]
[DoNotParallelize]
public sealed class RunOnSlurmTests
{
    private const string TwoNodes = """
        version: "0.1"
        backends:
          - {name: hpc, type: slurm, default: true, nodes: 2, gpus_per_node: 2, account: a, partition: gpu, time: "00:05:00"}
        workflow:
          name: two
          tasks:
            - name: both
              resources: {nodes: {count: 2}}
              script: ['echo on $SLURMD_NODENAME']
            - name: sleep
              depends_on: [both]
              script: ['sleep ${SLEEP:-0}']
        """;

    private const string Begun = "sleep: RUNNING";
    private readonly Processes processes = new();

    [TestMethod]
    public void SallocGivesTheAllocation()
    {
        using var folder = new RunFolder().Write("w.yaml", TwoNodes);
        var answer = folder.Sflow("run", "w.yaml", "--time", "3", "-e", "--comment=mine", "--extra-salloc-args", "--nice=1");
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        StringAssert.Contains(answer.Error, "salloc: Granted job allocation");
        Assert.DoesNotContain("salloc:", answer.Output);
        Assert.AreEqual("COMPLETED 0", RunFolder.End(folder.Run));
        var job = (string)RunFolder.Record(folder.Run)[0]["job"]!;
        var shown = Ask("scontrol", "show", "job", job);
        StringAssert.Contains(shown, "TimeLimit=00:03:00");
        StringAssert.Contains(shown, "Comment=mine");
        StringAssert.Contains(shown, "Nice=1");
        StringAssert.Contains(shown, "JobName=two");
        var nodes = File.ReadAllLines(Path.Combine(folder.Run, "both", "both.log")).Select(line => line.Split(' ')[^1]).Distinct();
        Assert.HasCount(2, nodes);
    }

    [TestMethod]
    public void TheExitCodeIsTheWorkflowsInAnAllocationToo()
    {
        using var folder = new RunFolder().Write("w.yaml", TwoNodes.Replace("sleep ${SLEEP:-0}", "exit 9", StringComparison.Ordinal));
        var answer = folder.Sflow("run", "w.yaml", "--json");
        Assert.AreEqual(1, answer.ExitCode, answer.Text);
        StringAssert.Contains(answer.Output, "\"failed_tasks\": [\n    \"sleep\"\n  ]", answer.Text);
        Assert.AreEqual("FAILED 1", RunFolder.End(folder.Run));
    }

    [TestMethod]
    public void InsideAnAllocationAndInAJobNothingIsRequested()
    {
        using var folder = new RunFolder().Write("w.yaml", TwoNodes);
        foreach (
            var command in new[]
            {
                "salloc --nodes=2 $SFLOW run w.yaml 2>&1",
                "sbatch --wait --nodes=2 --output=job.out --wrap \"$SFLOW run w.yaml\"; cat job.out",
            }
        )
        {
            using var run = RunProcess.Bash(folder.Path, processes.Environment, command);
            Assert.AreEqual(0, run.End(), run.Output);
            StringAssert.Contains(run.Output, "w runs in the allocation of job", run.Output);
            Assert.AreEqual("COMPLETED 0", RunFolder.End(folder.Runs[^1]), run.Output);
        }

        Assert.AreEqual("", processes.Left());
    }

    [TestMethod]
    public void AnAllocationWithTooFewNodesIsAnErrorBeforeAnythingStarts()
    {
        using var folder = new RunFolder().Write("w.yaml", TwoNodes);
        using var run = RunProcess.Bash(folder.Path, processes.Environment, "salloc --nodes=1 $SFLOW run w.yaml");
        Assert.AreEqual(1, run.End(), run.Output);
        StringAssert.Contains(run.Output, "has 1 node, and the workflow needs 2 nodes");
        Assert.IsEmpty(folder.Runs);
    }

    [TestMethod]
    public void ARefusedRequestHasACodeOfItsOwn()
    {
        using var folder = new RunFolder().Write("w.yaml", TwoNodes);
        var answer = folder.Sflow("run", "w.yaml", "-p", "nosuch");
        Assert.AreEqual(3, answer.ExitCode, answer.Text);
        StringAssert.Contains(answer.Error, "SFLOW2036");
        StringAssert.Contains(answer.Error, "invalid partition specified: nosuch");
    }

    [TestMethod]
    [DataRow(2, 130)]
    [DataRow(15, 143)]
    public void ASignalEndsARunInItsAllocation(int signal, int code)
    {
        using var folder = new RunFolder().Write("w.yaml", TwoNodes);
        using var run = RunProcess.Sflow(folder.Path, Sleeping(), "run", "w.yaml");
        run.Until(Begun);
        run.Signal(signal);
        Assert.AreEqual(code, run.End(), run.Output);
        Assert.AreEqual($"CANCELLED {code}", RunFolder.End(folder.Run), run.Output);
        Assert.AreEqual("", processes.Left(), run.Output);
        Gone(folder);
    }

    [TestMethod]
    public void CtrlCOnATerminalEndsARunInItsAllocation()
    {
        using var folder = new RunFolder().Write("w.yaml", TwoNodes);
        using var run = RunProcess.Terminal(folder.Path, Sleeping(), "trap : INT; $SFLOW run w.yaml; echo \"code $?\"; exit 0");
        run.Until(Begun);
        run.Type("\x03");
        run.End();
        StringAssert.Contains(run.Output, "code 130", run.Output);
        Assert.AreEqual("CANCELLED 130", RunFolder.End(folder.Run), run.Output);
        Assert.AreEqual("", processes.Left(), run.Output);
        Gone(folder);
    }

    [TestMethod]
    public void CtrlCInTheQueueCancelsTheRequest()
    {
        using var folder = new RunFolder().Write("w.yaml", TwoNodes);
        using var holder = RunProcess.Bash(folder.Path, processes.Environment, "salloc --nodes=4 --exclusive sleep 20");
        holder.Until("Granted");
        using var run = RunProcess.Terminal(
            folder.Path,
            processes.Environment,
            "trap : INT; $SFLOW run w.yaml -e --exclusive; echo \"code $?\"; exit 0"
        );
        run.Until("queued and waiting");
        run.Type("\x03");
        run.End();
        StringAssert.Contains(run.Output, "code 130", run.Output);
        Assert.IsEmpty(folder.Runs);
        Assert.AreEqual("", Ask("squeue", "-h", "-n", "two", "-t", "PENDING,RUNNING"));
        holder.Signal(1);
        holder.End();
    }

    [TestMethod]
    public void ScancelEndsTheRun()
    {
        using var folder = new RunFolder().Write("w.yaml", TwoNodes);
        using var run = RunProcess.Sflow(folder.Path, Sleeping(), "run", "w.yaml");
        run.Until(Begun);
        Ask("scancel", (string)RunFolder.Record(folder.Run)[0]["job"]!);
        Assert.AreEqual(143, run.End(), run.Output);
        Assert.AreEqual("CANCELLED 143", RunFolder.End(folder.Run), run.Output);
        Assert.AreEqual("", processes.Left(), run.Output);
    }

    private Dictionary<string, string> Sleeping() => new(processes.Environment) { ["SLEEP"] = "300" };

    private static void Gone(RunFolder folder)
    {
        var job = (string)RunFolder.Record(folder.Run)[0]["job"]!;
        var watch = Stopwatch.StartNew();
        while (Ask("squeue", "-h", "-j", job, "-t", "RUNNING,PENDING").Length > 0 && watch.Elapsed.TotalSeconds < 20)
            Thread.Sleep(100);
        Assert.AreEqual("", Ask("squeue", "-h", "-j", job, "-t", "RUNNING,PENDING"));
    }

    private static string Ask(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true })!;
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return answer;
    }
}
