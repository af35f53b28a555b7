using Sflow.Compilation;
using Sflow.Generation;
using Sflow.Hosting.Checks;
using Sflow.Hosting.Files;
using Sflow.Hosting.Units;

namespace Sflow.Hosting.Tests;

/// <summary>What is noted of the outputs, so that every one of them is found again.</summary>
[TestClass]
public sealed class UnitWriterTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("sflow").FullName;

    private string Note => Path.Combine(folder, "obj", "jobs.outputs");

    [TestCleanup]
    public void Clean() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    public void OrphansGoAndTheNoteFollows()
    {
        Write("a", "b");
        CollectionAssert.AreEqual(Noted("a", "b"), File.ReadAllLines(Note));
        Write("b", "c");
        CollectionAssert.AreEqual(Noted("b", "c"), File.ReadAllLines(Note));
        CollectionAssert.AreEquivalent(
            new[] { "b.sh", "c.sh" },
            Directory.GetFiles(Path.Combine(folder, "out", "jobs")).Select(Path.GetFileName).ToArray()
        );
    }

    [TestMethod]
    public void ANoteThatIsRightStaysAsItIs()
    {
        Write("a", "b");
        File.SetLastWriteTimeUtc(Note, DateTime.UnixEpoch);
        Write("b", "a");
        Assert.AreEqual(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(Note));
    }

    [TestMethod]
    public void WhatIsAboutToBeWrittenIsNotedBeforeItIsThere()
    {
        Write("a");
        Directory.CreateDirectory(Path.Combine(folder, "out", "jobs", "b.sh", "in the way"));
        Assert.ThrowsExactly<IOException>(() => Write("b"));
        CollectionAssert.AreEqual(Noted("a", "b"), File.ReadAllLines(Note));
        Assert.IsTrue(File.Exists(Path.Combine(folder, "out", "jobs", "a.sh")));

        Directory.Delete(Path.Combine(folder, "out", "jobs", "b.sh"), recursive: true);
        Write("b");
        CollectionAssert.AreEqual(Noted("b"), File.ReadAllLines(Note));
        Assert.IsFalse(File.Exists(Path.Combine(folder, "out", "jobs", "a.sh")));
    }

    [TestMethod]
    public void AnOutputThatIsNotedInAnotherFormIsNoOrphan()
    {
        Write("a");
        File.WriteAllLines(Note, [Path.Combine(folder, "out", "jobs", "a.sh")]);
        Write("a");
        Assert.IsTrue(File.Exists(Path.Combine(folder, "out", "jobs", "a.sh")));
        CollectionAssert.AreEqual(Noted("a"), File.ReadAllLines(Note));
    }

    private static string[] Noted(params string[] rows) => [.. rows.Select(row => Path.Combine("out", "jobs", row + ".sh"))];

    private void Write(params string[] rows)
    {
        var reader = new FileSourceReader(folder);
        var writer = new UnitWriter(
            reader,
            new OutputFolder(Path.Combine(folder, "out")),
            Path.Combine(folder, "obj"),
            completesUnits: true
        );
        var unit = new Unit("jobs", UnitKind.Sweep, "jobs", new Located<string>("jobs.csv", TextLocation.OfFile("Job.proj")));
        var checker = new UnitChecker(
            TextLocation.OfFile("Job.proj"),
            folder,
            new ShellChecker(ShellCheckMode.Off, folder),
            null,
            checksPaths: false,
            asksSlurm: false
        );
        using var files = writer.Open(unit, checker, keepsPlans: false);
        foreach (var row in rows)
        {
            var path = $"jobs/{row}.sh";
            files.Keep("", new CompileResult(row, [new GeneratedFile(path, row, true)], "", []) { Success = true, MainFiles = [path] });
        }

        writer.Write(unit, new CompiledUnit(rows, [], [], [], true), files, DateTime.UtcNow);
    }
}
