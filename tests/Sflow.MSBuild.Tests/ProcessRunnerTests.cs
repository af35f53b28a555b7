using System;
using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Sflow.MSBuild.Tests;

[TestClass]
public sealed class ProcessRunnerTests
{
    [TestMethod]
    public void ArgumentsArriveAsTheyAre()
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("needs printf");
        string[] arguments = ["", " ", "a b", "\"", "\\", "\\\\\"", "x\\", "$(reboot)", "'; rm -rf /; '", "%x*?", "ü\n"];
        var answer = ProcessRunner.Run("printf", ["%s|", .. arguments], Path.GetTempPath(), TimeSpan.FromSeconds(10));
        Assert.AreEqual(string.Join("|", arguments) + "|", answer.Output);
    }

    [TestMethod]
    public void AMissingCommandIsAnAnswer()
    {
        var answer = ProcessRunner.Run("no-such-command-here", [], Path.GetTempPath(), TimeSpan.FromSeconds(10));
        Assert.IsNull(answer.ExitCode);
        StringAssert.Contains(answer.Error, "no-such-command-here");
    }

    [TestMethod]
    public void ACommandThatHangsIsEnded()
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("needs sleep");
        var answer = ProcessRunner.Run("sleep", ["60"], Path.GetTempPath(), TimeSpan.FromMilliseconds(200));
        Assert.IsTrue(answer.TimedOut);
    }
}
