namespace Sflow.Cli.Tests;

/// <summary><c>sflow --version</c>.</summary>
[TestClass]
public sealed class VersionTests
{
    [TestMethod]
    [Covers("sflow", "--version")]
    public void TheVersionNamesTheExecutable()
    {
        using var folder = new TempFolder();
        foreach (var option in new[] { "--version", "-V" })
        {
            var answer = SflowExecutable.Run(folder.Path, option);
            Assert.AreEqual(0, answer.ExitCode, answer.Text);
            StringAssert.Matches(
                answer.Output,
                new(@"\Asflow \d+\.\d+\.\d+\S*\ncommit: +(unknown|[0-9a-f]+)\nruntime: +\.NET \d+.*\nplatform: +\S+\n")
            );
            StringAssert.Contains(answer.Output, SflowExecutable.Path);
        }
    }

    [TestMethod]
    [Covers("sflow", "--json")]
    public void TheVersionIsAJsonDocument()
    {
        using var folder = new TempFolder();
        var document = SchemaChecks.Check("version", SflowExecutable.Run(folder.Path, "--version", "--json"));
        Assert.AreEqual(SflowExecutable.Path, (string)document["executable"]!);
    }
}
