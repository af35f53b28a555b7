namespace Sflow.Runtime.Tests;

[TestClass]
public sealed class LogWatchTests
{
    private const string Then = "; exec sleep 60";

    [TestMethod]
    [DataRow("text='a [b] (c.*'", "echo 'xx a [b] (c.* yy'", DisplayName = "fixed text")]
    [DataRow("regex='^(ready|up) [0-9]+$'", "echo no ready 1; echo ready 12", DisplayName = "regular expression")]
    [DataRow("iregex='server STARTED'", "echo Server started", DisplayName = "any case")]
    [DataRow("text='up now' count=3", "echo up now; echo up now up now", DisplayName = "several matches")]
    [DataRow("text='up now'", "printf 'up'; sleep 0.2; printf ' now\\n'", DisplayName = "split over two writes")]
    [DataRow("text='up now'", "printf '\\0\\377\\1 up now\\0\\n'", DisplayName = "binary bytes around it")]
    [DataRow("text='up now' success=2 interval=0.1", "echo up now", DisplayName = "a threshold")]
    [DataRow("text='bereit: ü'", "echo 'bereit: ü'", DisplayName = "UTF-8")]
    [DataRow("text='-x' delay=0.1", "echo '-x'", DisplayName = "a pattern like an option")]
    [DataRow("regex='^0: up$' log=service", "echo '0: up'", DisplayName = "a label is text where no srun labels")]
    public void ItIsReadyWhenTheLogSaysSo(string words, string script)
    {
        var outcome = Script
            .Run(Words.Task("service", script + Then, "ready_when log_watch " + words) + Words.Task("client", "true", "needs service"))
            .Expect(0, "COMPLETED");
        Assert.AreEqual("RUNNING READY STOPPED", outcome.States("service"));
    }

    [TestMethod]
    [DataRow("text='login: ' interval=0.2", "printf 'welcome\\nlogin: '", DisplayName = "fixed text")]
    [DataRow("regex='^log(in|out)' interval=0.2", "printf 'x\\nlogin: '", DisplayName = "regular expression")]
    [DataRow("iregex='LOGIN' interval=0.2", "printf 'login: '", DisplayName = "any case")]
    [DataRow("text='login' count=2 interval=0.2", "echo login; sleep 0.7; printf 'login: '", DisplayName = "the last of several")]
    public void ALastLineWithoutItsEndCountsOnceTheLogIsQuiet(string words, string script)
    {
        var outcome = Script
            .Run(Words.Task("service", script + Then, "ready_when log_watch " + words) + Words.Task("client", "true", "needs service"))
            .Expect(0, "COMPLETED");
        Assert.AreEqual("RUNNING READY STOPPED", outcome.States("service"));
        Assert.Contains("log", Outcome.Text(outcome.Event("service", "READY"), "reason").ToLowerInvariant());
    }

    [TestMethod]
    public void TheLabelIsNoPartOfALastLineWithoutItsEnd() =>
        Assert.AreEqual(
            "RUNNING READY STOPPED",
            Script
                .Run(
                    Words.Task("service", "printf '0: up'" + Then, "labelled\nready_when log_watch regex='^up$' interval=0.1")
                        + Words.Task("client", "true", "needs service")
                )
                .States("service")
        );

    [TestMethod]
    [DataRow("text='log' count=2 interval=0.1", "printf 'log log'", DisplayName = "it counts once")]
    [DataRow("regex='^up$' interval=0.1", "while :; do printf up; sleep 0.05; done", DisplayName = "not while it grows")]
    [DataRow("text=up interval=0.1\nretries 1 0 1", "if mkdir once; then printf up; exit 1; fi", DisplayName = "not of an earlier attempt")]
    public void ALastLineWithoutItsEndIsNotMoreThanItIs(string words, string script) =>
        StringAssert.EndsWith(
            Script
                .Run(Words.Task("service", script + Then, $"ready_when log_watch within=0.8 {words}"))
                .Expect(1, "FAILED")
                .States("service"),
            "RUNNING TIMEOUT"
        );

    [TestMethod]
    [DataRow("text='up' count=2", "echo up")]
    [DataRow("regex='^up$'", "echo ' up'")]
    [DataRow("text='up'", "echo UP")]
    public void ItIsNotReadyBefore(string words, string script) =>
        Assert.AreEqual(
            "RUNNING TIMEOUT",
            Script
                .Run(Words.Task("service", script + Then, $"ready_when log_watch within=0.6 {words}"))
                .Expect(1, "FAILED")
                .States("service")
        );

    [TestMethod]
    [DataRow("regex='^up$'")]
    [DataRow("text=up count=2")]
    public void TheLabelOfSrunIsNoPartOfTheLine(string words)
    {
        var outcome = Script.Run(
            Words.Task("service", "echo '0: up'; echo ' 1: up'; echo '2: 0: up'" + Then, "labelled\nready_when log_watch " + words)
                + Words.Task("client", "true", "needs service")
        );
        Assert.AreEqual("RUNNING READY STOPPED", outcome.Expect(0, "COMPLETED").States("service"));
        Assert.AreEqual("log: up", Outcome.Text(outcome.Event("service", "READY"), "reason"));
    }

    [TestMethod]
    public void TheTextOfAnEarlierAttemptDoesNotCount()
    {
        const string Second =
            "echo x >>count; if [ $(wc -l <count) = 1 ]; then echo up; sleep 0.2; exit 1; fi; sleep 0.5; echo up; exec sleep 60";
        var outcome = Script
            .Run(
                Words.Task("service", Second, "retries 1 0 1\nready_when log_watch text=up")
                    + Words.Task("client", "sleep 1", "needs service")
            )
            .Expect(0, "COMPLETED");
        Assert.AreEqual("RUNNING READY RETRYING RUNNING READY STOPPED", outcome.States("service"));
        Assert.IsGreaterThanOrEqualTo(450, outcome.Time("service", "READY", 1) - outcome.Time("service", "RUNNING", 1));
    }

    [TestMethod]
    public void AnotherTasksLogCanBeWatched()
    {
        var outcome = Script
            .Run(
                Words.Task("router", "sleep 60", "ready_when log_watch log=worker text='joined' count=2")
                    + Words.Task("worker", "sleep 0.2; echo joined; echo joined; exec sleep 60", "ready_when log_watch text=joined")
                    + Words.Task("client", "true", "needs router")
            )
            .Expect(0, "COMPLETED");
        Assert.AreEqual("RUNNING READY STOPPED", outcome.States("router"));
    }

    [TestMethod]
    public void TheEndOfABigLogIsFoundQuickly()
    {
        using var script = new Script(
            Words.Task(
                "service",
                "yes 'some line of a log that is long enough to be real' | head -c 600000000; echo; echo up; sleep 60",
                "ready_when log_watch regex='^up$'"
            ) + Words.Task("client", "true", "needs service")
        );
        var outcome = script.Start().Finish().Expect(0, "COMPLETED");
        Assert.IsGreaterThan(600_000_000, new FileInfo(Path.Combine(outcome.RunFolder, "service", "service.log")).Length);
    }

    [TestMethod]
    public void AReasonIsValidJSONWhateverTheLogHolds()
    {
        var outcome = Script.Run(
            Words.Task("service", "printf 'up \"\\\\ \\001 \\303\\251 \\376 \\303\\n'" + Then, "ready_when log_watch regex='up.*'")
                + Words.Task("client", "true", "needs service")
        );
        // Control characters end as blanks, what is no UTF-8 as replacement characters.
        Assert.AreEqual("log: up \"\\   é \ufffd \ufffd", Outcome.Text(outcome.Expect(0, "COMPLETED").Event("service", "READY"), "reason"));
    }
}
