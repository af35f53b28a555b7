using System.CommandLine;
using System.Text.RegularExpressions;
using Sflow.Cli.Definitions;
using Sflow.Cli.Verbs;

namespace Sflow.Cli.Tests.Guides;

/// <summary>
/// The guide from nv-sflow: each command line does what its row says, and each flag is one of the command that the row names.
/// </summary>
[TestClass]
public sealed partial class FromNvSflowTests
{
    private static readonly IReadOnlyList<Verb> Verbs = Definitions();

    public static IEnumerable<object[]> Lines =>
        GuideTable.Below("Type the commands that you know").Select(row => new object[] { row[0].Trim('`'), row[1] });

    public static IEnumerable<object[]> Flags =>
        GuideTable.Below("Find the flag").SelectMany(row => row[1].Split(", ").Select(verb => new object[] { verb, row[0], row[2] }));

    [TestMethod]
    [DynamicData(nameof(Lines))]
    [OSCondition(OperatingSystems.Linux, IgnoreMessage = "The command lines are bash's.")]
    public void ACommandLineDoesWhatItsRowSays(string line, string promise)
    {
        var verb = line.Split(' ')[1];
        if (verb is not ("upgrade" or "--version") && Verbs.All(known => known.Name != verb))
            Assert.Fail($"there is no command '{verb}'");
        using var folder = new TempFolder();
        GuideTable.WriteFiles(folder.Path);
        var answer = BashLine.Run(folder.Path, line);
        var shown = $"{line}\n{answer.Text}";
        var expected = Failure().Match(promise) is { Success: true } failure
            ? int.Parse(failure.Groups[1].Value, CultureInfo.InvariantCulture)
            : 0;
        Assert.AreEqual(expected, answer.ExitCode, shown);
        var promises = 0;
        foreach (Match sentence in Promise().Matches(promise))
        {
            foreach (var text in GuideTable.Code(sentence.Value))
            {
                promises++;
                Assert.IsTrue(Holds(sentence.Groups[1].Value.ToLowerInvariant(), text, answer, folder.Path), $"{sentence.Value}\n{shown}");
            }
        }

        Assert.IsGreaterThan(0, promises, "a row says something that can be checked");
    }

    [TestMethod]
    [DynamicData(nameof(Flags))]
    public void AFlagIsOneOfTheCommand(string verb, string flags, string effect)
    {
        if (Verbs.FirstOrDefault(known => known.Name == verb) is not { } definition)
        {
            Assert.Fail($"there is no command '{verb}'");
            return;
        }

        foreach (var flag in GuideTable.Code(flags))
        {
            var option = definition
                .Options.Concat(GlobalOptions.All)
                .FirstOrDefault(option => option.Name == flag || option.Aliases.Contains(flag));
            Assert.IsNotNull(option, $"sflow {verb} has no {flag}");
            Assert.AreEqual(
                effect.StartsWith("no effect", StringComparison.Ordinal),
                ForeignOptions.Of(verb).Any(foreign => foreign.Name == option.Name && option.Hidden),
                $"sflow {verb} {flag}: {effect}"
            );
            if (!effect.StartsWith("no effect", StringComparison.Ordinal))
                StringAssert.Contains(effect, "the same");
        }
    }

    [TestMethod]
    public void EveryOptionWithoutEffectIsInTheTable()
    {
        var listed = GuideTable
            .Below("Find the flag")
            .Where(row => row[2].StartsWith("no effect", StringComparison.Ordinal))
            .SelectMany(row => GuideTable.Code(row[0]))
            .ToHashSet();
        Assert.AreEqual("", string.Join(' ', ForeignOptions.All.Select(option => option.Name).Where(name => !listed.Contains(name))));
    }

    // As the command itself makes them: with the options that have no effect.
    private static IReadOnlyList<Verb> Definitions()
    {
        var verbs = AllVerbs.New();
        foreach (var verb in verbs)
            ForeignOptions.AddTo(verb);
        return verbs;
    }

    private static bool Holds(string verb, string text, CommandAnswer answer, string folder) =>
        verb switch
        {
            "writes" => Matching(folder, text).Any(file => new FileInfo(file).Length > 0),
            "prints" => answer.Output.Contains(text, StringComparison.Ordinal),
            "notes" or "fails with exit code 2:" => answer.Error.Contains(text, StringComparison.Ordinal),
            _ => throw new InvalidDataException(verb),
        };

    private static IEnumerable<string> Matching(string folder, string pattern)
    {
        var expression = "\\A" + Regex.Escape(pattern).Replace("\\*", "[^/]*", StringComparison.Ordinal) + "\\z";
        return Directory
            .GetFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Regex.IsMatch(Path.GetRelativePath(folder, file), expression));
    }

    // What follows the word up to the last string in backticks.
    [GeneratedRegex("([Ww]rites|[Pp]rints|[Nn]otes|[Ff]ails with exit code 2:) `[^`]+`((,| and|, and) `[^`]+`)*")]
    private static partial Regex Promise();

    [GeneratedRegex("exit code ([0-9]+)")]
    private static partial Regex Failure();
}
