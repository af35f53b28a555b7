using Sflow.Cli.Help;

namespace Sflow.Cli.Tests;

/// <summary><c>sflow explain</c>.</summary>
[TestClass]
public sealed class ExplainTests
{
    public static IEnumerable<object[]> Codes => DiagnosticPage.Codes.Select(code => new object[] { code });

    [TestMethod]
    [Covers("explain", "CODE")]
    public void APageIsShown()
    {
        using var folder = new TempFolder();
        var answer = SflowExecutable.Run(folder.Path, "explain", "SFLOW1302");
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        StringAssert.StartsWith(answer.Output, "SFLOW1302: Undefined name in an expression\n\nError · expressions\n");
        StringAssert.Contains(
            answer.Output,
            "\n    NEXT: \"${{ PROT + 1 }}\"\n".Replace("    NEXT", "      NEXT", StringComparison.Ordinal)
        );
        Assert.DoesNotContain("<!--", answer.Output);
        Assert.DoesNotContain("```", answer.Output);
        foreach (var code in new[] { "1302", "sflow1302", "SFLOW-1302" })
            Assert.AreEqual(answer.Output, SflowExecutable.Run(folder.Path, "explain", code).Output);
    }

    [TestMethod]
    [Covers("explain", "CODE")]
    public void SeveralPagesAreShownOnceEach()
    {
        using var folder = new TempFolder();
        var answer = SflowExecutable.Run(folder.Path, "explain", "1302", "1303", "SFLOW1302");
        Assert.AreEqual(2, answer.Output.Split("\nFix\n").Length - 1, answer.Text);
    }

    [TestMethod]
    [DataRow("9999", "SFLOW2054: There is no diagnostic '9999'.")]
    [DataRow("SFLOW13022", "Did you mean 'SFLOW1")]
    [DataRow(
        "Undefined",
        "SFLOW2055: 'Undefined' is not the code of a diagnostic. Pages that contain it: SFLOW1302 (Undefined name in an expression)"
    )]
    [DataRow("xyzzy", "SFLOW2054: There is no diagnostic 'xyzzy'.")]
    public void AWrongCodeHasSuggestions(string word, string message)
    {
        using var folder = new TempFolder();
        var answer = SflowExecutable.Run(folder.Path, "explain", "1302", word);
        Assert.AreEqual(2, answer.ExitCode, answer.Text);
        StringAssert.Contains(answer.Error, message);
        Assert.AreEqual("", answer.Output);
    }

    [TestMethod]
    [Covers("explain", "--list")]
    public void EveryCodeIsListed()
    {
        using var folder = new TempFolder();
        foreach (var option in new[] { "--list", "-l" })
        {
            var answer = SflowExecutable.Run(folder.Path, "explain", option);
            Assert.AreEqual(0, answer.ExitCode, answer.Text);
            Assert.AreEqual(
                "",
                string.Join(", ", DiagnosticPage.Codes.Where(code => !answer.Output.Contains($"  {code} ", StringComparison.Ordinal)))
            );
        }
    }

    [TestMethod]
    [Covers("explain", "--json")]
    public void PagesAreAJsonDocument()
    {
        using var folder = new TempFolder();
        var page = SchemaChecks.Check("explain", SflowExecutable.Run(folder.Path, "explain", "1302", "--json"))["diagnostics"]!.Single();
        Assert.AreEqual("Undefined name in an expression", (string)page["title"]!);
        Assert.AreEqual("error", (string)page["severity"]!);
        Assert.AreEqual(File.ReadAllText(Repository.PathOf("docs", "diagnostics", "SFLOW1302.md")), (string)page["page"]!);
        var list = SchemaChecks.Check("explain", SflowExecutable.Run(folder.Path, "explain", "--list", "--json"))["diagnostics"]!;
        Assert.AreEqual(DiagnosticPage.Codes.Count, list.Count());
    }

    [TestMethod]
    [DynamicData(nameof(Codes))]
    public void EveryPageHasATitleAndASeverity(string code)
    {
        var page = DiagnosticPage.Read(code);
        Assert.IsGreaterThan(3, page.Title.Length);
        Assert.IsTrue(page.Severity is "error" or "warning" or "info", page.Severity);
        var text = Help.MarkdownText.Write(new HelpText(80, styled: false), page.Markdown).ToString();
        StringAssert.Contains(text, "\nFix\n");
        Assert.DoesNotContain("](", text);
    }
}
