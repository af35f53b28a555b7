namespace Sflow.Runtime.Tests;

[TestClass]
public sealed class ResumeTests
{
    // "bad" succeeds once the file "fixed" is there.
    private static string Workflow(string firstFingerprint = "f1", string serviceFingerprint = "s1", string name = "demo") =>
        $"wf_name {name}\n"
        + Words.Task("first", "echo ran", $"fingerprint {firstFingerprint}")
        + Words.Task("second", "echo ran", "needs first\nfingerprint f2")
        + Words.Task("other", "echo ran", "fingerprint f3")
        + Words.Task("server", "echo up; exec sleep 60", $"needs other\nfingerprint {serviceFingerprint}\nready_when log_watch text=up")
        + Words.Task("client", "echo ran", "needs server\nfingerprint f4")
        + Words.Task("bad", "[ -e fixed ]", "needs second client\nfingerprint f5");

    [TestMethod]
    public void AfterAFailureOnlyTheRestRuns()
    {
        var outcome = FailAndResume(Workflow());
        Assert.AreEqual("COMPLETED", outcome.States("first"));
        Assert.AreEqual("COMPLETED", outcome.States("second"));
        Assert.AreEqual("COMPLETED", outcome.States("client"));
        Assert.AreEqual("STOPPED", outcome.States("server"));
        Assert.AreEqual("RUNNING COMPLETED", outcome.States("bad"));
        Assert.IsTrue(outcome.Events[0].GetProperty("resumed").GetBoolean());
        Assert.AreEqual("ran\n", outcome.Log("first"));
    }

    [TestMethod]
    public void AChangedTaskAndWhatDependsOnItRunAgain()
    {
        var outcome = FailAndResume(Workflow(firstFingerprint: "changed"));
        foreach (var task in new[] { "first", "second", "bad" })
            Assert.AreEqual("RUNNING COMPLETED", outcome.States(task), task);
        Assert.AreEqual("COMPLETED|COMPLETED", outcome.States("other") + "|" + outcome.States("client"));
        Assert.AreEqual("ran\nran\n", outcome.Log("first"));
    }

    [TestMethod]
    public void AChangedServiceAndWhatDependsOnItRunAgain()
    {
        var outcome = FailAndResume(Workflow(serviceFingerprint: "changed"));
        Assert.AreEqual("RUNNING READY STOPPED", outcome.States("server"));
        Assert.AreEqual("RUNNING COMPLETED", outcome.States("client"));
        Assert.AreEqual("COMPLETED", outcome.States("first"));
    }

    // The first run leaves values and an unmatched pattern. The second run reads no outputs, because the service ends with 5.
    [TestMethod]
    public void OutputsOfAnEarlierRunAreNotThoseOfThisOne()
    {
        const string Service = """
            if [ -e fixed ]; then echo v=2; trap 'exit 5' TERM; else echo v=1; trap 'exit 0' TERM; fi
            echo up
            while :; do sleep 0.05; done
            """;
        using var script = new Script(
            Words.Task("s", Service, "fingerprint s\nready_when log_watch text=up\noutput 'v=(.)' v:int\noutput 'w=(.)' w:int")
                + Words.Task("bad", "[ -e fixed ]", "needs s\nfingerprint b")
        );
        var first = script.Start().Finish().Expect(1, "FAILED").Output;
        Assert.Contains("outputs of s: {\"v\": 1}", first);
        File.WriteAllText(Path.Combine(script.Folder, "fixed"), "");
        var outcome = Resume(script);
        var second = outcome.Output[first.Length..];
        Assert.Contains("it ended with exit code 5", second);
        Assert.DoesNotContain("outputs of s", second);
        Assert.DoesNotContain("ended with 0", second);
        Assert.AreEqual("", outcome.Read("s/outputs.json") + outcome.Read("s/.unmatched"));
    }

    [TestMethod]
    public void OutputsOfAnEarlierRunAreNotThereWhenATaskRunsAgain()
    {
        using var script = new Script(
            Words.Task("t", "ls \"$SFLOW_TASK_OUTPUT_DIR\"; echo v=1", "output 'v=(.)' v:int\noutput 'w=(.)' w:int")
        );
        script.Start().Finish().Expect(0, "COMPLETED");
        Assert.AreEqual("t.log\nt.script\nv=1\nt.log\nt.script\nv=1\n", Resume(script).Log("t"));
    }

    // Each changes one thing that the tasks of a module see; "a" echoes none of them.
    [TestMethod]
    [DataRow("value: one", "value: two", DisplayName = "a common variable that no script names")]
    [DataRow("content: x", "content: y", DisplayName = "the content of an artifact")]
    [DataRow("file://conf", "file://other", DisplayName = "the path of an artifact")]
    [DataRow("s3://one", "s3://two", DisplayName = "the URI of an artifact")]
    public void A_change_of_what_all_tasks_see_runs_them_again(string was, string becomes)
    {
        var outcome = RunAndResume(Module, Module.Replace(was, becomes));
        Assert.AreEqual("RUNNING COMPLETED|RUNNING COMPLETED", outcome.States("a") + "|" + outcome.States("b"));
    }

    [TestMethod]
    [DataRow("echo b", "echo c", DisplayName = "another task's script")]
    [DataRow("role: x", "role: y", DisplayName = "another task's variable")]
    [DataRow("timeout: 50", "timeout: 60", DisplayName = "the workflow's timeout")]
    [DataRow("description: x", "description: y", DisplayName = "a description")]
    public void A_change_that_a_task_does_not_see_keeps_its_result(string was, string becomes)
    {
        var outcome = RunAndResume(Module, Module.Replace(was, becomes));
        Assert.AreEqual("COMPLETED", outcome.States("a"));
    }

    // Folders, the job's number and its nodes are other ones in each job.
    [TestMethod]
    public void Another_job_in_other_folders_keeps_the_results()
    {
        using var script = new Script("");
        File.WriteAllText(script.File, new CaseCompiler(onSlurm: false, Module).Compile());
        var run = script.Start().Finish().Expect(0, "COMPLETED").RunFolder!;
        var moved = Path.Combine(script.Folder, "moved");
        Directory.Move(run, moved);
        script.Environment["SFLOW_WORKSPACE_DIR"] = Directory.CreateDirectory(Path.Combine(script.Folder, "elsewhere")).FullName;
        script.Environment["SFLOW_RESUME"] = moved;
        Assert.AreEqual(0, script.Start().Finish().Code);
        Assert.AreEqual("a\n", File.ReadAllText(Path.Combine(moved, "a", "a.log")));
    }

    [TestMethod]
    public void AfterSuccessNothingRuns()
    {
        using var script = new Script(Workflow());
        File.WriteAllText(Path.Combine(script.Folder, "fixed"), "");
        script.Start().Finish().Expect(0, "COMPLETED");
        var outcome = Resume(script);
        Assert.IsFalse(outcome.Events.Any(e => Outcome.Text(e, "state") == "RUNNING"));
    }

    [TestMethod]
    public void AnotherWorkflowsRunIsRefused()
    {
        using var script = new Script(Workflow(name: "one"));
        var run = script.Start().Finish().RunFolder;
        using var other = new Script(Workflow(name: "two"));
        other.Environment["SFLOW_RESUME"] = run;
        var outcome = other.Start().Finish();
        Assert.AreEqual(2, outcome.Code);
        Assert.Contains("another workflow", outcome.Error);
    }

    [TestMethod]
    public void ARunThatGoesOnIsRefused()
    {
        using var script = new Script("wf_name demo\n" + Words.Task("t", "sleep 60"));
        script.Start().WaitForState("t", "RUNNING");
        using var second = new Script("wf_name demo\n" + Words.Task("t", "sleep 60"));
        second.Environment["SFLOW_RESUME"] = script.RunFolder;
        var outcome = second.Start().Finish();
        Assert.AreEqual(2, outcome.Code);
        Assert.Contains("has not ended", outcome.Error);
        script.Signal("TERM");
        Assert.AreEqual("RUNNING CANCELLED", script.Finish().Expect(143, "CANCELLED").States("t"));
    }

    private const string Module = """
        variables: {COMMON: {value: one, description: x}}
        artifacts:
          - {name: CONFIG, uri: "file://conf", content: x}
          - {name: DATA, uri: "s3://one"}
          - {name: MODEL, uri: "fs://."}
        workflow:
          name: w
          timeout: 50
          tasks:
            - {name: a, script: ["echo a"]}
            - {name: b, variables: {role: x}, script: ["echo b"]}
        """;

    private static Outcome RunAndResume(string module, string changed)
    {
        Assert.AreNotEqual(module, changed);
        using var script = new Script("");
        File.WriteAllText(script.File, new CaseCompiler(onSlurm: false, module).Compile());
        script.Start().Finish().Expect(0, "COMPLETED");
        File.WriteAllText(script.File, new CaseCompiler(onSlurm: false, changed).Compile());
        return Resume(script);
    }

    private static Outcome FailAndResume(string changed)
    {
        using var script = new Script(Workflow());
        script.Start().Finish().Expect(1, "FAILED");
        File.WriteAllText(Path.Combine(script.Folder, "fixed"), "");
        File.WriteAllText(script.File, File.ReadAllText(script.File).Replace(Workflow(), changed));
        return Resume(script);
    }

    // The same folder, events appended: only those of the second run are looked at.
    private static Outcome Resume(Script script)
    {
        var run = script.RunFolder!;
        var before = File.ReadAllLines(Path.Combine(run, "events.jsonl")).Length;
        script.Environment["SFLOW_RESUME"] = run;
        var outcome = script.Start().Finish().After(before).Expect(0, "COMPLETED");
        Assert.AreEqual(run, outcome.RunFolder);
        return outcome;
    }
}
