namespace Sflow.Cli.Tests;

[TestClass]
public sealed class ComposeTests
{
    [TestMethod]
    [Covers("compose", "FILES", "--set")]
    public void ModulesAreMergedToStandardOutput()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["a.yaml"], "version: \"0.1\"\nvariables:\n  N: {type: integer, value: 1}\n");
        File.WriteAllText(
            folder["b.yaml"],
            """
            version: "0.1"
            backends:
              - {name: here, type: local, default: true}
            workflow:
              name: w
              tasks:
                - name: t
                  script: ['echo $N']
            """
        );
        var answer = SflowExecutable.Run(folder.Path, "compose", "a.yaml", "b.yaml", "--set", "N=7");
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        StringAssert.Contains(answer.Output, "value: 7");
        Assert.AreEqual("", answer.Error);
    }
}
