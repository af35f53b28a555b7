using System.Runtime.Versioning;
using Sflow.Generation;
using Sflow.Hosting.Files;

namespace Sflow.Hosting.Tests;

[TestClass]
public sealed class OutputFolderTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("sflow").FullName;

    [TestCleanup]
    public void Clean() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    public void EqualBytesAreNotWrittenAgain()
    {
        var outputs = new OutputFolder(folder);
        var file = new GeneratedFile("s/a.sh", "echo ä\n", true);
        Assert.IsTrue(outputs.Write(file));
        File.SetLastWriteTimeUtc(outputs.PathOf(file.RelativePath), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.IsFalse(outputs.Write(file));
        Assert.AreEqual(2020, File.GetLastWriteTimeUtc(outputs.PathOf(file.RelativePath)).Year);
        Assert.IsTrue(outputs.Write(file with { Content = new FileText("echo ö\n") }));
        CollectionAssert.AreEqual("echo ö\n"u8.ToArray(), File.ReadAllBytes(outputs.PathOf(file.RelativePath)), "UTF-8 without a mark");
        Assert.HasCount(1, Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
    }

    [TestMethod]
    public void ALongTextIsComparedToItsEnd()
    {
        var outputs = new OutputFolder(folder);
        var text = string.Concat(Enumerable.Repeat("0123456789abcdeä", 40_000));
        Assert.IsTrue(outputs.Write(new GeneratedFile("long", text)));
        foreach (var other in new[] { text + "x", text[..^1], text[..^1] + "x", "x" + text[1..], "" })
        {
            Assert.IsFalse(outputs.Write(new GeneratedFile("long", text)));
            Assert.IsTrue(outputs.Write(new GeneratedFile("long", other)));
            Assert.AreEqual(other, File.ReadAllText(outputs.PathOf("long")));
            File.WriteAllText(outputs.PathOf("again"), text);
            Assert.IsNull(outputs.Find("long", RecordedFile.At(outputs.PathOf("again"))));
            outputs.Write(new GeneratedFile("long", text));
            Assert.IsNotNull(outputs.Find("long", RecordedFile.At(outputs.PathOf("again"))));
        }

        Assert.IsNull(outputs.Find("gone", RecordedFile.At(outputs.PathOf("again"))));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "no file is executable by its mode there")]
    [UnsupportedOSPlatform("windows")]
    public void AScriptIsExecutableHoweverItIsWritten()
    {
        var outputs = new OutputFolder(folder);
        outputs.Write(new GeneratedFile("a.sh", "echo a\n", true));
        NewFile.Write(outputs.PathOf("b.sh"), "echo b\n"u8.ToArray(), 7, isExecutable: true);
        outputs.Write(new GeneratedFile("a.yaml", "a"));
        foreach (var (name, isExecutable) in new[] { ("a.sh", true), ("b.sh", true), ("a.yaml", false) })
            Assert.AreEqual(isExecutable, (File.GetUnixFileMode(outputs.PathOf(name)) & UnixFileMode.UserExecute) != 0, name);
    }

    [TestMethod]
    public void ManyWritersLeaveOneWholeFile()
    {
        var texts = Enumerable.Range(0, 50).Select(i => new string((char)('a' + (i % 26)), 100_000)).ToList();
        Parallel.ForEach(texts, text => new OutputFolder(folder).Write(new GeneratedFile("x.yaml", text)));
        CollectionAssert.Contains(texts, File.ReadAllText(Path.Combine(folder, "x.yaml")));
        Assert.HasCount(1, Directory.GetFiles(folder));
    }

    [TestMethod]
    public void AnEmptyFileAndALinkToNothingAreLookedAtLikeOthers()
    {
        var outputs = new OutputFolder(folder);
        Assert.IsTrue(outputs.Write(new GeneratedFile("empty.sh", "")));
        Assert.IsFalse(outputs.Write(new GeneratedFile("empty.sh", "")));
        if (OperatingSystem.IsWindows())
            return;
        File.CreateSymbolicLink(outputs.PathOf("x.sh"), "nowhere");
        Assert.IsTrue(outputs.Write(new GeneratedFile("x.sh", "x")));
        Assert.AreEqual("x", File.ReadAllText(outputs.PathOf("x.sh")));
    }

    [TestMethod]
    public void AnEmptiedFolderGoesAndAnotherStays()
    {
        var outputs = new OutputFolder(folder);
        outputs.Write(new GeneratedFile("s/a.sh", "a"));
        outputs.Write(new GeneratedFile("t/a.sh", "a"));
        File.WriteAllText(Path.Combine(folder, "t", "submissions.jsonl"), "{}");
        outputs.Delete(Path.Combine(folder, "s", "a.sh"));
        outputs.Delete(Path.Combine(folder, "t", "a.sh"));
        outputs.Delete(Path.Combine(folder, "gone", "a.sh"));
        CollectionAssert.AreEqual(new[] { Path.Combine(folder, "t") }, Directory.GetDirectories(folder));
    }
}
