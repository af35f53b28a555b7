using System.Reflection;
using System.Text.RegularExpressions;
using Sflow.Cli.Definitions;

namespace Sflow.Cli.Tests;

/// <summary>Every verb, option and argument has a test that says so. The table of all is <c>coverage.md</c>.</summary>
[TestClass]
public sealed class CoverageTests
{
    private static readonly IReadOnlyList<(string Verb, string Option, string Test)> Covered =
    [
        .. typeof(CoverageTests)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method =>
                method
                    .GetCustomAttributes<CoversAttribute>()
                    .SelectMany(covers =>
                        (covers.Options.Count == 0 ? [""] : covers.Options).Select(option =>
                            (covers.Verb, option, $"{method.DeclaringType!.Name}.{method.Name}")
                        )
                    )
            ),
    ];

    [TestMethod]
    public void EveryOptionOfEveryVerbHasATest()
    {
        var missing = All().Where(one => TestsOf(one).Count == 0).Select(one => $"{one.Verb} {one.Option}".TrimEnd());
        Assert.AreEqual("", string.Join("\n", missing), "options without a test that covers them");
    }

    [TestMethod]
    public void EveryCoveredOptionExists()
    {
        var known = All().ToHashSet();
        foreach (var verb in AllDefinitions.Verbs)
            known.UnionWith(verb.Options.Where(option => option.Hidden).Select(option => (CommandPath.NameOf(verb), option.Name)));
        var unknown = Covered.Where(one => !known.Contains((one.Verb, one.Option))).Select(one => $"{one.Test}: {one.Verb} {one.Option}");
        Assert.AreEqual("", string.Join("\n", unknown), "no such option");
    }

    [TestMethod]
    public void TheTableIsComplete()
    {
        var text = new StringBuilder("# Which test covers which option\n\nThis table is written by `CoverageTests`.\n\n");
        text.Append("| command | option or argument | tests |\n|---|---|---|\n");
        foreach (var one in All())
            text.Append(CultureInfo.InvariantCulture, $"| `{one.Verb}` | {Shown(one.Option)} | {string.Join(", ", TestsOf(one))} |\n");
        Baseline.Check(Repository.PathOf("tests", "Sflow.Cli.Tests", "coverage.md"), text.ToString());
    }

    [TestMethod]
    public void EveryFormOfAnOptionIsUsedByATest()
    {
        var tests = string.Concat(
            Directory
                .EnumerateFiles(Repository.PathOf("tests", "Sflow.Cli.Tests"), "*.cs", SearchOption.AllDirectories)
                .Select(File.ReadAllText)
        );
        var unused = AllDefinitions
            .Verbs.SelectMany(verb => verb.Options.Where(option => !option.Hidden))
            .Concat(AllDefinitions.Root.Options)
            .SelectMany(OptionNames.Of)
            .Distinct()
            .Where(name => !Regex.IsMatch(tests, $@"(?<![\w-]){Regex.Escape(name)}(?![\w-])"));
        Assert.AreEqual("", string.Join(", ", unused));
    }

    // A verb itself is covered by any test of its options.
    private static List<string> TestsOf((string Verb, string Option) one) =>
        [
            .. Covered
                .Where(covered => covered.Verb == one.Verb && (covered.Option == one.Option || one.Option.Length == 0))
                .Select(covered => covered.Test)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    private static IEnumerable<(string Verb, string Option)> All()
    {
        foreach (var option in AllDefinitions.Root.Options)
            yield return ("sflow", option.Name);
        foreach (var verb in AllDefinitions.Verbs.Where(verb => verb.Subcommands.Count == 0))
        {
            var name = CommandPath.NameOf(verb);
            yield return (name, "");
            foreach (var argument in verb.Arguments)
                yield return (name, argument.Name);
            foreach (var option in verb.Options.Where(option => !option.Hidden))
                yield return (name, option.Name);
        }
    }

    private static string Shown(string option) => option.Length == 0 ? "the command itself" : $"`{option}`";
}
