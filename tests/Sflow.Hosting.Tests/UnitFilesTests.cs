using Sflow.Hosting.Checks;
using Sflow.Hosting.Records;

namespace Sflow.Hosting.Tests;

/// <summary>Which rows are taken over, and what is looked at to know it.</summary>
[TestClass]
public sealed class UnitFilesTests : IDisposable
{
    private static readonly (string, string)[] Rows = [("a", "echo a\n"), ("b", "echo b\n"), ("c", "echo c\n")];
    private readonly RowStore store = new();

    public void Dispose() => store.Dispose();

    [TestMethod]
    public void TheLineOfARowThatIsTakenOverStaysAsItIs()
    {
        store.Settle(Rows);
        var before = store.Lines;
        CollectionAssert.AreEqual(new[] { "b" }, store.Build(Rows[0], ("b", "echo 2\n"), Rows[2]).ToArray());
        Assert.HasCount(3, store.Lines);
        Assert.AreEqual(before[0], store.Lines[0]);
        Assert.AreNotEqual(before[1], store.Lines[1]);
        Assert.AreEqual(before[2], store.Lines[2]);
        Assert.AreEqual("echo 2\n", File.ReadAllText(store.ScriptOf("b")));
    }

    [TestMethod]
    public void NothingIsWrittenWhenNothingChanged()
    {
        store.Settle(Rows);
        File.SetLastWriteTimeUtc(store.Records, RowStore.SomeTime(3));
        Assert.IsEmpty(store.Build(Rows));
        Assert.AreEqual(RowStore.SomeTime(3), File.GetLastWriteTimeUtc(store.Records));
    }

    [TestMethod]
    [DataRow("echo b, edited\n", 0, DisplayName = "another length, even with the time of before")]
    [DataRow("echo x\n", 1, DisplayName = "the same length and another time")]
    [DataRow(null, 0, DisplayName = "gone")]
    public void AnOutputThatSomebodyChangedComesBack(string? text, int minutesAgo)
    {
        store.Settle(Rows);
        Tamper("b", text, RowStore.SomeTime(minutesAgo));
        CollectionAssert.AreEqual(new[] { "b" }, store.Build(Rows).ToArray());
        Assert.AreEqual("echo b\n", File.ReadAllText(store.ScriptOf("b")));
        Assert.IsEmpty(store.Build(Rows));
    }

    [TestMethod]
    public void AnOutputThatWasTouchedIsReadOnce()
    {
        store.Settle(Rows);
        var before = store.Lines;
        File.SetLastWriteTimeUtc(store.ScriptOf("b"), RowStore.SomeTime(5));
        Assert.IsEmpty(store.Build(Rows));
        Assert.AreEqual(RowStore.SomeTime(5), File.GetLastWriteTimeUtc(store.ScriptOf("b")), "its bytes are right");
        Assert.AreNotEqual(before[1], store.Lines[1], "the new time is noted");

        // Only who reads it could see this.
        Tamper("b", "echo x\n", RowStore.SomeTime(5));
        Assert.IsEmpty(store.Build(Rows));
    }

    [TestMethod]
    public void AFileSystemThatCountsWholeSecondsIsNotTrusted()
    {
        store.Settle(Rows);
        var whole = new DateTime(2024, 1, 1, 12, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(store.ScriptOf("b"), whole);
        Assert.IsEmpty(store.Build(Rows));
        Tamper("b", "echo x\n", whole);
        CollectionAssert.AreEqual(new[] { "b" }, store.Build(Rows).ToArray());
    }

    [TestMethod]
    public void AFileThatWasJustWrittenIsReadByTheNextBuild()
    {
        // Its time could be that of a write a moment later, too.
        store.Build(Rows);
        var time = DateTime.UtcNow.AddHours(1).AddTicks(1);
        File.SetLastWriteTimeUtc(store.ScriptOf("b"), time);
        Assert.IsEmpty(store.Build(Rows));
        Tamper("b", "echo x\n", time);
        CollectionAssert.AreEqual(new[] { "b" }, store.Build(Rows).ToArray());
    }

    [TestMethod]
    public void AnOutputThatWasThereBeforeKeepsItsTimeAndIsTrusted()
    {
        store.Settle(Rows);
        var before = store.Lines;
        File.Delete(store.Records);
        CollectionAssert.AreEqual(new[] { "a", "b", "c" }, store.Build(Rows).ToArray(), "nothing is known of them");
        Assert.AreEqual(RowStore.SomeTime(0), File.GetLastWriteTimeUtc(store.ScriptOf("b")));
        CollectionAssert.AreEqual(before.ToArray(), store.Lines.ToArray());
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "making links needs a right of its own there")]
    public void ALinkIsReadEveryTime()
    {
        store.Settle(Rows);
        var target = store.ScriptOf("b") + ".elsewhere";
        File.Move(store.ScriptOf("b"), target);
        File.CreateSymbolicLink(store.ScriptOf("b"), target);
        Assert.IsEmpty(store.Build(Rows), "its bytes are right");
        File.WriteAllText(target, "echo x\n");
        File.SetLastWriteTimeUtc(target, RowStore.SomeTime(0));
        CollectionAssert.AreEqual(new[] { "b" }, store.Build(Rows).ToArray());
    }

    [TestMethod]
    public void OfAThousandRowsTheOneThatChangedIsCompiled()
    {
        var rows = Enumerable.Range(0, 1000).Select(i => ($"r{i}", $"echo {i}\n")).ToArray();
        store.Settle(rows);
        var before = store.Lines;
        rows[500] = ("r500", "echo changed\n");
        CollectionAssert.AreEqual(new[] { "r500" }, store.Build(rows).ToArray());
        CollectionAssert.AreEqual(new[] { before[500] }, before.Except(store.Lines).ToArray());
    }

    [TestMethod]
    public void RecordsThatCanNotBeReadAreTheTroubleOfTheRowThatAsks()
    {
        // They are read side by side with the CSV, so that nobody hears of it before.
        store.Settle(Rows);
        using (new FileStream(store.Records, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            var records = RowRecords.At(store.Records, ShellCheckMode.Off);
            Assert.ThrowsExactly<IOException>(() => records.Find(RowStore.KeyOf("b", "echo b\n")));
        }

        var later = RowRecords.At(store.Records, ShellCheckMode.Off);
        Assert.IsNotNull(later.Find(RowStore.KeyOf("b", "echo b\n")));
        Assert.IsNull(later.Find(RowStore.KeyOf("b", "echo x\n")));
    }

    private void Tamper(string row, string? text, DateTime time)
    {
        File.Delete(store.ScriptOf(row));
        if (text is null)
            return;
        File.WriteAllText(store.ScriptOf(row), text);
        File.SetLastWriteTimeUtc(store.ScriptOf(row), time);
    }
}
