using Sflow.Hosting.Files;
using Sflow.Hosting.Units;

namespace Sflow.Hosting.Tests;

/// <summary>Which changes of noted files make a unit's stamp wrong.</summary>
[TestClass]
public sealed class UnitStampTests
{
    private static readonly DateTime Time = new(2024, 5, 6, 7, 8, 9, 123, DateTimeKind.Utc);
    private readonly string folder = Directory.CreateTempSubdirectory("sflow").FullName;

    private string Stamp => Path.Combine(folder, "obj", "jobs.stamp");

    [TestCleanup]
    public void Clean() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    [DataRow("input")]
    [DataRow("project")]
    [DataRow("output")]
    public void EveryFileIsLookedAt(string file)
    {
        Build();
        Assert.IsTrue(IsCurrent());
        Write(file, "other", Time.AddYears(-3));
        Assert.IsFalse(IsCurrent(), "other bytes of the same length that are older");
        Write(file, "longer text", Time);
        Assert.IsFalse(IsCurrent(), "another length and the same time");
        Write(file, "bytes", Time.AddYears(1));
        Assert.IsTrue(IsCurrent(), "the same bytes and another time");
        File.Delete(Path.Combine(folder, file));
        Assert.IsFalse(IsCurrent(), "gone");
    }

    [TestMethod]
    public void ANewTimeOfTheSameBytesIsNoted()
    {
        Build();
        Write("input", "bytes", Time.AddYears(1));
        Assert.IsTrue(IsCurrent());
        StringAssert.Contains(File.ReadAllText(Stamp), Time.AddYears(1).Ticks.ToString(CultureInfo.InvariantCulture));
    }

    [TestMethod]
    public void OtherInputsOfTheProjectMakeItWrong()
    {
        Build();
        Write("more", "bytes", Time);
        Assert.IsFalse(Open().IsCurrent([Path.Combine(folder, "project"), Path.Combine(folder, "more")]));
        Assert.IsFalse(Open().IsCurrent([]));
    }

    [TestMethod]
    public void AStampThatIsCutOffOrOfAnotherVersionIsWrong()
    {
        Build();
        var lines = File.ReadAllLines(Stamp);
        File.WriteAllLines(Stamp, lines[..^1]);
        Assert.IsFalse(IsCurrent());
        File.WriteAllLines(Stamp, ["sflow stamp of another version", .. lines[1..]]);
        Assert.IsFalse(IsCurrent());
        File.WriteAllText(Stamp, "");
        Assert.IsFalse(IsCurrent());
        File.Delete(Stamp);
        Assert.IsFalse(IsCurrent());
    }

    private void Build()
    {
        foreach (var file in new[] { "input", "project", "output" })
            Write(file, "bytes", Time);
        Open().Write([Noted("input")], [Noted("project")], [Noted("output")], DateTime.UtcNow);
    }

    private bool IsCurrent() => Open().IsCurrent([Path.Combine(folder, "project")]);

    private UnitStamp Open() => new(new FileSourceReader(folder), Stamp);

    private RecordedFile Noted(string file) => RecordedFile.At(Path.Combine(folder, file));

    private void Write(string file, string text, DateTime time)
    {
        File.WriteAllText(Path.Combine(folder, file), text);
        File.SetLastWriteTimeUtc(Path.Combine(folder, file), time);
    }
}
