using Sflow.Hosting.Submission;

namespace Sflow.Hosting.Tests;

/// <summary>What a user does to a sweep between two submissions, and what must become of it.</summary>
[TestClass]
public sealed class SubmissionStoriesTests
{
    [TestMethod]
    public void EachRowIsSubmittedOnce()
    {
        using var project = new SubmissionFolder().Build("a", "b");
        Assert.AreEqual("", project.Submit());
        StringAssert.Contains(project.Text, "'a' is job 100.");
        StringAssert.Contains(project.Text, "2 rows: 2 PENDING");
        project.Submit();
        StringAssert.Contains(project.Text, "'b' is already submitted as job 101");
        Assert.HasCount(2, project.Slurm.Scripts);
        Assert.HasCount(4, File.ReadAllLines(project.LedgerPath), "one line before and one after each sbatch");
        Assert.AreEqual("a PENDING 100; b PENDING 101", project.Results());
    }

    [TestMethod]
    [DataRow("new", "a", "b", "c")]
    [DataRow("", "b", "a")]
    [DataRow("", "b")]
    [DataRow("", "renamed=a", "other=b")]
    [DataRow("again", "a", "b", "again=a")]
    [DataRow("edited", "a", "edited=z")]
    public void OnlyARowThatDoesSomethingNewIsSubmitted(string expected, params string[] rows)
    {
        using var project = new SubmissionFolder().Build("a", "b");
        project.Submit();
        project.Slurm.Set("100", "COMPLETED");
        project.Slurm.Set("101", "COMPLETED");
        project.Build(expected == "new" ? ["new=c", "a", "b"] : rows);
        project.Submit();
        Assert.AreEqual(expected.Length > 0 ? 3 : 2, project.Slurm.Scripts.Count, project.Text);
        if (expected.Length > 0)
            StringAssert.Contains(project.Text, $"'{expected}' is job 102.");
    }

    [TestMethod]
    public void AnInsertedRowLeavesTheResultsWithTheirRows()
    {
        using var project = new SubmissionFolder().Build("1_001=x", "2_002=y");
        project.Submit();
        project.Slurm.Set("100", "FAILED");
        project.Slurm.Set("101", "COMPLETED");
        project.Build("0_001=new", "1_002=x", "2_003=y").Status();
        Assert.AreEqual("0_001 NOT SUBMITTED; 1_002 FAILED 100; 2_003 COMPLETED 101", project.Results());
        project.Submit("failed");
        StringAssert.Contains(project.Text, "'1_002' is job 102.", "the row that failed, and no other");
        Assert.HasCount(3, project.Slurm.Scripts);
    }

    [TestMethod]
    public void AnEditedRowDoesNotShowTheOldResult()
    {
        using var project = new SubmissionFolder().Build("a=1", "b=2");
        project.Submit();
        project.Slurm.Set("100", "COMPLETED");
        project.Build("a=other", "b=2").Status();
        Assert.AreEqual("a NOT SUBMITTED; b PENDING 101", project.Results());
        StringAssert.Contains(
            File.ReadAllLines(Path.Combine(project.Folder, project.Output, "jobs", "results.csv"))[1],
            ",100,",
            "its former job is in the history"
        );
        project.Submit();
        StringAssert.Contains(project.Text, "'a' is job 102.");
    }

    [TestMethod]
    [DataRow("missing", "SFLOW1815", 1, "")]
    [DataRow("replace", "", 2, "100 politely")]
    [DataRow("alongside", "", 2, "")]
    public void ARowThatIsEditedWhileItsJobRunsHasNoSecondJobByAccident(string choice, string codes, int jobs, string cancelled)
    {
        using var project = new SubmissionFolder().Build("2_001=2");
        project.Submit();
        project.Slurm.Set("100", "RUNNING");
        project.Build("3_001=3");
        Assert.AreEqual(codes, project.Submit(choice == "missing" ? choice : "missing," + choice), project.Text);
        Assert.HasCount(jobs, project.Slurm.Scripts, project.Text);
        Assert.AreEqual(cancelled, string.Join(" ", project.Slurm.Cancelled));
        if (choice == "missing")
            StringAssert.Contains(project.Text, "job 100 of its former content is RUNNING");
    }

    [TestMethod]
    public void JobsWithoutARowAreNamedUntilTheyEnd()
    {
        using var project = new SubmissionFolder().Build("a", "b", "c");
        project.Submit();
        project.Build("c");
        project.Status();
        StringAssert.Contains(project.Text, "2 jobs in the queue that no row describes any more: 100 (jobs/a), 101 (jobs/b)");
        project.Slurm.Set("100", "COMPLETED");
        project.Submit();
        StringAssert.Contains(project.Text, "1 job in the queue that no row describes any more: 101 (jobs/b)");
        project.Slurm.Set("101", "GONE");
        project.Status();
        Assert.DoesNotContain("describes", project.Text);
    }

    [TestMethod]
    public void EqualRowsAreToldApart()
    {
        using var project = new SubmissionFolder().Build("a=x", "b=x", "c=x");
        project.Submit(most: 2);
        Assert.HasCount(2, project.Slurm.Scripts);
        StringAssert.Contains(project.Text, "1 more script waits for the next call");
        project.Submit();
        Assert.HasCount(3, project.Slurm.Scripts);
        Assert.HasCount(3, project.Slurm.Jobs.Select(job => job.Comment).Distinct());
    }

    [TestMethod]
    public void TheLedgerIsIndependentOfTheOutputFolder()
    {
        using var project = new SubmissionFolder().Build("a", "b");
        project.Submit();
        Directory.Delete(Path.Combine(project.Folder, "bin"), recursive: true);
        project.Output = "bin/Release/sflow";
        project.Build("a", "b").Submit();
        Assert.HasCount(2, project.Slurm.Scripts);
    }

    [TestMethod]
    public void ACloneOrALostLedgerAdoptsWhatSlurmHas()
    {
        using var project = new SubmissionFolder().Build("a", "b", "c");
        project.Submit(rows: "1:3");
        using var clone = project.Copy().Build("x=a", "y=b", "z=c");
        clone.Submit(adopt: false, dry: true);
        StringAssert.Contains(clone.Text, "dry run: 3 rows of 3 would be submitted");
        clone.Submit(dry: true);
        StringAssert.Contains(clone.Text, "dry run: 1 row of 3 would be submitted");
        clone.Submit();
        StringAssert.Contains(clone.Text, "jobs/x: job 100 does this already; it was submitted from '/workspace'");
        Assert.HasCount(3, project.Slurm.Scripts);
        Assert.AreEqual("x PENDING 100; y PENDING 101; z PENDING 102", clone.Results());

        // The queue has forgotten them; the accounting has not.
        project.Slurm.Accounted = [.. project.Slurm.Jobs.Select(job => job with { State = "COMPLETED" })];
        foreach (var job in project.Slurm.Jobs.ToList())
            project.Slurm.Set(job.Id, "GONE");
        File.Delete(project.LedgerPath);
        project.Submit();
        Assert.HasCount(3, project.Slurm.Scripts);
        Assert.AreEqual("a COMPLETED 100; b COMPLETED 101; c COMPLETED 102", project.Results());
    }

    [TestMethod]
    public void AResumedRunIsAdopted()
    {
        using var project = new SubmissionFolder().Build("a");
        project.Submit();
        project.Slurm.Set("100", "GONE");
        project.Run("100", "a", "COMPLETED", "555");
        project.Status();
        Assert.AreEqual("a COMPLETED 555", project.Results());
        project.Submit("failed");
        StringAssert.Contains(project.Text, "job 555");
        Assert.HasCount(1, project.Slurm.Scripts);
    }

    [TestMethod]
    [DataRow("missing", "")]
    [DataRow("failed", "b d")]
    [DataRow("cancelled", "e")]
    [DataRow("failed,cancelled", "b d e")]
    [DataRow("all", "a b d e g")]
    public void TheChoiceIsMadeByTheStates(string choice, string expected)
    {
        using var project = new SubmissionFolder().Build("a", "b", "c", "d", "e", "f");
        project.Submit();
        foreach (
            var (job, state) in new[]
            {
                ("100", "COMPLETED"),
                ("101", "TIMEOUT"),
                ("102", "RUNNING"),
                ("103", "NODE_FAIL"),
                ("104", "CANCELLED"),
            }
        )
            project.Slurm.Set(job, state);
        project.Build("a", "b", "c", "d", "e", "f", "g");
        var before = project.Slurm.Scripts.Count;
        project.Submit(choice);
        Assert.AreEqual(
            choice == "missing" ? "g" : expected,
            string.Join(" ", project.Slurm.Scripts.Skip(before).Select(script => script.Split("# ")[1].Split('\n')[0])),
            project.Text
        );
    }

    [TestMethod]
    public void ARefusedRowStaysSubmittableAndShowsSlurmsCompleteWords()
    {
        using var project = new SubmissionFolder().Build("a", "b");
        const string words = "sbatch: error: Invalid --time specification; sbatch: error: second line";
        project.Slurm.Answer = script => script.Contains("# a") ? new SubmitAnswer(SubmitResult.Refused, null, words) : null;
        Assert.AreEqual("SFLOW1803", project.Submit());
        StringAssert.Contains(project.Text, words);
        Assert.AreEqual("a REFUSED; b PENDING 100", project.Results());
        project.Slurm.Answer = null;
        Assert.AreEqual("", project.Submit("failed"));
        Assert.AreEqual("a PENDING 101; b PENDING 100", project.Results());
    }

    [TestMethod]
    [DataRow(SubmitResult.Refused)]
    [DataRow(SubmitResult.Unclear)]
    public void AJobThatSbatchDenyedIsFoundByItsComment(object result)
    {
        using var project = new SubmissionFolder().Build("a", "b");
        project.Slurm.MakesTheJobAllTheSame = true;
        project.Slurm.Answer = _ => new SubmitAnswer((SubmitResult)result, null, "exit code 7");
        Assert.AreEqual("", project.Submit());
        StringAssert.Contains(project.Text, "2 rows: 2 PENDING");
        project.Submit();
        Assert.HasCount(2, project.Slurm.Scripts);
    }

    [TestMethod]
    public void AnAnswerThatNeverComesIsSettledByTheNextCall()
    {
        using var project = new SubmissionFolder().Build("a", "b");
        project.Slurm.Answer = _ => new SubmitAnswer(SubmitResult.Unclear, null, "'sbatch' gave no answer within 120 s");
        Assert.AreEqual("SFLOW1804", project.Submit());
        StringAssert.Contains(project.Text, "1 more script waits");
        Assert.AreEqual("a UNKNOWN; b NOT SUBMITTED", project.Results());

        // The first sbatch is still running: a second job could come of it.
        project.Slurm.Answer = null;
        project.Slurm.Running.Add(LedgerEntry.Parse(File.ReadAllLines(project.LedgerPath)[0])!.Comment);
        Assert.AreEqual("SFLOW1806", project.Submit());
        Assert.AreEqual("a UNKNOWN; b PENDING 100", project.Results());
        project.Slurm.Running.Clear();
        Assert.AreEqual("", project.Submit());
        Assert.AreEqual("a PENDING 101; b PENDING 100", project.Results());
    }

    [TestMethod]
    public void AnInterruptedSubmissionIsFoundByItsRunFolder()
    {
        using var project = new SubmissionFolder().Build("a");
        project.Submit();
        File.WriteAllLines(project.LedgerPath, File.ReadAllLines(project.LedgerPath)[..1]);
        project.Slurm.Set("100", "GONE");
        project.Run("100", "a", "COMPLETED");
        var record = Directory.GetFiles(project.Folder, "events.jsonl", SearchOption.AllDirectories).Single();
        File.WriteAllText(record, File.ReadAllText(record).Replace("\"t\":1000,", "\"t\":4102444800000,"));
        Assert.AreEqual("", project.Submit());
        Assert.HasCount(1, project.Slurm.Scripts);
        Assert.AreEqual("a COMPLETED 100", project.Results());
    }

    [TestMethod]
    public void WithoutAnAnswerOfTheQueueNothingIsSubmitted()
    {
        using var project = new SubmissionFolder().Build("a");
        project.Slurm.Silence = "slurm_load_jobs error: Unable to contact slurm controller (connect failure)";
        Assert.AreEqual("SFLOW1805", project.Submit());
        CollectionAssert.AreEqual(new[] { 1.0, 2 }, project.Slurm.Waits, "a controller that restarts is back soon");
        Assert.IsEmpty(project.Slurm.Scripts);
        project.Slurm.Silence = null;
        project.Submit();
        project.Slurm.Silence = "down";
        project.Status();
        StringAssert.Contains(project.Text, "squeue gave no answer: down");
        Assert.AreEqual("a UNKNOWN 100", project.Results());
    }

    [TestMethod]
    public void WithoutSbatchThereIsOneErrorAndNoRecord()
    {
        using var project = new SubmissionFolder().Build("a", "b");
        project.Slurm.Missing = "No such file or directory";
        Assert.AreEqual("SFLOW1814", project.Submit());
        Assert.IsFalse(File.Exists(project.LedgerPath));
    }

    [TestMethod]
    public void ABusySlurmIsTriedAgainAndThenLeftAlone()
    {
        using var project = new SubmissionFolder().Build("a", "b", "c");
        var busy = 3;
        project.Slurm.Answer = _ => busy-- > 0 ? new SubmitAnswer(SubmitResult.Busy, null, "temporarily unable") : null;
        Assert.AreEqual("", project.Submit(rows: "1"));
        CollectionAssert.AreEqual(new[] { 1.0, 2, 4 }, project.Slurm.Waits);
        busy = 100;
        Assert.AreEqual("SFLOW1810", project.Submit());
        StringAssert.Contains(project.Text, "in 5 attempts");
        StringAssert.Contains(project.Text, "1 more script waits");
        busy = 0;
        Assert.AreEqual("", project.Submit());
        Assert.HasCount(3, project.Slurm.Scripts);
    }

    [TestMethod]
    public void ABuildDuringASubmissionDoesNotChangeWhatIsSubmitted()
    {
        using var project = new SubmissionFolder().Build("a", "b");
        project.Slurm.AtSubmit = () => project.Build("a=changed", "b=changed too");
        Assert.AreEqual("SFLOW1817", project.Submit(), project.Text);
        StringAssert.Contains(project.Slurm.Scripts.Single(), "# a\n");
        var entry = LedgerEntry.Parse(File.ReadAllLines(project.LedgerPath)[1])!;
        var copy = Path.Combine(project.Folder, ".sflow", "scripts", entry.Sha256 + ".sh");
        Assert.AreEqual(project.Slurm.Scripts[0], File.ReadAllText(copy), "the hash is that of the bytes that were handed over");
    }

    [TestMethod]
    public void ManyFinishedRowsRunAgainOnlyWithAConfirmation()
    {
        var rows = Enumerable.Range(0, 25).Select(i => "r" + i).ToArray();
        using var project = new SubmissionFolder().Build(rows);
        project.Submit();
        foreach (var job in project.Slurm.Jobs.ToList())
            project.Slurm.Set(job.Id, "COMPLETED");
        project.Run("100", "r0", "COMPLETED");
        Assert.AreEqual("SFLOW1816", project.Submit("all"));
        StringAssert.Contains(project.Text, "25 rows that have completed would run again; they took 8 GPU hours");
        Assert.HasCount(25, project.Slurm.Scripts);

        // A change in a module changes every row.
        project.Build([.. rows.Select(row => row + "=new " + row)]);
        Assert.AreEqual("SFLOW1816", project.Submit());
        Assert.AreEqual("", project.Submit(confirm: true));
        Assert.HasCount(50, project.Slurm.Scripts);
    }

    [TestMethod]
    public void LocalRowsAreNotHandedToSlurm()
    {
        using var project = new SubmissionFolder().Build("a", "b=@local");
        project.Submit();
        Assert.HasCount(1, project.Slurm.Scripts);
        StringAssert.Contains(project.Text, "1 row on a local backend is not submitted. Run it with: bash ");
        Assert.AreEqual("a PENDING 100; b LOCAL", project.Results());
        project.Run("local7", "@local", "FAILED");
        project.Status();
        StringAssert.Contains(project.Text, "because of 'x'");
        Assert.AreEqual("a PENDING 100; b FAILED local7", project.Results());
    }

    [TestMethod]
    public void ADryRunChangesNothing()
    {
        using var project = new SubmissionFolder().Build("a", "b");
        project.Submit(rows: "1");
        var before = File.ReadAllText(project.LedgerPath);
        project.Submit(dry: true);
        StringAssert.Contains(project.Text, "a: not submitted ('a' is already submitted as job 100");
        StringAssert.Contains(project.Text, "b: would be submitted");
        Assert.AreEqual(before, File.ReadAllText(project.LedgerPath));
        Assert.HasCount(1, project.Slurm.Scripts);
    }

    [TestMethod]
    public void JobsAreCancelledPolitelyByRowsAndStates()
    {
        using var project = new SubmissionFolder().Build("a", "b", "c", "d");
        project.Submit();
        project.Slurm.Set("101", "RUNNING");
        project.Slurm.Set("102", "COMPLETED");
        project.Cancel("2:5", states: "RUNNING");
        Assert.AreEqual("101 politely", string.Join("; ", project.Slurm.Cancelled));
        StringAssert.Contains(project.Text, "1 job cancelled; 4 rows: 2 PENDING, 1 CANCELLED, 1 COMPLETED");
        project.Build("a", "b", "c");
        project.Cancel();
        Assert.AreEqual("101 politely; 100; 103", string.Join("; ", project.Slurm.Cancelled), "the job without a row, too");
        project.Cancel();
        StringAssert.Contains(project.Text, "no job to cancel");
    }

    [TestMethod]
    public void StatusBeforeABuildSaysWhatToDo()
    {
        using var project = new SubmissionFolder();
        Assert.AreEqual("", project.Status());
        StringAssert.Contains(project.Text, "is not built yet. Run dotnet build first.");
    }

    [TestMethod]
    [DataRow("failed", "b FAILED")]
    [DataRow("active", "a PENDING")]
    [DataRow("1", "a PENDING")]
    public void AStatusShowsWhatIsAskedFor(string show, string expected)
    {
        using var project = new SubmissionFolder().Build("a", "b");
        project.Submit();
        project.Slurm.Set("101", "FAILED");
        project.Run("101", "b", "CANCELLED");
        project.Status(show);
        var rows = project
            .Text.Split('\n')
            .Where(line => line.StartsWith("a ", StringComparison.Ordinal) || line.StartsWith("b ", StringComparison.Ordinal));
        StringAssert.StartsWith(rows.Single().Replace("  ", " "), expected.Replace("b FAILED", "b CANCELLED"));
        StringAssert.Contains(project.Text, "1 more row; SflowShow=");
        Assert.AreEqual("a PENDING 100; b CANCELLED 101", project.Results());
    }

    [TestMethod]
    public void ASubmissionOfSflow01IsMovedAndNotRepeated()
    {
        using var project = new SubmissionFolder().Build("a", "b");
        var old = Path.Combine(project.Folder, project.Output, "jobs", "submissions.jsonl");
        var hash = new string('a', 64);
        File.WriteAllText(
            old,
            $$"""{"event":"submitting","row":"a","sha256":"{{hash}}","id":"x","time":"t"}"""
                + "\n"
                + $$"""{"event":"submitted","row":"a","sha256":"{{hash}}","id":"x","time":"t","job":"7"}"""
                + "\n"
        );
        Assert.AreEqual("SFLOW1819", project.Submit(), project.Text);
        Assert.IsFalse(File.Exists(old));
        StringAssert.Contains(project.Text, "are now in");
        Assert.HasCount(1, project.Slurm.Scripts);
        Assert.AreEqual("", project.Submit("all", rows: "1"));
        Assert.HasCount(2, project.Slurm.Scripts);
    }
}
