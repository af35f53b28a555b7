using Sflow.Cli.Definitions;
using Sflow.Cli.Help;

namespace Sflow.Cli.Tests;

/// <summary>Help of the command, of verbs, and topics.</summary>
[TestClass]
public sealed class HelpTests
{
    private const string Escape = "\u001b";

    public static IEnumerable<object[]> Verbs => AllDefinitions.Names;

    public static IEnumerable<object[]> Topics => Topic.All.Select(topic => new object[] { topic.Name });

    [TestMethod]
    public void WithoutACommandThereIsAShortOverview()
    {
        using var folder = new TempFolder();
        var answer = SflowExecutable.Run(folder.Path);
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        StringAssert.Contains(answer.Output, "sflow help");
        Assert.IsLessThan(20, answer.Output.Split('\n').Length);
        AssertFits(answer.Output);
    }

    [TestMethod]
    [Covers("help")]
    [Covers("sflow", "--help")]
    public void AllCommandsAreListed()
    {
        using var folder = new TempFolder();
        var answer = SflowExecutable.Run(folder.Path, "help");
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        foreach (var verb in AllDefinitions.Verbs)
            StringAssert.Contains(answer.Output, $"\n  {CommandPath.NameOf(verb)} ");
        foreach (var topic in Topic.All)
            StringAssert.Contains(answer.Output, $"\n  {topic.Name} ");
        AssertFits(answer.Output);
        Assert.AreEqual(answer.Output, SflowExecutable.Run(folder.Path, "--help").Output);
        Assert.AreEqual(answer.Output, SflowExecutable.Run(folder.Path, "-h").Output);
    }

    [TestMethod]
    [DynamicData(nameof(Verbs))]
    [Covers("help", "NAME")]
    [Covers("sflow", "--help")]
    public void TheHelpOfAVerbHasEverythingAndFits(string name)
    {
        var verb = AllDefinitions.Of(name);
        using var folder = new TempFolder();
        var answer = SflowExecutable.Run(folder.Path, ["help", .. name.Split(' ')]);
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        Assert.AreEqual("", answer.Error);
        foreach (var option in CommandPath.OptionsOf(verb).Where(option => !option.Hidden).SelectMany(OptionNames.Of))
            StringAssert.Contains(answer.Output, option);
        foreach (var example in verb.Examples)
            StringAssert.Contains(answer.Output, "\n  " + example.Line + "\n");
        AssertFits(answer.Output, verb.Examples.Select(example => example.Line));
        // Also with mistakes on the line, and wherever the option is.
        foreach (var line in new[] { "--help", "-h", "--no-such-option -h" })
            Assert.AreEqual(answer.Output, SflowExecutable.Run(folder.Path, [.. name.Split(' '), .. line.Split(' ')]).Output, line);
    }

    [TestMethod]
    [DynamicData(nameof(Topics))]
    [Covers("help", "NAME")]
    public void ATopicIsShown(string name)
    {
        using var folder = new TempFolder();
        var answer = SflowExecutable.Run(folder.Path, "help", name);
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        StringAssert.StartsWith(answer.Output, Topic.All.Single(topic => topic.Name == name).Title + "\n");
        AssertFits(answer.Output);
    }

    [TestMethod]
    public void AMisspeltTopicIsSuggested()
    {
        using var folder = new TempFolder();
        var answer = SflowExecutable.Run(folder.Path, "help", "rosw");
        Assert.AreEqual(2, answer.ExitCode);
        StringAssert.Contains(answer.Error, "SFLOW2054: There is no command or topic 'rosw'. Did you mean 'rows'?");
    }

    [TestMethod]
    [Covers("sflow", "--color")]
    public void HeadingsAreBoldOnlyWithColors()
    {
        using var folder = new TempFolder();
        StringAssert.Contains(SflowExecutable.Run(folder.Path, "help", "--color", "always").Output, Escape + "[1mUsage" + Escape + "[0m");
        Assert.DoesNotContain(Escape, SflowExecutable.Run(folder.Path, "help", "--color", "never").Output);
        Assert.DoesNotContain(Escape, SflowExecutable.Run(folder.Path, "help", "--color", "auto").Output);
    }

    [TestMethod]
    [Covers("sflow", "--log-level", "--error-format")]
    public void GlobalOptionsStandBeforeAndAfterTheVerb()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["sflow.yaml"], Modules.Whole);
        Assert.AreNotEqual("", SflowExecutable.Run(folder.Path, "compose").Error);
        Assert.AreEqual("", SflowExecutable.Run(folder.Path, "--log-level", "error", "compose").Error);
        Assert.AreEqual("", SflowExecutable.Run(folder.Path, "compose", "--log-level", "error").Error);
        var wrong = SflowExecutable.Run(folder.Path, "compose", "--error-format", "nonsense");
        Assert.AreEqual(2, wrong.ExitCode);
        StringAssert.Contains(wrong.Error, "--error-format nonsense: error SFLOW2052");
        StringAssert.Contains(SflowExecutable.Run(folder.Path, "compose", "x.yaml", "--error-format", "text").Error, ": error SFLOW2013: ");
    }

    [TestMethod]
    [Covers("help", "--json")]
    public void TheDefinitionsAreAJsonDocument()
    {
        using var folder = new TempFolder();
        var all = SchemaChecks.Check("help", SflowExecutable.Run(folder.Path, "help", "--json"));
        Assert.HasCount(AllDefinitions.Verbs.Count, all["commands"]!);
        var one = SchemaChecks.Check("help", SflowExecutable.Run(folder.Path, "help", "compose", "--json"));
        Assert.AreEqual("compose", (string)one["commands"]!.Single()["name"]!);
        var topic = SchemaChecks.Check("help", SflowExecutable.Run(folder.Path, "help", "rows", "--json"));
        StringAssert.StartsWith((string)topic["text"]!, "# ");
    }

    [TestMethod]
    public void APipeThatClosesIsNoError()
    {
        using var folder = new TempFolder();
        var start = new System.Diagnostics.ProcessStartInfo("bash", ["-c", $"'{SflowExecutable.Path}' explain --list | head -n 1"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = System.Diagnostics.Process.Start(start)!;
        StringAssert.StartsWith(process.StandardOutput.ReadToEnd(), "  SFLOW0001");
        Assert.AreEqual("", process.StandardError.ReadToEnd());
    }

    private static void AssertFits(string output, IEnumerable<string>? verbatim = null)
    {
        var lines = output.Split('\n').Where(line => verbatim?.Contains(line.Trim()) != true);
        Assert.AreEqual("", string.Join("\n", lines.Where(line => line.Length > 80)), "lines of more than 80 characters");
        Assert.IsFalse(output.Contains("\n\n\n", StringComparison.Ordinal), "two empty lines");
    }
}
