using Sflow.Hosting.Processes;

namespace Sflow.Hosting.Tests;

[TestClass]
public sealed class ProcessRunnerTests
{
    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "printf is a command of Unix.")]
    public void ArgumentsArriveAsTheyAre()
    {
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
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "sleep is a command of Unix.")]
    public void ACommandThatHangsIsEnded()
    {
        var answer = ProcessRunner.Run("sleep", ["60"], Path.GetTempPath(), TimeSpan.FromMilliseconds(200));
        Assert.IsTrue(answer.TimedOut);
    }
}
