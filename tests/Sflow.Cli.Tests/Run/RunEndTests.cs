namespace Sflow.Cli.Tests.Run;

/// <summary>How runs end by themselves: the exit code, the record, and nothing left behind.</summary>
[TestClass]
public sealed class RunEndTests
{
    private const string Failing = "- {name: bad, script: ['echo oops; sleep 300 & exit 5']}";

    private const string FailingService = """
        - name: server
          script: ['echo up; sleep 0.3; exit 7']
          probes: {readiness: {log_watch: {regex_pattern: up}, timeout: 10, interval: 1}}
        - name: client
          depends_on: [server]
          script: ['exec sleep 60']
        """;

    private const string NeverReady = """
        - name: server
          script: ['exec sleep 60']
          probes: {readiness: {log_watch: {regex_pattern: up}, timeout: 1, interval: 1}}
        """;

    private const string Slow = "- {name: slow, timeout: 1, script: ['exec sleep 60']}";

    private const string Retried =
        "- {name: again, retries: {count: 2, interval: 0}, script: ['[[ -e $SFLOW_TASK_OUTPUT_DIR/two ]] && exit; "
        + "[[ -e $SFLOW_TASK_OUTPUT_DIR/one ]] && touch $SFLOW_TASK_OUTPUT_DIR/two; touch $SFLOW_TASK_OUTPUT_DIR/one; exit 4']}";

    [TestMethod]
    [DataRow(Failing, 1, "FAILED 1", "bad: FAILED (exit code 5)")]
    [DataRow(FailingService, 1, "FAILED 1", "server: FAILED (exit code 7)")]
    [DataRow(NeverReady, 1, "FAILED 1", "not ready within 1.000 s")]
    [DataRow(Slow, 1, "FAILED 1", "slow: TIMEOUT")]
    [DataRow(Retried, 0, "COMPLETED 0", "again: RETRYING (exit code 4, attempt 3 of 3")]
    public void TheExitCodeIsTheWorkflows(string tasks, int code, string end, string words)
    {
        var processes = new Processes();
        using var folder = new RunFolder();
        var answer = SflowExecutable.Run(folder.Local("w", tasks).Path, processes.Environment, null, "run", "w.yaml");
        Assert.AreEqual(code, answer.ExitCode, answer.Text);
        Assert.AreEqual(end, RunFolder.End(folder.Run), answer.Text);
        StringAssert.Contains(answer.Output, words, answer.Text);
        Assert.AreEqual("", processes.Left());
        if (code != 0)
            StringAssert.Contains(answer.Error, "add --resume " + folder.Run, answer.Text);
    }

    [TestMethod]
    public void AFailedTaskIsShownWithTheEndOfItsLogAndWhereItIs()
    {
        using var folder = new RunFolder();
        var answer = folder.Local("w", Failing).Sflow("run", "w.yaml");
        StringAssert.Contains(answer.Output, "oops", answer.Text);
        StringAssert.Contains(answer.Error, "log of bad: " + Path.Combine(folder.Run, "bad", "bad.log"), answer.Text);
    }

    [TestMethod]
    public void AFailedPreflightHasCodeTwoAndNothingToContinue()
    {
        using var folder = new RunFolder();
        folder.Write(
            "w.yaml",
            """
            version: "0.1"
            backends:
              - {name: here, type: local, default: true}
            artifacts:
              - {name: DATA, uri: "fs:///nowhere/at/all"}
            workflow:
              name: w
              tasks:
                - {name: t, script: ['cat $DATA']}
            """
        );
        var answer = folder.Sflow("run", "w.yaml");
        Assert.AreEqual(2, answer.ExitCode, answer.Text);
        StringAssert.Contains(answer.Error, "artifact DATA does not exist", answer.Text);
        Assert.DoesNotContain("--resume", answer.Error);
        Assert.AreEqual("FAILED 2", RunFolder.End(folder.Run));
    }

    [TestMethod]
    public void AFullWorkflowTimeoutIs124()
    {
        using var folder = new RunFolder();
        folder.Write(
            "w.yaml",
            """
            version: "0.1"
            backends:
              - {name: here, type: local, default: true}
            workflow:
              name: w
              timeout: 1
              tasks:
                - {name: t, script: ['exec sleep 60']}
            """
        );
        var answer = folder.Sflow("run", "w.yaml");
        Assert.AreEqual(124, answer.ExitCode, answer.Text);
        Assert.AreEqual("TIMEOUT 124", RunFolder.End(folder.Run));
    }

    [TestMethod]
    public void TasksGetDefaultSignalsNoInputNoTerminalAndNoDescriptors()
    {
        using var folder = new RunFolder();
        folder.Local("w", "- name: t\n  script: ['grep -E \"Sig(Ign|Blk)\" /proc/self/status; cat; ls /proc/self/fd; tty || true']");
        // The descriptors of the test itself are not the command's.
        const string Commands = """
            for fd in /proc/$$/fd/*; do fd=${fd##*/}; ((fd < 3)) || eval "exec $fd>&-"; done
            echo 'not for the task' | $SFLOW run w.yaml
            """;
        using var run = RunProcess.Bash(folder.Path, new Dictionary<string, string>(), Commands);
        Assert.AreEqual(0, run.End(), run.Output);
        var log = File.ReadAllText(Path.Combine(folder.Run, "t", "t.log"));
        Assert.AreEqual("SigBlk:\t0000000000000000\nSigIgn:\t0000000000000000\n0\n1\n2\n3\nnot a tty\n", log);
    }
}
