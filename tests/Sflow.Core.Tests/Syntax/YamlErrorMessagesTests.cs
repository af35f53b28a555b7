using System.Reflection;
using Sflow.Syntax;

namespace Sflow.Tests.Syntax;

/// <summary>The table that explains the YAML library's errors fits the library.</summary>
[TestClass]
public sealed class YamlErrorMessagesTests
{
    // The words of each row, and YAML that the library refuses with them.
    private static readonly (string Words, string Yaml)[] Examples =
    [
        ("cannot start any token", "a: @b\n"),
        ("quoted scalar + end of stream", "a: \"x\n"),
        ("quoted scalar + document indicator", "a: \"x\n---\nb\"\n"),
        ("escape", "a: \"ok \\q\"\n"),
        ("surrogate", "a: \"\\ud800\"\n"),
        ("mapping values", "a: {b: c}: d\n"),
        ("invalid mapping", "a: b: c\n"),
        ("',' or ']'", "a: [\"x\" \"y\"]\n"),
        ("',' or '}'", "a: {b: 1]\n"),
        ("expected node content", "a: [,]\n"),
        ("block mapping", "a: 1\nb\nc: 2\n"),
        ("'-' indicator", "a:\n  - b\n  c: 1\n"),
        ("block sequence entries", "a: - b\n"),
        ("simple key", "a: 1\n*x\nb: 1\n"),
        (YamlError.ColonWithoutSpace, "a: {b:}\n"),
        ("invalid comment after", "a: [x]#c\n"),
        ("invalid key indicator", "a: [-]\n"),
        (YamlError.StarInKey, "a *b: 1\n"),
        ("spaces in first line", "a: |\n    \n  x\n"),
        ("spaces in lines above", "a: >\n    \n  x\n"),
        ("document start", "%YAML 1.1\na: 1\n"),
        ("block scalar", "a: |x\n"),
        ("anchor or alias", "a: & b\n"),
        ("tag", "a: !<x\n"),
        ("incompatible YAML", "%YAML 2.0\n---\na: 1\n"),
        ("directive", "%a!\n"),
    ];

    public static IEnumerable<object[]> ExampleData => Examples.Select(example => new object[] { example.Words, example.Yaml });

    [TestMethod]
    [DynamicData(nameof(ExampleData))]
    public void TheLibraryStillSaysTheWords(string words, string yaml)
    {
        var events = new YamlEvents(new RepairedText(yaml), new SourceText("m.yaml", yaml), new DiagnosticBag());
        events.ReadDocument();
        Assert.IsNotNull(events.Failure, "The YAML can be read.");
        var row = YamlErrorMessages.Rows.FirstOrDefault(row => row.Matches(events.Failure));
        Assert.AreEqual(words, row is null ? null : WordsOf(row), events.Failure.Message);
    }

    [TestMethod]
    public void EveryRowHasAnExample() =>
        CollectionAssert.AreEqual(Examples.Select(example => example.Words).ToArray(), YamlErrorMessages.Rows.Select(WordsOf).ToArray());

    // A new version may say other words. After an update, compare the strings of its Parser and Scanner with the table.
    [TestMethod]
    public void TheTableIsForThisVersionOfTheLibrary()
    {
        var version = typeof(YamlDotNet.Core.Parser).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()!.Version;
        Assert.AreEqual("18.1.0.0", version);
    }

    private static string WordsOf(YamlErrorRow row) => string.Join(" + ", row.Words);
}
