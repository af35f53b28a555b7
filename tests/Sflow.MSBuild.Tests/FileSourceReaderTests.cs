using System;
using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Sflow.MSBuild.Tests;

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
}
