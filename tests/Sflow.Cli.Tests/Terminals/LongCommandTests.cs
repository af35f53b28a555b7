using System.Text.RegularExpressions;

namespace Sflow.Cli.Tests.Terminals;

/// <summary>Progress, and Ctrl-C, of a command that takes seconds.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux, IgnoreMessage = "The terminal is that of tmux.")]
public sealed class LongCommandTests
{
    private const int ManyRows = 20000;

    public static IEnumerable<object[]> Sizes =>
        [
            [80, 24],
            [200, 50],
            [30, 10],
        ];

    [TestMethod]
    [DynamicData(nameof(Sizes))]
    public void ATerminalShowsHowFarItIsAndCtrlCLeavesNothing(int columns, int rows)
    {
        using var sweep = new LongSweep(ManyRows);
        using var terminal = new TerminalSession(sweep.Path, columns, rows);
        terminal.Type("sflow batch --bulk-input rows.csv --no-detect -o out; echo \"rc $?\"");
        // The line is drawn again and again: a picture of the screen can show a half of it.
        var line = new Regex($@"(\A|\n)rows: \d+ of {ManyRows} \(\d+ %");
        terminal.WaitFor(line.IsMatch, "the line of progress");
        terminal.Press("C-c");
        var screen = terminal.WaitFor("rc 130");
        StringAssert.Contains(screen, "interrupted");
        Assert.DoesNotContain(" of " + ManyRows, screen, "the line of progress is taken away");
        Assert.AreEqual("", string.Join(' ', sweep.Files.Where(file => file.EndsWith(".sh", StringComparison.Ordinal))));
        Assert.AreEqual("", string.Join(' ', Directory.GetDirectories(sweep.Path, "*", SearchOption.AllDirectories).SelectMany(Left)));
        // The terminal is as before: it echoes what somebody types, and Enter ends a line.
        screen = terminal.Run("echo still here");
        StringAssert.Contains(screen, "still here\nrc 0");
    }

    [TestMethod]
    public void TheLineFitsAWindowThatBecomesSmaller()
    {
        using var sweep = new LongSweep(ManyRows);
        using var terminal = new TerminalSession(sweep.Path, 120, 24);
        terminal.Type("clear; sflow batch --bulk-input rows.csv --no-detect -o out");
        terminal.WaitFor($" of {ManyRows} (");
        terminal.Resize(24, 24);
        Thread.Sleep(1500);
        var lines = terminal.Screen.Split('\n').Where(line => line.StartsWith("rows: ", StringComparison.Ordinal)).ToList();
        Assert.IsLessThan(3, lines.Count, terminal.Screen);
        Assert.IsFalse(terminal.HasWrappedLines && lines.Count > 1, terminal.Screen);
        terminal.Press("C-c");
        terminal.WaitFor("interrupted");
        terminal.WaitFor(screen => screen.TrimEnd().EndsWith("ready>", StringComparison.Ordinal), "the end of the command");
    }

    [TestMethod]
    [DataRow("text", true)]
    [DataRow("json", false)]
    public void APipeGetsALineForEachTenPercent(string format, bool expected)
    {
        using var sweep = new LongSweep(2000);
        var answer = SflowExecutable.Run(
            sweep.Path,
            ["batch", "--bulk-input", "rows.csv", "--no-detect", "-o", "out", "--check-shell", "false", "--error-format", format]
        );
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        var parts = Regex.Matches(answer.Error, @"(?m)^rows: \d+ of 2000 \((\d+) %\), [0-9.]+/s(, .+ left)?$");
        Assert.AreEqual(expected, parts.Count > 0, answer.Error);
        Assert.IsLessThan(11, parts.Count);
        Assert.HasCount(parts.Count, parts.Select(part => part.Groups[1].Value).Distinct());
        Assert.DoesNotContain('\u001b', answer.Error);
    }

    [TestMethod]
    public void JsonOnStandardOutputHasNoProgressBesides()
    {
        using var sweep = new LongSweep(2000);
        var answer = SflowExecutable.Run(sweep.Path, "batch", "--bulk-input", "rows.csv", "--no-detect", "-o", "out", "--json");
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        Assert.DoesNotContain("rows: ", answer.Error);
    }

    [TestMethod]
    public void SigtermEndsItWithItsOwnCodeAndAWholeDocument()
    {
        using var sweep = new LongSweep(ManyRows);
        using var process = System.Diagnostics.Process.Start(
            SflowExecutable.StartInfo(sweep.Path, null, "batch", "--bulk-input", "rows.csv", "--no-detect", "--error-format", "sarif")
        )!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        Thread.Sleep(2000);
        Assert.IsFalse(process.HasExited, "it still works");
        using (var kill = System.Diagnostics.Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
            kill.WaitForExit();
        Assert.IsTrue(process.WaitForExit(TimeSpan.FromMinutes(1)));
        Assert.AreEqual(143, process.ExitCode, error.Result + output.Result);
        var run = Output.SarifRules.Check(error.Result);
        Assert.IsFalse((bool)run["invocations"]![0]!["executionSuccessful"]!);
        StringAssert.Contains(error.Result, "interrupted");
    }

    // What a build puts aside until it knows that all rows are right.
    private static string[] Left(string folder) => Path.GetFileName(folder) == ".staged" ? Directory.GetFileSystemEntries(folder) : [];
}
