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
    [DataRow("/dev/zero", "it is larger than 256 MiB")]
    [DataRow("a\0b", null)]
    public void WhatCannotBeReadIsSaid(string path, string? problem)
    {
        if (path == "/dev/zero" && OperatingSystem.IsWindows())
            Assert.Inconclusive("needs a device file");
        var result = new FileSourceReader(folder).Read(path);
        Assert.IsNull(result.Bytes);
        Assert.AreEqual(problem ?? result.Problem, result.Problem);
        Assert.IsNotNull(result.Problem);
    }
}
