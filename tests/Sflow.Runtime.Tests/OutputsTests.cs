using System.Text.Json;

namespace Sflow.Runtime.Tests;

[TestClass]
public sealed class OutputsTests
{
    [TestMethod]
    public void PatternsAreFoundAndTyped()
    {
        const string Words_ = """
            output 'TTFT: ([-+0-9.eE]+) ms' ttft:float
            output '^tok/s: ([-+]?[0-9]+) model (.*)$' tps:int model:str
            output 'n=([^ ]*)' n:int
            output 'absent ([0-9]+)' absent:int
            metric ttft '{"description": "time to first token", "aggregate": "mean"}'
            metric tps '{}'
            metric absent '{"type": "int"}'
            """;
        var outcome = Script
            .Run(
                Words.Task(
                    "t",
                    "printf 'TTFT: 42.50 ms\\nxx TTFT: +007 ms n=-08\\ntok/s: 12 model a \"b\" é\\r\\nn=x\\001y n=3\\nTTFT: .5 ms\\n'",
                    Words_
                )
            )
            .Expect(0, "COMPLETED");
        Assert.AreEqual(
            """{"task":"t","outputs":{"ttft":[42.50,7.0,0.5],"n":[-8,"x\u0001y"]"""
                + ""","tps":12,"model":"a \u0022b\u0022 \u00E9"},"metrics":{"ttft":{"value":[42.50,7.0,0.5]"""
                + ""","description":"time to first token","aggregate":"mean"},"tps":{"value":12},"absent":{"value":null,"type":"int"}}}""",
            JsonSerializer.Serialize(JsonDocument.Parse(outcome.Read("t/outputs.json")).RootElement)
        );
    }

    [TestMethod]
    public void LabelsAreNoPartOfTheLine()
    {
        var outcome = Script
            .Run(Words.Task("t", "echo '0: v=1'; echo '11: v=2'", "labelled\noutput '^v=([0-9]+)' v:int"))
            .Expect(0, "COMPLETED");
        Assert.AreEqual("{\"task\": \"t\", \"outputs\": {\"v\": [1, 2]}, \"metrics\": {}}\n", outcome.Read("t/outputs.json"));
    }

    [TestMethod]
    public void OnlyTheSuccessfulAttemptCounts()
    {
        var outcome = Script
            .Run(Words.Task("t", "echo x >>count; n=$(wc -l <count); echo v=$n; [ $n -gt 1 ]", "retries 1 0 1\noutput 'v=([0-9]+)' v:int"))
            .Expect(0, "COMPLETED");
        Assert.Contains("\"v\": 2}", outcome.Read("t/outputs.json"));
    }

    [TestMethod]
    public void ASuccessorFindsThem() =>
        Script
            .Run(
                Words.Task("t", "echo v=1", "output 'v=(.)' v:int")
                    + Words.Task("u", "grep '\"v\": 1' \"$SFLOW_WORKFLOW_OUTPUT_DIR/t/outputs.json\"", "needs t")
            )
            .Expect(0, "COMPLETED");

    /// <summary>A task that ends well without the result that it was run for must not pass for one that has it.</summary>
    [TestMethod]
    public void APatternThatNothingMatchedIsReported()
    {
        var outcome = Script
            .Run(
                Words.Task(
                    "bench",
                    "echo v=1; echo 'Result: 12.5'",
                    "output 'v=([0-9]+)' v:int\noutput 'RESULT rps = ([0-9.]+)' rps:float 'text=RESULT \"rps\" = {rps:f}'\n"
                        + "output 'n=([0-9]+)' n:int\nmetric rps '{}'"
                ) + Words.Task("good", "echo v=1", "output 'v=([0-9]+)' v:int")
            )
            .Expect(0, "COMPLETED");
        var completed = outcome.Event("bench", "COMPLETED");
        CollectionAssert.AreEqual(
            new[] { "RESULT \"rps\" = {rps:f}", "n=([0-9]+)" },
            completed.GetProperty("unmatched").EnumerateArray().Select(text => text.GetString()).ToArray()
        );
        Assert.AreEqual("no line of its log matches 'RESULT \"rps\" = {rps:f}', 'n=([0-9]+)'", Outcome.Text(completed, "reason"));
        Assert.Contains("bench: COMPLETED (no line of its log matches 'RESULT \"rps\" = {rps:f}'", outcome.Output);
        StringAssert.Matches(
            outcome.Output,
            new(
                "bench ended with 0, but no line of its log matches these patterns:\n   RESULT \"rps\" = \\{rps:f\\}\n"
                    + "   n=.*\n\n── last lines of bench .*\nv=1\nResult: 12.5\n"
            )
        );
        Assert.AreEqual(
            "{\"task\": \"bench\", \"outputs\": {\"v\": 1}, \"metrics\": {\"rps\": {\"value\": null}}}\n",
            outcome.Read("bench/outputs.json")
        );
        Assert.IsFalse(outcome.Event("good", "COMPLETED").TryGetProperty("unmatched", out _));
        Assert.DoesNotContain("good completed", outcome.Output);
    }

    [TestMethod]
    public void WhatAnEarlierAttemptDidNotPrintIsNotReported()
    {
        var outcome = Script
            .Run(Words.Task("t", "mkdir once || exec echo v=2; sleep 0.1; exit 1", "retries 1 0 1\noutput 'v=([0-9])' v:int"))
            .Expect(0, "COMPLETED");
        Assert.IsFalse(outcome.Event("t", "COMPLETED").TryGetProperty("unmatched", out _));
    }

    [TestMethod]
    [DataRow("grep")]
    [DataRow("sed")]
    public void ASearchThatFailsIsNotTakenForOneThatFoundNothing(string program)
    {
        using var script = new Script(Words.Task("t", "printf 'v=1\\r\\n'", "output 'v=([0-9])' v:int"));
        var bin = Directory.CreateDirectory(Path.Combine(script.Folder, "bin")).FullName;
        File.WriteAllText(Path.Combine(bin, program), "#!/bin/bash\necho broken >&2; exit 2\n");
        File.SetUnixFileMode(Path.Combine(bin, program), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        script.Environment["PATH"] = $"{bin}:{System.Environment.GetEnvironmentVariable("PATH")}";
        var outcome = script.Start().Finish().Expect(1, "FAILED");
        Assert.Contains("sflow: the log could not be searched for outputs", outcome.Log("t"));
        Assert.AreEqual("", outcome.Read("t/outputs.json"));
    }

    /// <summary>
    /// A task that has just started gets TERM twice. The second TERM can arrive when the task has ended, while the programs below
    /// search its log.
    /// Here, each of them sends TERM to its process group once.
    /// </summary>
    [TestMethod]
    [DataRow("tail")]
    [DataRow("grep")]
    [DataRow("sed")]
    [DataRow("cut")]
    public void A_signal_to_the_group_does_not_end_the_search(string program)
    {
        using var script = new Script(Words.Task("t", "printf 'v=1\\r\\n'", "output 'v=([0-9])' v:int"));
        var bin = Directory.CreateDirectory(Path.Combine(script.Folder, "bin")).FullName;
        File.WriteAllText(
            Path.Combine(bin, program),
            $"#!/bin/bash\nif mkdir '{bin}/sent' 2>/dev/null; then kill -s TERM 0; fi\nPATH=${{PATH#*:}} exec {program} \"$@\"\n"
        );
        File.SetUnixFileMode(Path.Combine(bin, program), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        script.Environment["PATH"] = $"{bin}:{System.Environment.GetEnvironmentVariable("PATH")}";
        var outcome = script.Start().Finish().Expect(0, "COMPLETED");
        Assert.IsTrue(Directory.Exists(Path.Combine(bin, "sent")), "no signal was sent");
        Assert.AreEqual("{\"task\": \"t\", \"outputs\": {\"v\": 1}, \"metrics\": {}}\n", outcome.Read("t/outputs.json"));
    }

    /// <summary>bash alone needs many seconds for each of these lines to find that the second expression does not match.</summary>
    [TestMethod]
    public void LongLinesThatOnlyAnotherPatternMatchesCostLittle()
    {
        const string Long = "for n in 1 2 3 4 5 6 7 8; do printf 'v=1 '; head -c 60000 /dev/zero | tr '\\0' x; echo; done";
        var outcome = Script
            .Run(Words.Task("t", Long, "output 'v=([0-9])' v:int\noutput '([^,]+), w=([^x]+)' a:str b:str"), 60)
            .Expect(0, "COMPLETED");
        Assert.Contains("\"v\": [1, 1, 1, 1, 1, 1, 1, 1]}", outcome.Read("t/outputs.json"));
    }

    /// <summary>
    /// A service has outputs only when it ends with 0 as it is stopped; otherwise its record says that they were not read.
    /// </summary>
    [TestMethod]
    [DataRow("exit 0", "no line of its log matches 'n={n:d}'")]
    [DataRow("echo n=3; exit 0", "")]
    [DataRow("echo n=3; exit 1", "its outputs were not read, because it ended with exit code 1")]
    public void OutputsOfAServiceThatIsStoppedAreAccountedFor(string end, string reason)
    {
        var service = Words.Task(
            "server",
            $"trap '{end}' TERM; echo up; while :; do sleep 0.05; done",
            "ready_when log_watch text=up\noutput 'n=([0-9]+)' n:int 'text=n={n:d}'"
        );
        var outcome = Script.Run(service + Words.Task("t", "true", "needs server")).Expect(0, "COMPLETED");
        Assert.AreEqual("RUNNING READY STOPPED", outcome.States("server"));
        Assert.AreEqual(reason, Outcome.Text(outcome.Last("server"), "reason"));
        Assert.AreEqual(
            reason.StartsWith("no line", System.StringComparison.Ordinal),
            outcome.Output.Contains("server ended with 0, but no line of its log matches")
        );
        Assert.AreEqual(
            end.StartsWith("echo n=3; exit 0", System.StringComparison.Ordinal),
            outcome.Read("server/outputs.json").Contains("\"n\": 3")
        );
    }
}
