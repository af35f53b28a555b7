using Sflow.Cli.Definitions;
using Sflow.Cli.Help;
using Sflow.Cli.Input;
using Sflow.Cli.Verbs;

namespace Sflow.Cli.Tests;

/// <summary>The definitions are complete, so that help, pages and completion are.</summary>
[TestClass]
public sealed class DefinitionTests
{
    public static IEnumerable<object[]> Verbs => AllDefinitions.Names;

    [TestMethod]
    [DynamicData(nameof(Verbs))]
    public void ADefinitionIsDescribed(string name)
    {
        var verb = AllDefinitions.Of(name);
        Assert.IsTrue(IsSentence(verb.Description), verb.Description);
        Assert.IsLessThanOrEqualTo(100, verb.Description!.Length, "the summary fits on two lines of help");
        foreach (var option in verb.Options)
        {
            Assert.IsTrue(IsSentence(option.Description), $"{option.Name}: {option.Description}");
            Assert.IsTrue(OptionNames.IsSwitch(option) || option.HelpName is { Length: > 0 }, $"{option.Name} has a name for its value");
        }

        foreach (var argument in verb.Arguments)
            Assert.IsTrue(IsSentence(argument.Description), $"{argument.Name}: {argument.Description}");
        foreach (var remark in verb.Remarks)
            Assert.IsTrue(IsSentence(remark), remark);
    }

    [TestMethod]
    [DynamicData(nameof(Verbs))]
    public void ItsExamplesParse(string name)
    {
        var verb = AllDefinitions.Of(name);
        Assert.IsInRange(1, 5, verb.Examples.Count);
        foreach (var example in verb.Examples)
        {
            StringAssert.StartsWith(
                example.Line,
                example.Line.StartsWith("source ", StringComparison.Ordinal) ? "source <(sflow " : "sflow "
            );
            Assert.IsFalse(example.Meaning.EndsWith('.'), example.Meaning);
            foreach (var words in CommandLines.In(example.Line))
            {
                var read = WordReader.Read(AllDefinitions.Root, words);
                var parsed = AllDefinitions.Root.Parse(read.ForParser().ToList());
                var mistakes = UsageErrors.Find(AllDefinitions.Root, read, parsed);
                Assert.AreEqual("", string.Join("\n", mistakes.Select(mistake => mistake.Message)), example.Line);
            }

            Assert.IsTrue(
                CommandLines.In(example.Line).Any(words => string.Join(' ', words).StartsWith(name, StringComparison.Ordinal)),
                example.Line
            );
        }
    }

    [TestMethod]
    [DynamicData(nameof(Verbs))]
    public void ExclusiveOptionsExist(string name)
    {
        var verb = AllDefinitions.Of(name);
        foreach (var (first, second) in verb.Exclusive)
        {
            Assert.IsTrue(verb.Options.Any(option => option.Name == first), first);
            Assert.IsTrue(verb.Options.Any(option => option.Name == second), second);
        }
    }

    [TestMethod]
    public void EveryVerbIsInOneGroupOfHelp()
    {
        foreach (var verb in AllDefinitions.Verbs)
        {
            var first = CommandPath.NameOf(verb).Split(' ')[0];
            Assert.AreEqual(1, AllVerbs.Groups.Count(group => group.Verbs.Contains(first)), first);
        }

        var shown = Overview.Grouped(AllDefinitions.Root, AllVerbs.Groups).SelectMany(group => group.Verbs).ToList();
        CollectionAssert.AreEqual(AllDefinitions.Verbs.Where(verb => verb.Subcommands.Count == 0).ToList(), shown, "the order of help");
    }

    [TestMethod]
    public void NoTopicHasTheNameOfAVerb() =>
        Assert.IsEmpty(Topic.All.Select(topic => topic.Name).Intersect(AllDefinitions.Verbs.Select(CommandPath.NameOf)));

    [TestMethod]
    public void CommandsInTopicsParse()
    {
        foreach (var topic in Topic.All)
        {
            foreach (var line in topic.Markdown.Split('\n').Where(line => line.StartsWith("sflow ", StringComparison.Ordinal)))
            {
                foreach (
                    var words in CommandLines.In(line).Where(words => AllDefinitions.Root.Subcommands.Any(verb => verb.Name == words[0]))
                )
                {
                    var read = WordReader.Read(AllDefinitions.Root, words);
                    Assert.IsTrue(
                        read.Words.All(word => word.Kind is WordKind.Verb or WordKind.Option or WordKind.Argument),
                        $"{topic.Name}: {line}"
                    );
                }
            }
        }
    }

    private static bool IsSentence(string? text) => text is { Length: > 0 } && text.EndsWith('.') && !char.IsLower(text[0]);
}
