using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Sflow.Diagnostics;
using Sflow.Slurm;
using Sflow.Text;

namespace Sflow.Tests.Slurm;

[TestClass]
public sealed class SubmitterTests
{
    private static readonly TextLocation Place = TextLocation.OfFile("submissions.jsonl");

    [TestMethod]
    public void EachScriptIsSubmittedOnce()
    {
        var slurm = new FakeSlurm();
        var file = "";
        Assert.AreEqual("SFLOW1801 SFLOW1801", Submit(slurm, ref file, "a:1", "b:2"));
        Assert.AreEqual("SFLOW1802 SFLOW1802", Submit(slurm, ref file, "a:1", "b:2"));
        Assert.AreEqual("SFLOW1801 SFLOW1802", Submit(slurm, ref file, "a:changed", "b:2"));
        CollectionAssert.AreEqual(new[] { "a.sh", "b.sh", "a.sh" }, slurm.Scripts);
        Assert.AreEqual(6, file.Count(c => c == '\n'), "one line before and one after each sbatch");
    }

    [TestMethod]
    public void ALineIsWrittenBeforeSbatchStarts()
    {
        var file = "";
        Assert.ThrowsExactly<InvalidOperationException>(() => Submit(new FakeSlurm { Crash = true }, ref file, "a:1"));
        StringAssert.Contains(file, "\"submitting\"");
    }

    [TestMethod]
    public void ACrashAfterSbatchIsSettledByTheComment()
    {
        var slurm = new FakeSlurm();
        var file = "";
        Submit(slurm, ref file, "a:1");
        var cut = file[..(file.IndexOf('\n') + 1)];
        Assert.AreEqual("SFLOW1802", Submit(slurm, ref cut, "a:1"), "the job is found and not submitted again");
        Assert.HasCount(1, slurm.Scripts);

        // The second line was being written when the machine went down.
        var torn = file[..^10];
        Assert.AreEqual("SFLOW1802", Submit(slurm, ref torn, "a:1"));
        Assert.HasCount(1, slurm.Scripts);
    }

    [TestMethod]
    public void WhatSlurmDoesNotKnowIsNotGuessed()
    {
        var slurm = new FakeSlurm();
        var file = new LedgerEntry(LedgerEvent.Submitting, "a", "1", "id", "now").ToJson() + "\n";
        Assert.AreEqual("SFLOW1806", Submit(slurm, ref file, "a:1", "b:2"));
        slurm.Unreachable = "slurm_load_jobs error: Unable to contact slurm controller";
        Assert.AreEqual("SFLOW1805", Submit(slurm, ref file, "a:1", "b:2"));
        Assert.IsEmpty(slurm.Scripts);
    }

    [TestMethod]
    public void ARejectedRowIsAnErrorAndTheOthersStay()
    {
        var slurm = new FakeSlurm { Rejects = "a.sh" };
        var file = "";
        Assert.AreEqual("SFLOW1803 SFLOW1801", Submit(slurm, ref file, "a:1", "b:2"));
        slurm.Rejects = null;
        Assert.AreEqual("SFLOW1801 SFLOW1802", Submit(slurm, ref file, "a:1", "b:2"));
    }

    [TestMethod]
    public void AnUncertainAnswerStopsAndIsSettledByTheNextCall()
    {
        var slurm = new FakeSlurm { LosesTheAnswer = true, Unreachable = "Unable to contact slurm controller" };
        var file = "";
        Assert.AreEqual("SFLOW1804 SFLOW1811", Submit(slurm, ref file, "a:1", "b:2"), "the rest waits");
        (slurm.LosesTheAnswer, slurm.Unreachable) = (false, null);
        Assert.AreEqual("SFLOW1802 SFLOW1801", Submit(slurm, ref file, "a:1", "b:2"));
        CollectionAssert.AreEqual(new[] { "a.sh", "b.sh" }, slurm.Scripts);
    }

    [TestMethod]
    [DataRow("nonsense\n")]
    [DataRow("{\"event\":\"submitted\"}\n")]
    [DataRow("{\"event\":\"other\",\"row\":\"a\",\"sha256\":\"1\",\"id\":\"x\"}\n")]
    [DataRow("[[[[[[[[[[[[\n")]
    public void ADamagedLedgerSubmitsNothing(string text)
    {
        var diagnostics = new DiagnosticBag();
        Assert.IsNull(Ledger.Parse("l", text, diagnostics));
        Assert.AreEqual("l(1,1): error SFLOW1807", diagnostics.Single().ToString().Split(": This")[0]);
    }

    [TestMethod]
    public void EntriesReadBackAsTheyWere()
    {
        var entry = new LedgerEntry(LedgerEvent.Rejected, "s/a\n\"b\"", "0123456789abcdef", "id", "2026-01-02T03:04:05Z", null, "sbatch: error: \u001b[31m'x'");
        Assert.AreEqual(entry, LedgerEntry.Parse(entry.ToJson()));
        Assert.AreEqual("sflow:0123456789ab:id", entry.Comment);
        Assert.IsFalse(entry.ToJson().Contains('\n'));
    }

    [TestMethod]
    public void AnUncertainAnswerIsSettledAtOnceWhenSlurmAnswersAgain()
    {
        var slurm = new FakeSlurm { LosesTheAnswer = true };
        var file = "";
        Assert.AreEqual("SFLOW1801 SFLOW1801", Submit(slurm, ref file, "a:1", "b:2"));
        CollectionAssert.AreEqual(new[] { "a.sh", "b.sh" }, slurm.Scripts);
    }

    [TestMethod]
    public void ABusySlurmIsTriedAgainAndThenLeftAlone()
    {
        var slurm = new FakeSlurm { BusyFor = 3 };
        var file = "";
        Assert.AreEqual("SFLOW1801", Submit(slurm, ref file, "a:1"));
        CollectionAssert.AreEqual(new[] { 1.0, 2, 4 }, slurm.Waits);
        slurm.BusyFor = 100;
        Assert.AreEqual("SFLOW1802 SFLOW1810 SFLOW1811", Submit(slurm, ref file, "a:1", "b:1", "c:1"));
        slurm.BusyFor = 0;
        Assert.AreEqual("SFLOW1802 SFLOW1801 SFLOW1801", Submit(slurm, ref file, "a:1", "b:1", "c:1"));
    }

    [TestMethod]
    public void ACallSubmitsNoMoreThanItMay()
    {
        var slurm = new FakeSlurm();
        var file = "";
        var diagnostics = new DiagnosticBag();
        SubmitWith(slurm, ref file, new SubmitPace(slurm.Wait) { Most = 2, Delay = TimeSpan.FromSeconds(7) }, SubmitChoice.Missing, diagnostics, "a:1", "b:1", "c:1", "d:1");
        Assert.AreEqual("SFLOW1801 SFLOW1801 SFLOW1811", Codes(diagnostics));
        StringAssert.StartsWith(diagnostics.Last().Message, "2 more wait");
        CollectionAssert.AreEqual(new[] { 7.0 }, slurm.Waits, "the pause is between two submissions");
        Assert.AreEqual("SFLOW1802 SFLOW1802 SFLOW1801 SFLOW1801", Submit(slurm, ref file, "a:1", "b:1", "c:1", "d:1"));
    }

    [TestMethod]
    public void ACallThatIsStoppedWhileItWaitsBeginsNoMore()
    {
        var slurm = new FakeSlurm();
        var file = "";
        SubmitPace? pace = null;
        var diagnostics = new DiagnosticBag();
        pace = new SubmitPace(time =>
        {
            slurm.Wait(time);
            pace!.Stop();
        }) { Delay = TimeSpan.FromHours(1) };
        SubmitWith(slurm, ref file, pace, SubmitChoice.Missing, diagnostics, "a:1", "b:1", "c:1");
        Assert.AreEqual("SFLOW1801 SFLOW1811", Codes(diagnostics));
        CollectionAssert.AreEqual(new[] { "a.sh" }, slurm.Scripts);
        Assert.AreEqual(2, file.Count(c => c == '\n'), "nothing was begun");
    }

    [TestMethod]
    public void ACallThatIsStoppedTriesNothingAgain()
    {
        var slurm = new FakeSlurm { BusyFor = 100 };
        var file = "";
        SubmitPace? pace = null;
        var diagnostics = new DiagnosticBag();
        pace = new SubmitPace(time =>
        {
            slurm.Wait(time);
            pace!.Stop();
        });
        SubmitWith(slurm, ref file, pace, SubmitChoice.Missing, diagnostics, "a:1", "b:1");
        Assert.AreEqual("SFLOW1810 SFLOW1811", Codes(diagnostics));
        StringAssert.Contains(diagnostics.First().Message, "in 2 attempts");
    }

    [TestMethod]
    public void WhatIsWrongElsewhereIsNoDamageOfALedger()
    {
        var diagnostics = new DiagnosticBag();
        diagnostics.Add(Catalogue.SubmissionRejected(Place, "other", "no"));
        Assert.IsNotNull(Ledger.Parse("l", new LedgerEntry(LedgerEvent.Submitted, "a", "1", "id", "now", "7").ToJson() + "\n", diagnostics));
    }

    [TestMethod]
    public void ALedgerKnowsTheLastOfEachRow()
    {
        LedgerEntry Line(LedgerEvent kind, string row, string hash, string id, string? job = null) => new(kind, row, hash, id, "now", job);
        var text = string.Concat(new[]
        {
            Line(LedgerEvent.Submitting, "a", "1", "x"), Line(LedgerEvent.Submitted, "a", "1", "x", "10"),
            Line(LedgerEvent.Submitting, "b", "1", "y"), Line(LedgerEvent.Rejected, "b", "1", "y"),
            Line(LedgerEvent.Submitting, "a", "2", "z"), Line(LedgerEvent.Submitted, "a", "2", "z", "11"),
            Line(LedgerEvent.Submitting, "a", "2", "w"),
        }.Select(entry => entry.ToJson() + "\n"));
        var ledger = Ledger.Parse("l", text, new DiagnosticBag())!;
        Assert.AreEqual("w", ledger.Open.Single().Id);
        Assert.AreEqual("10 11 11", $"{ledger.JobOf("a", "1")} {ledger.JobOf("a", "2")} {ledger.LastJobOf("a")}");
        Assert.IsNull(ledger.LastJobOf("b"));
        Assert.AreEqual(LedgerEvent.Rejected, ledger.LastOf("b")!.Event);
        Assert.AreEqual(LedgerEvent.Submitting, ledger.LastOf("a")!.Event);
        Assert.IsTrue(ledger.HasOtherScript("a", "3"));
        Assert.IsFalse(ledger.HasOtherScript("b", "3"));
        CollectionAssert.AreEquivalent(new[] { "10", "11" }, ledger.Jobs.ToArray());
    }

    [TestMethod]
    [DataRow(SubmitChoice.Missing, "")]
    [DataRow(SubmitChoice.Failed, "b.sh e.sh")]
    [DataRow(SubmitChoice.All, "a.sh b.sh e.sh")]
    public void WhatIsSubmittedAgainIsChosenByItsState(SubmitChoice choice, string expected)
    {
        var slurm = new FakeSlurm();
        var file = "";
        Submit(slurm, ref file, "a:1", "b:1", "c:1", "d:1");
        slurm.Rejects = "e.sh";
        Submit(slurm, ref file, "e:1");
        slurm.Rejects = null;
        (slurm.States["100"], slurm.States["101"], slurm.States["102"]) = ("COMPLETED", "OUT_OF_MEMORY", "PENDING");
        slurm.Scripts.Clear();
        var diagnostics = new DiagnosticBag();
        SubmitWith(slurm, ref file, new SubmitPace(slurm.Wait), choice, diagnostics, [.. choice == SubmitChoice.Missing ? new[] { "a:1", "b:1", "c:1", "d:1" } : ["a:1", "b:1", "c:1", "d:1", "e:1"]]);
        Assert.AreEqual(expected, string.Join(" ", slurm.Scripts));
        Assert.AreEqual(choice != SubmitChoice.Missing, diagnostics.Any(d => d.Code == "SFLOW1813" && d.Message.Contains("job 103 of 'd'")), "unknown is called unknown");
    }

    private static string Codes(DiagnosticBag diagnostics) => string.Join(" ", diagnostics.Select(d => d.Code));

    private static string Submit(FakeSlurm slurm, ref string file, params string[] scripts)
    {
        var diagnostics = new DiagnosticBag();
        SubmitWith(slurm, ref file, new SubmitPace(slurm.Wait), SubmitChoice.Missing, diagnostics, scripts);
        return Codes(diagnostics);
    }

    private static void SubmitWith(FakeSlurm slurm, ref string file, SubmitPace pace, SubmitChoice choice, DiagnosticBag diagnostics, params string[] scripts)
    {
        var text = file.Length > 0 && file[^1] != '\n' ? file + "\n" : file;
        var ledger = Ledger.Parse("l", file, diagnostics)!;
        try
        {
            var submitter = new Submitter(slurm, ledger, entry => text += entry.ToJson() + "\n", () => Guid.NewGuid().ToString("N"), () => "now", pace);
            if (submitter.Settle(Place, diagnostics.Add))
                submitter.Submit([.. scripts.Select(s => s.Split(':')).Select(p => new SubmittableScript(p[0], p[0] + ".sh", p[1]))], choice, slurm.States, Place, diagnostics.Add);
        }
        finally
        {
            file = text;
        }
    }

    private sealed class FakeSlurm : ISlurm
    {
        private readonly Dictionary<string, string> jobs = [];

        public List<string> Scripts { get; } = [];

        public bool Crash { get; init; }

        public bool LosesTheAnswer { get; set; }

        public string? Rejects { get; set; }

        public string? Unreachable { get; set; }

        public int BusyFor { get; set; }

        public List<double> Waits { get; } = [];

        public Dictionary<string, string> States { get; } = [];

        public void Wait(TimeSpan time) => Waits.Add(time.TotalSeconds);

        public IReadOnlyDictionary<string, string> StatesOf(IReadOnlyCollection<string> wanted) => States;

        public SubmitAnswer Submit(SubmitRequest request)
        {
            if (Crash)
                throw new InvalidOperationException("the machine went down");
            if (BusyFor-- > 0)
                return new SubmitAnswer(null, "Slurm temporarily unable to accept job", IsBusy: true);
            if (Rejects == request.Script)
                return new SubmitAnswer(null, "sbatch: error: Batch job submission failed: Invalid account");
            Scripts.Add(request.Script);
            jobs[request.Comment] = (100 + jobs.Count).ToString();
            return LosesTheAnswer ? new SubmitAnswer(null, "Socket timed out", IsUncertain: true) : new SubmitAnswer(jobs[request.Comment], null);
        }

        public JobLookup Find(LedgerEntry entry, IReadOnlyCollection<string> otherJobs) => new(Unreachable is null && jobs.TryGetValue(entry.Comment, out var job) ? job : null, Unreachable);
    }
}
