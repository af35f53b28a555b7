using Sflow.Cli.Help;
using Sflow.Cli.Verbs;

namespace Sflow.Cli.Tests;

/// <summary><c>docs/cli.md</c> comes from the definitions, and the environment variables in it are those that the sources read.</summary>
[TestClass]
public sealed class ReferencePageTests
{
    [TestMethod]
    public void ThePageSaysWhatTheDefinitionsSay() =>
        Baseline.Check(Repository.PathOf("docs", "cli.md"), MarkdownReference.Write(AllDefinitions.Root, AllVerbs.Groups));

    [TestMethod]
    public void EveryEnvironmentVariableThatIsReadIsListed()
    {
        var known = Cli.Definitions.EnvironmentVariables.All.Select(variable => variable.Name).ToHashSet();
        var read = new System.Text.RegularExpressions.Regex(@"GetEnvironmentVariable\(\s*""([A-Z_0-9]+)""");
        var missing = new[] { "Sflow.Cli", "Sflow.Hosting" }
            .SelectMany(project => Directory.EnumerateFiles(Repository.PathOf("src", project), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/Checks/", StringComparison.Ordinal))
            .SelectMany(file => read.Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Where(name => !known.Contains(name) && name != "PATH")
            .Distinct();
        Assert.AreEqual("", string.Join(", ", missing));
    }
}
