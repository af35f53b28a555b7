using Sflow.Cli.Tests.Output;

namespace Sflow.Cli.Tests.Terminals;

/// <summary>What a person sees on terminals of two sizes.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux, IgnoreMessage = "The terminal is that of tmux.")]
public sealed class TerminalTests
{
    public static IEnumerable<object[]> Sizes =>
        [
            [80, 24],
            [200, 50],
        ];

    [TestMethod]
    [DynamicData(nameof(Sizes))]
    public void AnErrorShowsItsLineAndAMarkBelowThePlace(int columns, int rows)
    {
        using var workflow = new BrokenWorkflow();
        using var terminal = new TerminalSession(workflow.Path, columns, rows);
        var screen = terminal.Run("sflow compose bad.yaml");
        StringAssert.Contains(screen, "     8 |       scirpt: ['echo']\n       |       ^^^^^^\n");
        StringAssert.Contains(screen, "    10 |       depends_on: [nope]\n       |                    ^^^^\n");
        StringAssert.Contains(screen, "\n2 errors. To read about the error, type sflow explain SFLOW1201.\nrc 1\n");
    }

    [TestMethod]
    [DynamicData(nameof(Sizes))]
    public void TheMarkIsBelowThePlaceAlsoAfterTabsAndWideCharacters(int columns, int rows)
    {
        using var workflow = new BrokenWorkflow();
        using var terminal = new TerminalSession(workflow.Path, columns, rows);
        var lines = terminal.Run("sflow compose wide.yaml").Split('\n');
        var at = Array.FindIndex(lines, line => line.Contains(" | ", StringComparison.Ordinal));
        // A wide character takes two columns and is one character of the line.
        var place = lines[at].IndexOf("variables.NO", StringComparison.Ordinal) + "\u65e5\u672c".Length;
        Assert.AreEqual(place, lines[at + 1].IndexOf('^'), string.Join("\n", lines));
    }

    [TestMethod]
    public void ALongLineIsCutAroundThePlaceAndNeverWraps()
    {
        using var workflow = new BrokenWorkflow();
        var text = File.ReadAllText(Path.Combine(workflow.Path, "wide.yaml"));
        workflow.Write("long.yaml", text.Replace("${{", new string('x', 5000) + "${{").Replace("}}", "}}" + new string('y', 5000)));
        using var terminal = new TerminalSession(workflow.Path, 80, 24);
        var lines = terminal.Run("sflow compose long.yaml").Split('\n');
        var at = Array.FindIndex(lines, line => line.Contains(" | ", StringComparison.Ordinal));
        StringAssert.StartsWith(lines[at], "     8 | \u2026xxx");
        StringAssert.EndsWith(lines[at], "yyy\u2026");
        StringAssert.Matches(lines[at + 1], new(@"\A       \| +\^+\z"));
        Assert.AreEqual(lines[at].IndexOf("variables.NO", StringComparison.Ordinal), lines[at + 1].IndexOf('^'));
    }

    [TestMethod]
    [DataRow("", "", true)]
    [DataRow("", "NO_COLOR=1", false)]
    [DataRow("", "CLICOLOR=0", false)]
    [DataRow("", "TERM=dumb", false)]
    [DataRow("--color never", "", false)]
    [DataRow("--color always", "NO_COLOR=1", true)]
    public void ATerminalHasColorsUnlessSomebodySaysNo(string option, string variable, bool expected)
    {
        using var workflow = new BrokenWorkflow();
        using var terminal = new TerminalSession(workflow.Path, 80, 24);
        terminal.Run($"env {variable} sflow compose bad.yaml {option}");
        var colored = terminal.Colored;
        Assert.AreEqual(expected, colored.Contains("\u001b[1m\u001b[31merror", StringComparison.Ordinal), colored);
        Assert.AreEqual(expected, colored.Contains('\u001b'), colored);
    }

    [TestMethod]
    [DynamicData(nameof(Sizes))]
    public void HelpFitsTheWindow(int columns, int rows)
    {
        using var workflow = new BrokenWorkflow();
        using var terminal = new TerminalSession(workflow.Path, columns, rows);
        terminal.Run("sflow --help");
        Assert.IsFalse(terminal.HasWrappedLines, terminal.Screen);
        StringAssert.Contains(terminal.Colored, "compose");
    }

    [TestMethod]
    [DynamicData(nameof(Sizes))]
    public void ATableIsCutToTheWindow(int columns, int rows)
    {
        using var sweep = new LongSweep(3);
        using var terminal = new TerminalSession(sweep.Path, columns, rows);
        var folder = new string('x', 220);
        terminal.Run($"sflow batch --bulk-input rows.csv --no-detect -o {folder} 2>/dev/null");
        var lines = terminal.WholeLines.Where(line => line.Contains("NOT SUBMITTED", StringComparison.Ordinal)).ToList();
        Assert.HasCount(3, lines, terminal.Screen);
        foreach (var line in lines)
        {
            Assert.IsLessThan(columns, line.TrimEnd().Length, line);
            StringAssert.EndsWith(line.TrimEnd(), "\u2026");
        }
    }

    [TestMethod]
    public void DataOnATerminalHasNoControlSequence()
    {
        using var workflow = new BrokenWorkflow();
        var text = File.ReadAllText(Path.Combine(workflow.Path, "good.yaml"));
        workflow.Write("hostile.yaml", text.Replace("'echo hello'", "\"echo \\e]0;title\\a\\u202e\\x9b31m\\x7f\""));
        using var terminal = new TerminalSession(workflow.Path, 80, 24);
        terminal.Run("script -qec 'sflow compose hostile.yaml' typescript > /dev/null");
        var bytes = File.ReadAllText(Path.Combine(workflow.Path, "typescript"));
        StringAssert.Contains(bytes, "name: w");
        Assert.AreEqual("", Hostile.HostileStrings.Obeyed(bytes));
    }
}
