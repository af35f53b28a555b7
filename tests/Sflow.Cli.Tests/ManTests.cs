using System.Diagnostics;
using Sflow.Cli.Definitions;
using Sflow.Cli.Help;

namespace Sflow.Cli.Tests;

/// <summary><c>sflow man</c>.</summary>
[TestClass]
public sealed class ManTests
{
    [TestMethod]
    [Covers("man", "COMMAND")]
    public void APageIsPrinted()
    {
        using var folder = new TempFolder();
        StringAssert.StartsWith(SflowExecutable.Run(folder.Path, "man").Output, ".TH SFLOW 1 ");
        StringAssert.StartsWith(SflowExecutable.Run(folder.Path, "man", "compose").Output, ".TH SFLOW-COMPOSE 1 ");
        var wrong = SflowExecutable.Run(folder.Path, "man", "compsoe");
        Assert.AreEqual(2, wrong.ExitCode);
        StringAssert.Contains(wrong.Error, "SFLOW2054: There is no command 'compsoe'. Did you mean 'compose'?");
    }

    [TestMethod]
    [Covers("man", "--output")]
    public void AllPagesAreWrittenAndCorrect()
    {
        using var folder = new TempFolder();
        foreach (var option in new[] { "--output", "-o" })
        {
            var answer = SflowExecutable.Run(folder.Path, "man", option, "share/man1");
            Assert.AreEqual(0, answer.ExitCode, answer.Text);
            Assert.AreEqual("", answer.Output);
        }

        var expected = AllDefinitions.Verbs.Select(ManPage.FileOf).Append("sflow.1").Order(StringComparer.Ordinal).ToList();
        var files = Directory.GetFiles(folder["share/man1"]).Order(StringComparer.Ordinal).ToList();
        CollectionAssert.AreEqual(expected, files.Select(file => Path.GetFileName(file)!).ToList());
        if (Tool("groff") is null && Tool("mandoc") is null)
            Assert.Inconclusive("neither groff nor mandoc is installed, so that nothing checks the pages");
        foreach (var file in files)
        {
            if (Tool("groff") is { } groff)
                Assert.AreEqual("", Run(groff, "-man", "-ww", "-Tutf8", "-z", file), file);
            // A page has no date.
            if (Tool("mandoc") is { } mandoc)
                Assert.AreEqual(
                    "",
                    string.Join("\n", Run(mandoc, "-Tlint", "-Wwarning", file).Split('\n').Where(line => !line.Contains("missing date"))),
                    file
                );
        }
    }

    [TestMethod]
    public void APageShowsWhatTheDefinitionSays()
    {
        if (Tool("groff") is not { } groff)
        {
            Assert.Inconclusive("groff is not installed");
            return;
        }

        using var folder = new TempFolder();
        foreach (var verb in AllDefinitions.Verbs)
        {
            File.WriteAllText(folder["page"], ManPage.Of(verb));
            var shown = Run(groff, "-man", "-Tascii", "-P-cbou", "-rLL=200n", folder["page"]);
            foreach (var option in CommandPath.OptionsOf(verb).Where(option => !option.Hidden))
                StringAssert.Contains(shown, CommandPage.EntryOf(option).Term, verb.Name);
            foreach (var example in verb.Examples)
                StringAssert.Contains(shown, example.Line, verb.Name);
        }
    }

    private static string? Tool(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':')
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    private static string Run(string tool, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var error = process.StandardError.ReadToEndAsync();
        return process.StandardOutput.ReadToEnd() + error.Result;
    }
}
