using Sflow.Cli.Output;

namespace Sflow.Cli.Tests.Output;

/// <summary>When there are colors.</summary>
[TestClass]
public sealed class ColorTests
{
    [TestMethod]
    [DataRow("auto", true, "", true)]
    [DataRow("auto", false, "", false)]
    [DataRow("auto", true, "NO_COLOR=1", false)]
    [DataRow("auto", true, "NO_COLOR=0", false)]
    [DataRow("auto", true, "NO_COLOR=", true)]
    [DataRow("auto", true, "CLICOLOR=0", false)]
    [DataRow("auto", true, "CLICOLOR=1", true)]
    [DataRow("auto", true, "TERM=dumb", false)]
    [DataRow("auto", true, "TERM=xterm", true)]
    [DataRow("auto", false, "CLICOLOR_FORCE=1", true)]
    [DataRow("auto", false, "CLICOLOR_FORCE=0", false)]
    [DataRow("auto", false, "CLICOLOR_FORCE=", false)]
    [DataRow("auto", false, "CLICOLOR_FORCE=1 NO_COLOR=1", false)]
    [DataRow("auto", true, "CLICOLOR_FORCE=1 CLICOLOR=0 TERM=dumb", true)]
    [DataRow("always", false, "NO_COLOR=1", true)]
    [DataRow("always", false, "TERM=dumb CLICOLOR=0", true)]
    [DataRow("never", true, "CLICOLOR_FORCE=1", false)]
    public void TheFirstThatAppliesDecides(string when, bool isTerminal, string variables, bool expected)
    {
        var environment = variables
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(v => v.Split('='))
            .ToDictionary(v => v[0], v => v[1]);
        Assert.AreEqual(expected, ColorChoice.IsOn(when, isTerminal, environment.GetValueOrDefault));
    }

    [TestMethod]
    [Covers("sflow", "--color")]
    [DataRow("--color=always", "", true)]
    [DataRow("--color=auto", "", false)]
    [DataRow("--color=never", "CLICOLOR_FORCE", false)]
    [DataRow("--color=auto", "CLICOLOR_FORCE", true)]
    public void APipeHasColorsOnlyIfSomebodyWantsThem(string option, string variable, bool expected)
    {
        using var workflow = new BrokenWorkflow();
        Dictionary<string, string> environment = new() { ["NO_COLOR"] = "", ["CLICOLOR_FORCE"] = variable.Length > 0 ? "1" : "" };
        var error = SflowExecutable.Run(workflow.Path, environment, null, "compose", "bad.yaml", option).Error;
        Assert.AreEqual(expected, error.Contains("\u001b[1;31merror\u001b[0m SFLOW1201", StringComparison.Ordinal), error);
        Assert.HasCount(3, error.Split('\n'), "one line per diagnostic, with colors, too");
    }

    [TestMethod]
    public void FormatsForProgramsHaveNone()
    {
        using var workflow = new BrokenWorkflow();
        foreach (var format in new[] { "json", "github", "sarif" })
            Assert.DoesNotContain('\u001b', workflow.Run("compose", "bad.yaml", "--color=always", "--error-format", format).Error);
    }
}
