using System.Text.Json;

namespace Sflow.Runtime.Tests;

/// <summary>Results beyond what Cases/7-results.cases and the conformance with nv-sflow show.</summary>
[TestClass]
public sealed class ResultTests
{
    private const string Number = "result v auto last no '1 0' null 'v=(.)' 'v=.' =v= = v= '(' 2 s '[!0-9]' '!' '(' 3 .";

    [TestMethod]
    public void AResumedRunKeepsTheResultsOfTasksThatItSkips()
    {
        using var script = new Script(
            Words.Task("first", "echo v=1", "fingerprint a\n" + Number)
                + Words.Task("second", "[ -e fixed ] && echo v=2", "needs first\nfingerprint b\n" + Number)
        );
        var failed = script.Start().Finish().Expect(1, "FAILED");
        Assert.AreEqual("first", Tasks(failed.Read("results.json")));
        File.WriteAllText(Path.Combine(script.Folder, "fixed"), "");
        script.Environment["SFLOW_RESUME"] = failed.RunFolder;
        var before = File.ReadAllLines(Path.Combine(failed.RunFolder, "events.jsonl")).Length;
        var resumed = script.Start().Finish().After(before).Expect(0, "COMPLETED");
        Assert.AreEqual("COMPLETED", resumed.States("first"));
        Assert.AreEqual("first second", Tasks(resumed.Read("results.json")));
        Assert.Contains("\"v\": 1", resumed.Read("first/result.json"));
    }

    [TestMethod]
    public void AnExpressionThatGoesBackAndForthIsGivenUp()
    {
        // (a+)+b in a line of many a: Python would search for hours.
        const string Slow =
            "result v auto last no '1 0' null '(a+)+b' '(a+)+' '[a]' '{' 0 j 5 '(' 2 r '[!a]' '' 1 -1 '' '(' 3 '}' 0 1 -1 2 = b .";
        var outcome = Script.Run(Words.Task("t", $"echo {new string('a', 40)}", Slow), 120).Expect(0, "COMPLETED");
        var result = JsonDocument.Parse(outcome.Read("t/result.json")).RootElement;
        Assert.AreEqual("v: the search for '(a+)+b' in line 1 takes too long", result.GetProperty("errors")[0].GetString());
        Assert.AreEqual("{}", result.GetProperty("values").GetRawText());
        Assert.Contains("v: the search for '(a+)+b' in line 1 takes too long\n", outcome.Output);
    }

    [TestMethod]
    public void BytesThatAreNotTextBecomeText()
    {
        var outcome = Script.Run(Words.Task("t", "printf 'v=\\377 \\303\\251\\xe2\\x82\\n'", Number)).Expect(0, "COMPLETED");
        var result = JsonDocument.Parse(outcome.Read("t/result.json")).RootElement;
        Assert.AreEqual("\ufffd", result.GetProperty("values").GetProperty("v").GetString());
        Assert.AreEqual("v=\ufffd \u00e9\ufffd\ufffd", result.GetProperty("matches").GetProperty("v")[0].GetProperty("text").GetString());
    }

    [TestMethod]
    public void LabelsAndProgressBarsAreNoPartOfTheLine()
    {
        var outcome = Script
            .Run(Words.Task("t", "printf ' 0: \\033[32mv=1\\033[0m\\r\\n11: v=2\\n'", "labelled\n" + Number.Replace(" =v= ", " '^' '^' ")))
            .Expect(0, "COMPLETED");
        var matches = JsonDocument.Parse(outcome.Read("t/result.json")).RootElement.GetProperty("matches").GetProperty("v");
        Assert.AreEqual("v=1 v=2", string.Join(' ', matches.EnumerateArray().Select(match => match.GetProperty("text").GetString())));
    }

    [TestMethod]
    public void AServiceThatIsStoppedAndEndsWithZeroHasResults()
    {
        var outcome = Script
            .Run(
                Words.Task(
                    "s",
                    "trap 'echo v=7; exit 0' TERM; echo up; while :; do sleep 0.05; done",
                    "ready_when log_watch text=up\n" + Number
                ) + Words.Task("t", "true", "needs s")
            )
            .Expect(0, "COMPLETED");
        Assert.AreEqual("RUNNING READY STOPPED", outcome.States("s"));
        Assert.Contains(
            "\"s\": {\"status\": \"STOPPED\", \"result_file\": \"s/result.json\", \"ok\": true, \"values\": {\"v\": 7}}",
            outcome.Read("results.json")
        );
    }

    [TestMethod]
    public void AResultThatCannotBeWrittenFailsTheTask()
    {
        var outcome = Script.Run(Words.Task("t", "echo v=1; mkdir \"$SFLOW_TASK_OUTPUT_DIR/.result.json\"", Number)).Expect(1, "FAILED");
        Assert.Contains("sflow: result.json could not be written", outcome.Log("t"));
    }

    private static string Tasks(string results) =>
        string.Join(' ', JsonDocument.Parse(results).RootElement.GetProperty("tasks").EnumerateObject().Select(task => task.Name));
}
