using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Sflow.Runtime.Tests;

[TestClass]
public sealed class ResumeTests
{
    // "bad" succeeds once the file "fixed" is there.
    private static string Workflow(string firstFingerprint = "f1", string serviceFingerprint = "s1", string name = "demo") =>
        $"wf_name {name}\n" +
        Words.Task("first", "echo ran", $"fingerprint {firstFingerprint}") +
        Words.Task("second", "echo ran", "needs first\nfingerprint f2") +
        Words.Task("other", "echo ran", "fingerprint f3") +
        Words.Task("server", "echo up; exec sleep 60", $"needs other\nfingerprint {serviceFingerprint}\nready_when log_watch text=up") +
        Words.Task("client", "echo ran", "needs server\nfingerprint f4") +
        Words.Task("bad", "[ -e fixed ]", "needs second client\nfingerprint f5");

    [TestMethod]
    public void After_a_failure_only_the_rest_runs()
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
    public void A_changed_task_and_what_depends_on_it_run_again()
    {
        var outcome = FailAndResume(Workflow(firstFingerprint: "changed"));
        foreach (var task in new[] { "first", "second", "bad" })
            Assert.AreEqual("RUNNING COMPLETED", outcome.States(task), task);
        Assert.AreEqual("COMPLETED|COMPLETED", outcome.States("other") + "|" + outcome.States("client"));
        Assert.AreEqual("ran\nran\n", outcome.Log("first"));
    }

    [TestMethod]
    public void A_changed_service_and_what_depends_on_it_run_again()
    {
        var outcome = FailAndResume(Workflow(serviceFingerprint: "changed"));
        Assert.AreEqual("RUNNING READY STOPPED", outcome.States("server"));
        Assert.AreEqual("RUNNING COMPLETED", outcome.States("client"));
        Assert.AreEqual("COMPLETED", outcome.States("first"));
    }

    [TestMethod]
    public void After_success_nothing_runs()
    {
        using var script = new Script(Workflow());
        File.WriteAllText(Path.Combine(script.Folder, "fixed"), "");
        script.Start().Finish().Expect(0, "COMPLETED");
        var outcome = Resume(script);
        Assert.IsFalse(outcome.Events.Any(e => Outcome.Text(e, "state") == "RUNNING"));
    }

    [TestMethod]
    public void Another_workflows_run_is_refused()
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
    public void A_run_that_goes_on_is_refused()
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
