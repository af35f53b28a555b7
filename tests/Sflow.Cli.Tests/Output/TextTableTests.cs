using Sflow.Cli.Output;
using Spectre.Console;

namespace Sflow.Cli.Tests.Output;

/// <summary>Tables in pipes and on terminals.</summary>
[TestClass]
public sealed class TextTableTests
{
    [TestMethod]
    public void APipeGetsWholeCellsAndNoFrame()
    {
        var table = Sample();
        Assert.AreEqual(
            "row        jobs  state\n" + $"\u65e5\u672c          7  {new string('x', 200)}\n" + "[red]a[/]    12  b\\u001b[31m\\nc\n",
            table.ToString()
        );
    }

    [TestMethod]
    [DataRow(80)]
    [DataRow(40)]
    [DataRow(200)]
    public void ALineIsNeverWiderThanTheWindow(int width)
    {
        var text = Draw(Sample(), width);
        var lines = text.TrimEnd('\n').Split('\n');
        Assert.HasCount(3, lines, text);
        foreach (var line in lines)
            Assert.IsLessThan(width + 1, line.Length, line);
        Assert.IsTrue(width > 80 || lines[1].EndsWith('\u2026'), "what is cut says so");
        StringAssert.StartsWith(lines[2], "[red]a[/]    12  b");
    }

    private static TextTable Sample()
    {
        var table = new TextTable("row", ">jobs", "state");
        table.Add("\u65e5\u672c", "7", TextCell.Bad(new string('x', 200)));
        table.Add("[red]a[/]", "12", "b\u001b[31m\nc");
        return table;
    }

    private static string Draw(TextTable table, int width)
    {
        var writer = new StringWriter { NewLine = "\n" };
        table.Draw(ConsoleOutput.ConsoleOf(writer, 1, isTerminal: false, hasColors: false), width);
        return writer.ToString();
    }
}
