namespace Sflow.Cli.Tests.Run;

/// <summary>Signals to a run: it ends in its own way, its record is complete, no process is left, and the terminal is as before.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux, IgnoreMessage = "Signals are those of Linux.")]
public sealed class RunSignalTests
{
    private const string CtrlC = "\x03";
    private static readonly string Begun = "sleep: RUNNING";

    [TestMethod]
    [DataRow(2, 130)]
    [DataRow(15, 143)]
    [DataRow(1, 143)]
    [DataRow(3, 143)]
    [DataRow(10, 124)]
    public void ASignalToTheCommandAloneIsPassedOn(int signal, int code)
    {
        var processes = new Processes();
        using var folder = new RunFolder().Write("w.yaml", RunFolder.Sleeper);
        using var run = RunProcess.Sflow(folder.Path, processes.Environment, "run", "w.yaml");
        run.Until(Begun);
        run.Signal(signal);
        Assert.AreEqual(code, run.End(), run.Output);
        Assert.AreEqual($"{(code == 124 ? "TIMEOUT" : "CANCELLED")} {code}", RunFolder.End(folder.Run), run.Output);
        Assert.AreEqual("", processes.Left(), run.Output);
    }

    [TestMethod]
    public void ASecondSignalKillsAtOnce()
    {
        var processes = new Processes();
        using var folder = new RunFolder();
        folder.Local("w", "- {name: sleep, script: ['trap \"\" TERM; echo begun; while :; do sleep 0.1; done']}");
        using var run = RunProcess.Sflow(folder.Path, processes.Environment, "run", "w.yaml");
        run.Until(Begun);
        Thread.Sleep(500);
        run.Signal(2);
        run.Until("stopping");
        Thread.Sleep(200);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        run.Signal(2);
        Assert.AreEqual(130, run.End(), run.Output);
        Assert.IsLessThan(9.0, watch.Elapsed.TotalSeconds, run.Output);
        Assert.AreEqual("", processes.Left(), run.Output);
    }

    // From before the compiler has started to the middle of a task.
    [TestMethod]
    public void CtrlCAtAnyMomentLeavesACompleteRecordAndAUsableTerminal()
    {
        var random = new Random(15);
        for (var round = 0; round < 20; round++)
        {
            var processes = new Processes();
            using var folder = new RunFolder().Write("w.yaml", RunFolder.Sleeper);
            using var run = RunProcess.Terminal(
                folder.Path,
                processes.Environment,
                "trap : INT; echo ready; $SFLOW run w.yaml; echo \"code $?\"; stty -a; exit 0"
            );
            run.Until("ready");
            Thread.Sleep(random.Next(0, 1000));
            run.Type(CtrlC);
            Assert.AreEqual(0, run.End(), run.Output);
            StringAssert.Contains(run.Output, "code 130", $"round {round}\n{run.Output}");
            var modes = run.Output.Split([' ', '\n', '\r']);
            foreach (var mode in new[] { "isig", "icanon", "echo", "icrnl", "opost" })
                CollectionAssert.Contains(modes, mode, run.Output);
            if (folder.Runs.Count > 0 && File.Exists(Path.Combine(folder.Run, "events.jsonl")) && RunFolder.Record(folder.Run).Count > 0)
                Assert.AreEqual("CANCELLED 130", RunFolder.End(folder.Run), run.Output);
            Assert.AreEqual("", processes.Left(), $"round {round}\n{run.Output}");
        }
    }

    [TestMethod]
    public void AClosedTerminalEndsTheRun()
    {
        var processes = new Processes();
        using var folder = new RunFolder().Write("w.yaml", RunFolder.Sleeper);
        using (var run = RunProcess.Terminal(folder.Path, processes.Environment, "exec $SFLOW run w.yaml"))
        {
            run.Until(Begun);
            run.Signal(9); // The other end of the terminal goes with this process.
            run.End();
        }

        Assert.AreEqual("", processes.Left());
        Assert.AreEqual("CANCELLED 143", RunFolder.End(folder.Run));
    }

    [TestMethod]
    public void WhenTheCommandIsKilledTheRunEnds()
    {
        var processes = new Processes();
        using var folder = new RunFolder().Write("w.yaml", RunFolder.Sleeper);
        using var run = RunProcess.Sflow(folder.Path, processes.Environment, "run", "w.yaml");
        run.Until(Begun);
        run.Signal(9);
        Assert.AreEqual("", processes.Left());
        StringAssert.StartsWith(RunFolder.End(folder.Run), "CANCELLED");
    }

    [TestMethod]
    public void WhenTheSupervisorIsKilledTheCommandSaysSo()
    {
        var processes = new Processes();
        using var folder = new RunFolder().Write("w.yaml", RunFolder.Sleeper);
        using var run = RunProcess.Sflow(folder.Path, processes.Environment, "run", "w.yaml");
        run.Until(Begun);
        var supervisor = (int)RunFolder.Record(folder.Run)[0]["pid"]!;
        using (var process = System.Diagnostics.Process.GetProcessById(supervisor))
            process.Kill();
        Assert.AreEqual(137, run.End(), run.Output);
        StringAssert.Contains(run.Output, "the supervisor of the run was killed (exit code 137)");
        StringAssert.Contains(run.Output, "run folder: " + folder.Run);
        Assert.AreEqual("", processes.Left(), run.Output);
        StringAssert.StartsWith(RunFolder.End(folder.Run), "LOST");
    }

    [TestMethod]
    public void NohupKeepsItsMeaning()
    {
        var processes = new Processes();
        using var folder = new RunFolder();
        folder.Local("w", "- {name: sleep, script: ['sleep 2; echo done']}");
        using var run = RunProcess.Bash(folder.Path, processes.Environment, "trap '' HUP; exec $SFLOW run w.yaml");
        run.Until(Begun);
        run.Signal(1);
        Assert.AreEqual(0, run.End(), run.Output);
        Assert.AreEqual("COMPLETED 0", RunFolder.End(folder.Run));
    }

    [TestMethod]
    public void AReaderThatGoesDoesNotLeaveARun()
    {
        var processes = new Processes();
        using var folder = new RunFolder().Local("w", "- {name: sleep, script: ['sleep 1']}");
        using var run = RunProcess.Bash(folder.Path, processes.Environment, "$SFLOW run w.yaml | head -n 1; echo over");
        run.Until("over");
        run.End();
        Assert.AreEqual("", processes.Left());
        Assert.AreEqual("COMPLETED 0", RunFolder.End(folder.Run), run.Output);
    }

    [TestMethod]
    public void WithoutSetsidTheRunWorksToo()
    {
        using var tools = new TempFolder();
        foreach (var path in Directory.GetFiles("/usr/bin").Where(path => Path.GetFileName(path) != "setsid"))
            File.CreateSymbolicLink(tools[Path.GetFileName(path)], path);
        foreach (var isTerminal in new[] { false, true })
        {
            var processes = new Processes();
            using var folder = new RunFolder().Write("w.yaml", RunFolder.Sleeper);
            var environment = new Dictionary<string, string>(processes.Environment) { ["PATH"] = tools.Path };
            using var run = isTerminal
                ? RunProcess.Terminal(folder.Path, environment, "trap : INT; $SFLOW run w.yaml; exit $?")
                : RunProcess.Sflow(folder.Path, environment, "run", "w.yaml");
            run.Until(Begun);
            if (isTerminal)
                run.Type(CtrlC);
            else
                run.Signal(15);
            var code = isTerminal ? 130 : 143;
            Assert.AreEqual(code, run.End(), run.Output);
            Assert.AreEqual($"CANCELLED {code}", RunFolder.End(folder.Run), run.Output);
            Assert.AreEqual("", processes.Left(), run.Output);
        }
    }
}
