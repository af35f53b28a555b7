namespace Sflow.Cli.Tests.Run;

[TestClass]
public sealed class TaskSelectionTests
{
    // a server that a client needs, a service that nobody needs, a hook in front of the client, and replicas.
    private const string Tasks = """
        - name: server
          script: ['echo up; exec sleep 60']
          probes: {readiness: {log_watch: {regex_pattern: up}, timeout: 10, interval: 1}}
        - name: idle
          script: ['echo up; exec sleep 60']
          probes: {readiness: {log_watch: {regex_pattern: up}, timeout: 10, interval: 1}}
        - name: prepare
          required_by: [client]
          script: ['echo prepare']
        - name: client
          depends_on: [server]
          replicas: {count: 2}
          script: ['echo client $SFLOW_REPLICA_INDEX']
        - name: report
          depends_on: [client]
          script: ['echo report']
        - name: cleanup
          required_by: [report]
          script: ['echo cleanup']
        """;

    [TestMethod]
    [Covers("run", "--task")]
    public void OnlyTheNamedTasksAndWhatTheyNeedRun()
    {
        foreach (
            var (words, tasks) in new (string[], string)[]
            {
                (["--task", "client_1"], "server prepare client_1"),
                (["-t", "client"], "server prepare client_0 client_1"),
                (["-t", "cl*_0,server"], "server prepare client_0"),
                (["-t", "prepare", "-t", "server"], "prepare server"),
                (["-t", "rep*"], "server prepare client_0 client_1 report cleanup"),
            }
        )
        {
            using var folder = new RunFolder();
            var answer = folder.Local("w", Tasks).Sflow(["run", "w.yaml", .. words]);
            Assert.AreEqual(0, answer.ExitCode, answer.Text);
            Assert.AreEqual(Sorted(tasks), Sorted(RunFolder.Tasks(folder.Run)), answer.Text);
        }
    }

    [TestMethod]
    [Covers("run", "--skip-dependencies")]
    public void WithoutDependenciesOnlyTheNamedTasksRun()
    {
        using var folder = new RunFolder();
        var answer = folder.Local("w", Tasks).Sflow("run", "w.yaml", "--task", "client", "--skip-dependencies");
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        Assert.AreEqual("client_0 client_1", RunFolder.Tasks(folder.Run));
        var alone = folder.Sflow("run", "w.yaml", "--skip-dependencies");
        Assert.AreEqual(2, alone.ExitCode, alone.Text);
        StringAssert.Contains(alone.Error, "--skip-dependencies needs --task NAME");
    }

    [TestMethod]
    public void AnUnknownTaskIsAnErrorWithTheNearName()
    {
        using var folder = new RunFolder();
        var answer = folder.Local("w", Tasks).Sflow("run", "w.yaml", "--task", "clien,reprot");
        Assert.AreEqual(1, answer.ExitCode, answer.Text);
        StringAssert.Contains(answer.Error, "SFLOW2030: The workflow has no task 'clien'. Did you mean 'client'?");
        StringAssert.Contains(answer.Error, "SFLOW2030: The workflow has no task 'reprot'. Did you mean 'report'?");
        Assert.IsEmpty(folder.Runs);
    }

    [TestMethod]
    public void ATaskWhoseLogIsWatchedComesToo()
    {
        const string Watching = """
            - name: writer
              script: ['echo up']
            - name: watcher
              script: ['exec sleep 60']
              probes: {readiness: {log_watch: {regex_pattern: up, logger: writer}, timeout: 20, interval: 1}}
            - name: other
              script: ['true']
            """;
        using var folder = new RunFolder();
        var answer = folder.Local("w", Watching).Sflow("run", "w.yaml", "--task", "watcher");
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        Assert.AreEqual("watcher writer", Sorted(RunFolder.Tasks(folder.Run)));
        var alone = folder.Sflow("run", "w.yaml", "--task", "watcher", "--skip-dependencies");
        Assert.AreEqual(1, alone.ExitCode, alone.Text);
        StringAssert.Contains(alone.Error, "SFLOW2031: A probe of task 'watcher' watches the log of 'writer'");
    }

    [TestMethod]
    public void TheTasksAreThoseOfTheWholeWorkflowSoThatItCanContinue()
    {
        using var folder = new RunFolder();
        folder.Local("w", "- {name: a, script: ['echo a']}\n- {name: b, depends_on: [a], script: ['echo b']}");
        Assert.AreEqual(0, folder.Sflow("run", "w.yaml", "-t", "a").ExitCode);
        var answer = folder.Sflow("run", "w.yaml", "--resume", folder.Run);
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        Assert.AreEqual("a\n", File.ReadAllText(Path.Combine(folder.Run, "a", "a.log")));
        Assert.AreEqual("b\n", File.ReadAllText(Path.Combine(folder.Run, "b", "b.log")));
        StringAssert.Contains(answer.Output, "a: COMPLETED (completed in the resumed run)", answer.Text);
    }

    [TestMethod]
    public void TheGpusAreThoseOfTheWholePlan()
    {
        using var folder = new RunFolder();
        folder.Write(
            "g.yaml",
            """
            version: "0.1"
            backends:
              - {name: here, type: local, default: true, gpus_per_node: 2}
            workflow:
              name: g
              tasks:
                - {name: a, resources: {gpus: {count: 1}}, script: ['echo $CUDA_VISIBLE_DEVICES']}
                - {name: b, resources: {gpus: {count: 1}}, script: ['echo $CUDA_VISIBLE_DEVICES']}
            """
        );
        var answer = folder.Sflow("run", "g.yaml", "-t", "b");
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        Assert.AreEqual("1\n", File.ReadAllText(Path.Combine(folder.Run, "b", "b.log")));
    }

    private static string Sorted(string words) => string.Join(' ', words.Split(' ').Order(StringComparer.Ordinal));
}
