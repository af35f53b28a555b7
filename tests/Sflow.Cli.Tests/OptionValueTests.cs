using System.CommandLine;
using Sflow.Cli.Input;

namespace Sflow.Cli.Tests;

/// <summary>Which words are values of options.</summary>
[TestClass]
public sealed class OptionValueTests
{
    private static readonly Option<string[]> Set = WorkflowOptions.Repeated("--set", "NAME=VALUE", "", "-s");
    private static readonly Option<string[]> Row = WorkflowOptions.Repeated("--row", "ROWS", "");
    private static readonly Option<string[]> Extra = WorkflowOptions.Repeated("--sbatch-extra-args", "ARG", "", "-e");
    private static readonly Option<int?> Nodes = new("--nodes", "-N") { HelpName = "COUNT" };
    private static readonly Option<bool> Validate = new("--validate", "-vl");
    private static readonly Option<bool> Verbose = new("--verbose", "-v");
    private static readonly Option<string?> Submit = ChoiceOption();
    private static readonly Argument<string[]> Files = new("FILES") { Arity = ArgumentArity.ZeroOrMore };
    private static readonly RootCommand Root = NewRoot();

    [TestMethod]
    [DataRow("do|--set|TP=8", "TP=8")]
    [DataRow("do|--set=TP=8", "TP=8")]
    [DataRow("do|--set:TP=8", "TP=8")]
    [DataRow("do|-s|TP=8", "TP=8")]
    [DataRow("do|-s=TP=8", "TP=8")]
    [DataRow("do|-sTP=8", "TP=8")]
    [DataRow("do|--set|X=-1", "X=-1")]
    [DataRow("do|--set|X=a b", "X=a b")]
    [DataRow("do|--set=X=a b=c:d", "X=a b=c:d")]
    [DataRow("do|--set|X=", "X=")]
    [DataRow("do|--set|X=1|--set|Y=2", "X=1|Y=2")]
    [DataRow("do|--set|@x=1", "@x=1")]
    public void PairsAreKept(string line, string values) => Assert.AreEqual(values, string.Join('|', Parse(line).GetValue(Set)!));

    [TestMethod]
    [DataRow("do|--row|-1", "-1")]
    [DataRow("do|--row=-1", "-1")]
    [DataRow("do|--row|-2:", "-2:")]
    [DataRow("do|--row|1,2|--row|-1", "1,2|-1")]
    public void RowsCanBeNegative(string line, string values) => Assert.AreEqual(values, string.Join('|', Parse(line).GetValue(Row)!));

    [TestMethod]
    [DataRow("do|-e|--exclusive", "--exclusive")]
    [DataRow("do|-e|--nodes=3", "--nodes=3")]
    [DataRow("do|-e|-N", "-N")]
    [DataRow("do|-e=--mem=0|-e|--gres=gpu:8", "--mem=0|--gres=gpu:8")]
    [DataRow("do|--sbatch-extra-args|--set=x", "--set=x")]
    public void OptionsOfOtherProgramsAreValues(string line, string values) =>
        Assert.AreEqual(values, string.Join('|', Parse(line).GetValue(Extra)!));

    [TestMethod]
    [DataRow("do|-N2")]
    [DataRow("do|-N|2")]
    [DataRow("do|-N=2")]
    [DataRow("do|--nodes=2")]
    public void NumbersCanBeAttached(string line) => Assert.AreEqual(2, Parse(line).GetValue(Nodes));

    [TestMethod]
    public void ShortNamesWithTwoLettersAreNotTwoOptions()
    {
        var parsed = Parse("do|-vl|a.yaml");
        Assert.IsTrue(parsed.GetValue(Validate));
        Assert.IsFalse(parsed.GetValue(Verbose));
        Assert.AreEqual("a.yaml", parsed.GetValue(Files)!.Single());
    }

    [TestMethod]
    [DataRow("do|--submit|a.yaml", null, "a.yaml")]
    [DataRow("do|--submit|all|a.yaml", "all", "a.yaml")]
    [DataRow("do|--submit=all|all", "all", "all")]
    [DataRow("do|a.yaml|--submit", null, "a.yaml")]
    public void AnOptionalValueIsOneOfItsChoices(string line, string? value, string file)
    {
        var parsed = Parse(line);
        Assert.IsNotNull(parsed.GetResult(Submit));
        Assert.AreEqual(value, parsed.GetValue(Submit));
        Assert.AreEqual(file, parsed.GetValue(Files)!.Single());
    }

    [TestMethod]
    [DataRow("do|--|--set", "--set")]
    [DataRow("do|-|--|-N2|--", "-|-N2|--")]
    [DataRow("do|a b.yaml|c=d:e.yaml", "a b.yaml|c=d:e.yaml")]
    [DataRow("do|do|--validate|false", "do")]
    public void OtherWordsAreFiles(string line, string files) => Assert.AreEqual(files, string.Join('|', Parse(line).GetValue(Files)!));

    private static ParseResult Parse(string line)
    {
        var words = WordReader.Read(Root, line.Split('|'));
        var parsed = Root.Parse(
            words.ForParser(),
            new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false }
        );
        Assert.IsEmpty(parsed.Errors, string.Join(", ", parsed.Errors.Select(error => error.Message)));
        Assert.IsTrue(words.Words.All(word => word.Kind is not (WordKind.UnknownOption or WordKind.OptionWithoutValue)));
        return parsed;
    }

    private static Option<string?> ChoiceOption()
    {
        var option = new Option<string?>("--submit") { Arity = ArgumentArity.ZeroOrOne };
        option.AcceptOnlyFromAmong("all", "missing");
        return option;
    }

    private static RootCommand NewRoot()
    {
        var verb = new Command("do") { Files, Set, Row, Extra, Nodes, Validate, Verbose, Submit };
        return new RootCommand { verb };
    }
}
