using Sflow.Hosting.Files;

namespace Sflow.Hosting.Tests;

[TestClass]
public sealed class FileSourceReaderTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("sflow").FullName;

    [TestCleanup]
    public void Clean() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    public void PathsStartAtTheProject()
    {
        File.WriteAllText(Path.Combine(folder, "a.yaml"), "ä");
        CollectionAssert.AreEqual("ä"u8.ToArray(), new FileSourceReader(folder).Read("./a.yaml").Bytes);
    }

    [TestMethod]
    [DataRow("gone.yaml", "there is no such file")]
    [DataRow("gone/a.yaml", "there is no such file")]
    [DataRow(".", "it is a folder")]
    [DataRow("a\0b", null)]
    public void WhatCannotBeReadIsSaid(string path, string? problem)
    {
        var result = new FileSourceReader(folder).Read(path);
        Assert.IsNull(result.Bytes);
        Assert.AreEqual(problem ?? result.Problem, result.Problem);
        Assert.IsNotNull(result.Problem);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "Windows has no device files.")]
    public void WhatHasNoEndIsSaid()
    {
        var result = new FileSourceReader(folder).Read("/dev/zero");
        Assert.IsNull(result.Bytes);
        Assert.AreEqual("it is larger than 256 MiB", result.Problem);
    }

    [TestMethod]
    [Timeout(20_000)]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "Windows has no named pipes in folders.")]
    public void ANamedPipeIsSaidAndNotWaitedFor()
    {
        var pipe = Path.Combine(folder, "pipe.yaml");
        using (var made = System.Diagnostics.Process.Start("mkfifo", [pipe]))
            made.WaitForExit();
        var result = new FileSourceReader(folder).Read("pipe.yaml");
        Assert.IsNull(result.Bytes);
        Assert.AreEqual("it is a pipe or a terminal, not a file", result.Problem);
    }

    [TestMethod]
    public void AFileIsKnownAsItWasFirstRead()
    {
        var path = Path.Combine(folder, "twice.yaml");
        File.WriteAllText(path, "one");
        var reader = new FileSourceReader(folder);
        reader.Read("twice.yaml");
        File.WriteAllText(path, "another");
        reader.Read("twice.yaml");
        Assert.AreEqual(3, reader.Seen(path).Mark.Length);
    }
}
