using Sflow.Cli.Definitions;

namespace Sflow.Cli.Tests;

/// <summary>The options of nv-sflow that have no effect: all of those of a verb on one line, each reported once.</summary>
[TestClass]
public sealed class HiddenOptionTests
{
    public static IEnumerable<object[]> Verbs =>
        AllDefinitions.Verbs.Where(verb => verb.Options.Any(option => option.Hidden)).Select(verb => new object[] { verb.Name });

    [TestMethod]
    [DynamicData(nameof(Verbs))]
    public void EachIsAcceptedAndReported(string name)
    {
        var hidden = AllDefinitions.Of(name).Options.Where(option => option.Hidden).ToList();
        using var folder = new TempFolder();
        var words = hidden.SelectMany(option => OptionNames.IsSwitch(option) ? [option.Name] : new[] { option.Name, "x" });
        var answer = SflowExecutable.Run(folder.Path, [name, "missing.yaml", .. words]);
        foreach (var option in hidden)
        {
            var lines = answer
                .Error.Split('\n')
                .Count(line => line.Contains($"The option {option.Name} has no effect: ", StringComparison.Ordinal));
            Assert.AreEqual(1, lines, $"{option.Name}: {answer.Error}");
        }
    }
}
