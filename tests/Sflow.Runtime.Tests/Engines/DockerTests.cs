using System.Text.Json;

namespace Sflow.Runtime.Tests.Engines;

/// <summary>Docker tasks with a real Docker engine.</summary>
[TestClass]
[NeedsEngines]
[DoNotParallelize] // an engine with little time takes seconds for each container
public sealed class DockerTests
{
    private const string Box = "operators: [{name: box, type: docker, image: \"sflow-test:1\", extra_args: [--network=none]}]\n";
    private const string Sleeper =
        Box
        + """
            workflow:
              name: w
              tasks:
                - {name: box, operator: box,
                    script: ["echo up", "while :; do sleep 0.2; done"], probes: {readiness: {log_watch: {match_pattern: up}}}}
                - {name: client, depends_on: [box], script: ["sleep 60"]}
            """;

    [TestMethod]
    [DataRow("exit 3", "[--network=none]", "exit code 3", 3)]
    [DataRow("no-such-command", "[--network=none]", "exit code 127 (command not found?)", 127)]
    [DataRow("/etc", "[--network=none]", "exit code 126 (can the command be run?)", 126)]
    [DataRow("x", "[--memory=1]", "exit code 125 (docker could not start the container?)", 125)]
    public void AnExitCodeIsExplained(string text, string options, string reason, int code)
    {
        using var job = new EngineJob(
            $"operators: [{{name: box, type: docker, image: \"sflow-test:1\", extra_args: {options}}}]\n"
                + $"workflow: {{name: w, tasks: [{{name: t, operator: box, script: [\"{text}\"]}}]}}\n"
        );
        var outcome = job.Start().Finish().Expect(1, "FAILED");
        var failed = outcome.Events.Single(e => Outcome.Text(e, "state") == "FAILED");
        Assert.AreEqual(reason, Outcome.Text(failed, "reason"));
        Assert.AreEqual(code, failed.GetProperty("rc").GetInt32());
        job.ExpectNoContainer();
    }

    [TestMethod]
    public void EveryTextArrivesAsItWasWritten()
    {
        var texts = ByteExactnessTests.Texts;
        var variables = string.Concat(texts.Select((text, n) => $"  V{n}: {{type: string, value: {JsonSerializer.Serialize(text)}}}\n"));
        var arguments = string.Join(", ", texts.Select((text, n) => $"-e, {JsonSerializer.Serialize($"A{n}={text}")}"));
        var script = string.Concat(
            texts.Select(
                (text, n) =>
                    $"cd \"$SFLOW_TASK_OUTPUT_DIR\"; printf %s \"$V{n}\" >v{n}; printf %s \"$A{n}\" >a{n}; printf %s "
                    + $"{Words.Quote(text)} >s{n}\n"
            )
        );
        using var job = new EngineJob(
            $"operators: [{{name: box, type: docker, image: \"sflow-test:1\", extra_args: [--network=none, {arguments}]}}]\n"
                + $"variables:\n{variables}workflow: {{name: w, tasks: [{{name: t, operator: box, script: "
                + $"[{JsonSerializer.Serialize(script)}]}}]}}\n"
        );
        var outcome = job.Start().Finish().Expect(0, "COMPLETED");
        var wrong =
            from n in Enumerable.Range(0, texts.Length)
            from kind in new[] { "v", "a", "s" }
            let bytes = File.ReadAllBytes(Path.Combine(outcome.RunFolder, "t", kind + n))
            where !bytes.SequenceEqual(Encoding.UTF8.GetBytes(texts[n]))
            select $"{kind}{n}: {Encoding.UTF8.GetString(bytes)} instead of {texts[n]}";
        Assert.AreEqual("", string.Join('\n', wrong));
    }

    [TestMethod]
    public void ALineThatPythonPrintsComesAtOnceAndAStopDoesNotWait()
    {
        var script = JsonSerializer.Serialize("python3 -c 'import time; print(\"ready\"); time.sleep(600)'");
        using var job = new EngineJob(
            Box
                + """
                workflow:
                  name: w
                  tasks:
                    - {name: server, operator: box,
                        script: [@SCRIPT@], probes: {readiness: {log_watch: {match_pattern: ready}, timeout: 30}}}
                    - {name: client, depends_on: [server], script: ["true"]}
                """.Replace("@SCRIPT@", script)
        );
        var outcome = job.Start().Finish().Expect(0, "COMPLETED");
        Assert.AreEqual("RUNNING READY STOPPED", outcome.States("server"));
        // Python was the container's only process, and ended by TERM.
        Assert.AreEqual(143, CodeOf(outcome, "STOPPED"));
        job.ExpectNoContainer();
    }

    [TestMethod]
    public void WithoutInitAFirstProcessWithoutAHandlerHasToBeKilled()
    {
        using var job = new EngineJob(
            """
            operators: [{name: box, type: docker, image: "sflow-test:1", init: false, extra_args: [--network=none]}]
            workflow:
              name: w
              tasks:
                - {name: server, operator: box,
                    script: ["echo up", "while :; do sleep 0.2; done"], probes: {readiness: {log_watch: {match_pattern: up}}}}
            """,
            grace: 2
        );
        Assert.AreEqual(137, CodeOf(job.Start().Finish().Expect(0, "COMPLETED"), "STOPPED"));
        job.ExpectNoContainer();
    }

    [TestMethod]
    public void FoldersAreMountedWhereTheVariablesSay()
    {
        using var job = new EngineJob(
            """
            artifacts:
              - {name: CONFIG, uri: "file://conf/a.txt", content: "from the artifact"}
            operators:
              - {name: box, type: docker, image: "sflow-test:1", extra_args: [--network=none]}
              - {name: own, type: docker, image: "sflow-test:1", mounts: ["/etc/debian_version:/own:ro"],
                  extra_args: [--network=none, "-v@FOLDER@/other:@FOLDER@/"]}
              - {name: none, type: docker, image: "sflow-test:1", mount_folders: false, extra_args: [--network=none]}
            workflow:
              name: w
              tasks:
                - {name: t, operator: box,
                    script: ["cat $CONFIG; echo written >$SFLOW_TASK_OUTPUT_DIR/file; cd $SFLOW_WORKSPACE_DIR && cat job.sh | head -n 1"]}
                - {name: o, operator: own, script: ["cd $SFLOW_WORKSPACE_DIR && echo *; cat /own"]}
                - {name: n, operator: none, script: ["ls $SFLOW_WORKSPACE_DIR 2>&1 | cut -d: -f3"]}
            """
        );
        var outcome = job.Start().Finish().Expect(0, "COMPLETED");
        Assert.AreEqual("from the artifact#!/bin/bash\n", outcome.Log("t"));
        Assert.AreEqual("written\n", outcome.Read("t/file"));
        // What the operator mounts there is meant.
        Assert.AreEqual("sflow_output\n" + File.ReadAllText("/etc/debian_version"), outcome.Log("o"));
        Assert.AreEqual(" No such file or directory\n", outcome.Log("n"));
    }

    [TestMethod]
    public void APATHOfTheWorkflowHidesNothingFromTheJobAndTheChosenGPUsAlwaysArrive()
    {
        using var job = new EngineJob(
            """
            operators: [{name: box, type: docker, image: "sflow-test:1", pass_envs: false, extra_args: [--network=none, -e, PATH]}]
            variables: {PATH: {value: "/bin:/usr/bin"}, SECRET: {value: x}}
            workflow: {name: w, tasks: [{name: t, operator: box, resources: {gpus: {count: 2}},
                script: ["echo $PATH $CUDA_VISIBLE_DEVICES ${SECRET-none} ${SFLOW_TASK_OUTPUT_DIR-none}"]}]}
            """
        );
        Assert.AreEqual("/bin:/usr/bin 0,1 none none\n", job.Start().Finish().Expect(0, "COMPLETED").Log("t"));
    }

    [TestMethod]
    public void ATimeoutEndsTheContainer()
    {
        using var job = new EngineJob(
            Box + "workflow: {name: w, tasks: [{name: t, operator: box, timeout: 2s, script: [\"sleep 600\"]}]}\n"
        );
        var outcome = job.Start().Finish().Expect(1, "FAILED");
        Assert.AreEqual("RUNNING TIMEOUT", outcome.States("t"));
        job.ExpectNoContainer();
    }

    [TestMethod]
    public void AStopEndsTheContainerPolitely()
    {
        using var job = new EngineJob(
            Box
                + """
                workflow:
                  name: w
                  tasks:
                    - {name: t, operator: box,
                        script: ["trap 'echo bye; exit 0' TERM", "echo up", "while :; do sleep 0.1; done"],
                        probes: {readiness: {log_watch: {match_pattern: up}}}}
                    - {name: client, depends_on: [t], script: ["sleep 60"]}
                """
        );
        job.Start().Script.WaitForState("client", "RUNNING");
        job.Script.Signal("TERM", job.Supervisor());
        var outcome = job.Finish().Expect(143, "CANCELLED");
        Assert.AreEqual("up\nbye\n", outcome.Log("t"));
        Assert.AreEqual(0, CodeOf(outcome, "STOPPED"));
        job.ExpectNoContainer();
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(60)]
    [DataRow(120)]
    [DataRow(250)]
    public void AStopRightAfterTheStartLeavesNoContainer(int milliseconds)
    {
        using var job = new EngineJob(Sleeper);
        job.Start().Script.WaitForState("box", "RUNNING");
        System.Threading.Thread.Sleep(milliseconds);
        job.Script.Signal("TERM", job.Supervisor());
        job.Finish().Expect(143, "CANCELLED");
        job.ExpectNoContainer();
    }

    [TestMethod]
    public void AKilledSupervisorLeavesNoContainerAndItsJobCanRunAgain()
    {
        using var job = new EngineJob(Sleeper);
        job.Start().Script.WaitForState("client", "RUNNING");
        Assert.AreNotEqual("", job.Containers());
        job.Script.Signal("KILL", job.Supervisor());
        job.Script.WaitFor("events.jsonl", "LOST");
        job.ExpectNoContainer(30);
        Assert.AreEqual("LOST", job.Finish().Final);
        job.StartAgain().Script.WaitForState("client", "RUNNING");
        job.Script.Signal("TERM", job.Supervisor());
        job.Finish().Expect(143, "CANCELLED");
        job.ExpectNoContainer();
    }

    [TestMethod]
    public void AContainerThatHasTheNameMakesWay()
    {
        using var job = new EngineJob(Box + "workflow: {name: w, tasks: [{name: t, operator: box, script: [\"echo mine\"]}]}\n");
        EngineJob.Docker("run", "--detach", "--network=none", "--name", $"sflow-{job.JobId}-t", "sflow-test:1", "bash", "-c", "sleep 600");
        Assert.AreEqual("mine\n", job.Start().Finish().Expect(0, "COMPLETED").Log("t"));
        job.ExpectNoContainer();
    }

    [TestMethod]
    public void AKilledClientLeavesNoContainer()
    {
        using var job = new EngineJob(Sleeper);
        job.Start().Script.WaitForState("client", "RUNNING");
        var client = EngineJob.FindProcess($" run --rm --name sflow-{job.JobId}-box ");
        job.Script.Signal("KILL", client);
        var outcome = job.Finish().Expect(1, "FAILED");
        Assert.AreEqual("RUNNING READY FAILED", outcome.States("box"));
        job.ExpectNoContainer();
    }

    private static int CodeOf(Outcome outcome, string state) =>
        outcome.Events.Single(e => Outcome.Text(e, "state") == state).GetProperty("rc").GetInt32();
}
