namespace Sflow.Cli.Tests.Output;

/// <summary>Which messages are shown.</summary>
[TestClass]
public sealed class LogLevelTests
{
    [TestMethod]
    [Covers("sflow", "--log-level")]
    [DataRow("debug", "debug error info warning")]
    [DataRow("info", "error info warning")]
    [DataRow("warning", "error warning")]
    [DataRow("error", "error")]
    [DataRow("critical", "error")]
    public void ALevelShowsItselfAndWhatMattersMore(string level, string expected)
    {
        using var workflow = new BrokenWorkflow();
        string[][] calls =
        [
            ["bad.yaml"],
            ["warned.yaml"],
            ["noted.yaml", "-M", "absent"],
        ];
        var text = string.Concat(calls.Select(call => workflow.Run(["compose", .. call, "--log-level", level]).Error));
        List<string> found =
        [
            .. new[] { "error", "info", "warning" }.Where(word => text.Contains($": {word} SFLOW", StringComparison.Ordinal)),
        ];
        if (text.Contains(": exit code 1 after ", StringComparison.Ordinal))
            found.Insert(0, "debug");
        Assert.AreEqual(expected, string.Join(' ', found), text);
    }

    [TestMethod]
    public void InfoIsTheDefault()
    {
        using var workflow = new BrokenWorkflow();
        StringAssert.Contains(workflow.Run("compose", "noted.yaml", "-M", "absent").Error, "info SFLOW1127");
    }
}
