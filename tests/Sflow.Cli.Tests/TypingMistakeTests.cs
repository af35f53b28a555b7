using Sflow.Cli.Definitions;
using Sflow.Cli.Input;

namespace Sflow.Cli.Tests;

/// <summary>Typing mistakes at every verb of the definitions: a suggestion, exit code 2, and nothing done.</summary>
[TestClass]
public sealed class TypingMistakeTests
{
    public static IEnumerable<object[]> Verbs => AllDefinitions.Names;

    [TestMethod]
    [DynamicData(nameof(Verbs))]
    public void AMisspeltVerbIsSuggested(string verb)
    {
        var first = verb.Split(' ')[0];
        using var folder = new TempFolder();
        foreach (var word in Mistyped.Of(first, [.. AllDefinitions.Root.Subcommands.Select(command => command.Name)]))
        {
            var answer = SflowExecutable.Run(folder.Path, word, "some.file");
            Assert.AreEqual(2, answer.ExitCode, answer.Text);
            StringAssert.Contains(answer.Error, $"Did you mean 'sflow {first}'?", word);
            Assert.AreEqual("", answer.Output);
            Assert.HasCount(2, answer.Error.TrimEnd('\n').Split('\n'), answer.Error);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Verbs))]
    public void EveryMisspeltOptionIsSuggestedInOneCall(string verb)
    {
        var options = CommandPath.OptionsOf(AllDefinitions.Of(verb)).Where(option => !option.Hidden).Select(option => option.Name).ToList();
        // An option of another verb is not a mistyped one.
        var known = AllDefinitions.Verbs.SelectMany(CommandPath.OptionsOf).SelectMany(OptionNames.Of).Concat(["--version"]).ToHashSet();
        var mistakes = options.SelectMany(option => Mistyped.Of(option, known).Select(word => (option, word))).ToList();
        using var folder = new TempFolder();
        var answer = SflowExecutable.Run(folder.Path, [.. verb.Split(' '), .. mistakes.Select(mistake => mistake.word)]);
        Assert.AreEqual(2, answer.ExitCode, answer.Text);
        var lines = answer.Error.Split('\n');
        foreach (var (option, word) in mistakes)
        {
            var line = lines.SingleOrDefault(line => line.Contains($"no option '{word}'", StringComparison.Ordinal));
            Assert.IsNotNull(line, $"{word} is not reported:\n{answer.Error}");
            StringAssert.Contains(line, $"Did you mean '{option}'?");
        }

        StringAssert.Contains(answer.Error, $"type: sflow {verb} --help\n");
        Assert.AreEqual("", answer.Output);
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path), "nothing is written");
    }

    [TestMethod]
    [DynamicData(nameof(Verbs))]
    public void AnOptionWithoutItsValueIsReported(string verb)
    {
        using var folder = new TempFolder();
        foreach (
            var option in CommandPath.OptionsOf(AllDefinitions.Of(verb)).Where(option => !option.Hidden && OptionNames.NeedsValue(option))
        )
        {
            var words = WordReader.Read(AllDefinitions.Root, [.. verb.Split(' '), option.Name]);
            var mistakes = UsageErrors.Find(AllDefinitions.Root, words, AllDefinitions.Root.Parse(words.ForParser().ToList()));
            Assert.IsTrue(
                mistakes.Any(mistake => mistake.Message.Contains($"needs a value: {option.Name} ", StringComparison.Ordinal)),
                $"{verb} {option.Name}: {string.Join("; ", mistakes.Select(mistake => mistake.Message))}"
            );
        }
    }
}
