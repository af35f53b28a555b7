using System.Diagnostics;

namespace Sflow.Runtime.Tests;

/// <summary>Signals that come when nobody expects them, and records that were cut in the middle.</summary>
[TestClass]
public sealed class QuickEndTests
{
    /// <summary>A stop just after a start used to wait for the whole grace time: TERM met the wrapper, not the task.</summary>
    [TestMethod]
    public void AStopJustAfterAStartDoesNotWaitForTheGraceTime()
    {
        for (var trial = 0; trial < 15; trial++)
        {
            using var script = new Script("wf_grace 20\n" + Words.Task("t", "exec sleep 60") + Words.Task("u", "sleep 60"));
            script.Start().WaitForState("t", "RUNNING");
            Thread.Sleep(trial * 3);
            script.Signal("TERM");
            var outcome = script.Finish(20).Expect(143, "CANCELLED");
            Assert.IsLessThan(
                5000,
                outcome.Events[^1].GetProperty("t").GetInt64()
                    - outcome.Events.First(e => Outcome.Text(e, "workflow") == "STOPPING").GetProperty("t").GetInt64(),
                outcome.Output
            );
        }
    }

    [TestMethod]
    [DataRow("TERM", 143)]
    [DataRow("INT", 130)]
    [DataRow("HUP", 143)]
    public void ASignalToTheGroupInTheFirstMomentsHasItsOwnCodeAndReason(string signal, int code)
    {
        for (var trial = 0; trial < 25; trial++)
        {
            using var script = new Script(Words.Task("t", "sleep 5") + Words.Task("u", "true", "needs t"));
            script.Start("setsid", "bash", script.File);
            SpinWait.SpinUntil(() => Script.SessionOf(script.ProcessId) == script.ProcessId, 5000);
            Thread.Sleep(trial * 4);
            script.Signal(signal, -script.ProcessId);
            var outcome = script.Finish();
            var all = $"after {trial * 4} ms: {outcome.Code}\n{outcome.Output}\n{outcome.Error}";
            // Before the traps are set the signal itself ends bash.
            Assert.IsTrue(outcome.Code == code || (signal == "HUP" && outcome.Code == 129), all);
            Assert.AreEqual(0, outcome.Leftovers, all);
            // Bash itself says what ended a command of its own; we say that nothing was started.
            foreach (var line in outcome.Error.Split('\n').Where(line => line.Contains("sflow: ")))
                Assert.Contains("before anything was started", line, all);
            if (outcome.Events.Count > 0)
                Assert.AreEqual("CANCELLED", outcome.Final, all);
        }
    }

    /// <summary>
    /// Bash 4.4 has no EPOCHREALTIME, so the clock calls date. Bash loses an INT that comes between the output of a command substitution
    /// and its end.
    /// </summary>
    [TestMethod]
    public void AnINTWhileTheClockOfBash44StartsIsNotLost()
    {
        using var script = Script.Generated(
            $"#!/bin/bash\nunset -v EPOCHREALTIME\nworkflow() {{\n{Words.Task("t", "sleep 5")}\n}}\n{RuntimeText.Whole}sflow_main; exit\n"
        );
        var tools = Directory.CreateDirectory(Path.Combine(script.Folder, "tools")).FullName;
        var date = Path.Combine(tools, "date");
        // The sixth word of stat is the session, which has the number of the script's process.
        File.WriteAllText(
            date,
            """
            #!/bin/bash
            /bin/date "$@"
            exec >&-
            read -r _ _ _ _ _ session _ <"/proc/$$/stat"
            sleep 0.2
            kill -s INT "$session"
            sleep 0.2

            """
        );
        File.SetUnixFileMode(date, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        script.Environment["PATH"] = tools + ":" + Environment.GetEnvironmentVariable("PATH");
        var outcome = script.Start("setsid", "bash", script.File).Finish();
        Assert.AreEqual(130, outcome.Code, outcome.Output + outcome.Error);
    }

    [TestMethod]
    public void ATaskThatIsStoppedByASignalTakesTERMAllTheSame()
    {
        using var script = new Script("wf_grace 20\n" + Words.Task("t", "echo up; kill -STOP $$; sleep 60"));
        script.Start().WaitFor("t/t.log", "up");
        Thread.Sleep(1200); // long after its start
        var watch = Stopwatch.StartNew();
        script.Signal("TERM");
        script.Finish(19).Expect(143, "CANCELLED");
        Assert.IsLessThan(5, watch.Elapsed.TotalSeconds);
    }

    /// <summary>etcd ends a TERM with 143, nats-server with 1, nginx with 0.</summary>
    [TestMethod]
    public void AServiceThatWeStopIsSTOPPEDWhateverItsCode()
    {
        string Service(string name, string end) =>
            Words.Task(name, $"trap '{end}' TERM; echo up; while :; do sleep 0.05; done", "ready_when log_watch text=up");
        var outcome = Script
            .Run(
                Service("etcd", "trap - TERM; kill -TERM $$")
                    + Service("nats", "exit 1")
                    + Service("nginx", "exit 0")
                    + Words.Task("t", "true", "needs etcd nats nginx")
            )
            .Expect(0, "COMPLETED");
        foreach (var (name, code) in new[] { ("etcd", 143), ("nats", 1), ("nginx", 0) })
        {
            Assert.AreEqual("RUNNING READY STOPPED", outcome.States(name));
            Assert.AreEqual(code, outcome.Last(name).GetProperty("rc").GetInt32());
        }
    }

    [TestMethod]
    [DataRow("HUP")]
    [DataRow("INT QUIT HUP")]
    public void SignalsThatWereIgnoredAtTheStartAreNotIgnoredByTasks(string signals)
    {
        using var script = new Script(Words.Task("t", "grep SigIgn /proc/self/status"));
        script.Start("/bin/bash", "-c", $"trap '' {signals}; exec {Script.Bash} {script.File}");
        Assert.Contains("SigIgn:\t0000000000000000", script.Finish().Expect(0, "COMPLETED").Log("t"));
    }

    [TestMethod]
    [DataRow("{\"t\":1760000000000,\"task\":\"bad\",\"sta", DisplayName = "half a line")]
    [DataRow("", DisplayName = "whole lines")]
    public void AResumedRecordGoesOnAfterItsLastWholeLine(string half)
    {
        using var script = new Script("wf_name demo\n" + Words.Task("bad", "[ -e fixed ]"));
        var first = script.Start().Finish().Expect(1, "FAILED");
        var record = Path.Combine(script.RunFolder!, "events.jsonl");
        File.AppendAllText(record, half);
        File.WriteAllText(Path.Combine(script.Folder, "fixed"), "");
        script.Environment["SFLOW_RESUME"] = script.RunFolder;
        var outcome = script.Start().Finish().Expect(0, "COMPLETED"); // each line is parsed
        Assert.AreEqual(2, outcome.Events.Count(e => Outcome.Text(e, "workflow") == "STARTED"));
        Assert.HasCount(
            first.Events.Count,
            outcome.Events.TakeWhile((e, n) => n == 0 || Outcome.Text(e, "workflow") != "STARTED").ToList()
        );
    }

    [TestMethod]
    public void LOSTGoesOnAfterTheLastWholeLine()
    {
        using var script = new Script("wf_grace 1\n" + Words.Task("t", "sleep 60"));
        script.Start().WaitForState("t", "RUNNING");
        // As if the supervisor had been killed in the middle of a write.
        File.AppendAllText(Path.Combine(script.RunFolder!, "events.jsonl"), "{\"t\":17600");
        script.Signal("KILL");
        script.WaitFor("events.jsonl", "LOST");
        var outcome = script.Finish(leftoverSeconds: 10);
        Assert.AreEqual("LOST", outcome.Final);
        Assert.AreEqual(0, outcome.Leftovers);
        Assert.DoesNotContain("17600", outcome.Events[^1].GetRawText());
    }

    [TestMethod]
    public void TwoArtifactsWithOneUrlAreOneFile()
    {
        using var server = new HttpServer(_ => HttpServer.Status(200, "data"));
        var url = $"http://127.0.0.1:{server.Port}/d";
        var outcome = Script
            .Run($"fetch A {url} cache/d\nfetch B {url} cache/d\n" + Words.Task("t", "cat \"$A\" \"$B\""))
            .Expect(0, "COMPLETED");
        Assert.AreEqual("datadata", outcome.Log("t"));
        Assert.HasCount(1, server.Requests);
    }
}
