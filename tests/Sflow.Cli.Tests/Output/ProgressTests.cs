using Sflow.Cli.Output;

namespace Sflow.Cli.Tests.Output;

/// <summary>Progress in pipes; that on a terminal is tested in one.</summary>
[TestClass]
public sealed class ProgressTests
{
    [TestMethod]
    public void ShortWorkShowsNothing()
    {
        var writer = new StringWriter();
        using (var progress = new Progress("rows", 50, writer, isLive: false, new Lock()))
        {
            for (var i = 0; i < 50; i++)
                progress.Step();
        }

        Assert.AreEqual("", writer.ToString());
    }

    [TestMethod]
    public void APipeGetsALineForEachTenPercent()
    {
        var writer = new StringWriter();
        using (var progress = new Progress("rows", 0, writer, isLive: false, new Lock()))
        {
            Thread.Sleep(1100);
            Parallel.For(0, 100, _ => progress.Step(100));
        }

        var lines = writer.ToString().TrimEnd('\n').Split('\n');
        Assert.IsTrue(lines.Length is >= 1 and <= 10, writer.ToString());
        foreach (var line in lines)
            StringAssert.Matches(line, new(@"\Arows: \d+ of 100 \(\d+ %\), [0-9.]+/s(, .+ left)?\z"));
        StringAssert.StartsWith(lines[^1], "rows: 100 of 100 (100 %), ");
    }

    [TestMethod]
    public void ATerminalGetsOneLineThatIsTakenAway()
    {
        var writer = new StringWriter();
        using (var progress = new Progress("rows", 4, writer, isLive: true, new Lock()))
        {
            progress.Step();
            progress.Step();
            Thread.Sleep(1500);
        }

        StringAssert.StartsWith(writer.ToString(), "\r\u001b[Krows: 2 of 4 (50 %), ");
        StringAssert.EndsWith(writer.ToString(), "\r\u001b[K");
        Assert.DoesNotContain('\n', writer.ToString());
    }

    [TestMethod]
    public void NobodyLooks()
    {
        using var progress = new Progress("rows", 1, null, isLive: true, new Lock());
        progress.Step();
        progress.Hide();
    }
}
