namespace Sflow.Tests.Syntax;

/// <summary>What is no YAML is an error at its place.</summary>
[TestClass]
public sealed class YamlErrorTests
{
    [TestMethod]
    [DataRow("", "1,1 SFLOW1005")]
    [DataRow("# only\n# comments\n", "1,1 SFLOW1005")]
    [DataRow("---\n...\n", "1,1 SFLOW1005")]
    [DataRow("- a\n", "1,1 SFLOW1006")]
    [DataRow("just text", "1,1 SFLOW1006")]
    [DataRow("a: 1\n---\nb: 2\n", "2,1 SFLOW1007")]
    [DataRow("a: \u0001\n", "1,4 SFLOW1004")]
    [DataRow("a: 1\nb:\n\tc: d\n", "3,1 SFLOW1009")]
    [DataRow("a: 1\n\tb: 2\n", "2,1 SFLOW1009")]
    [DataRow("a:\n  - b\n  \t- c\n", "3,3 SFLOW1009")]
    [DataRow("a: {b: ${{ x }}}\n", "1,8 SFLOW1010")]
    [DataRow("a: [${{ x }}, 1]\n", "1,5 SFLOW1010")]
    [DataRow("a: *b\n", "1,4 SFLOW1011")]
    [DataRow("a: &a [*a]\n", "1,8 SFLOW1012")]
    [DataRow("a: 1\nb: 2\na: 3\n", "3,1 SFLOW1013")]
    [DataRow("a: {1: x, 1.0: y}\n", "1,11 SFLOW1013")]
    [DataRow("? [a]\n: b\n", "1,3 SFLOW1014")]
    [DataRow("a: !custom 5\n", "1,4 SFLOW1015")]
    [DataRow("a: !!python/name:os.system x\n", "1,4 SFLOW1015")]
    [DataRow("a: !!binary aGk=\n", "1,4 SFLOW1024")]
    [DataRow("a: !!set [b]\n", "1,4 SFLOW1016")]
    [DataRow("a: !!map b\n", "1,10 SFLOW1016")]
    [DataRow("a: !!int abc\n", "1,10 SFLOW1017")]
    [DataRow("a: 2024-02-30\n", "1,4 SFLOW1018")]
    [DataRow("a: 2024-01-01 25:00:00\n", "1,4 SFLOW1018")]
    [DataRow("a: {<<: 5}\n", "1,9 SFLOW1019")]
    [DataRow("a: {<<: [{b: c}, d]}\n", "1,18 SFLOW1019")]
    [DataRow("a: <<\n", "1,4 SFLOW1020")]
    [DataRow("a: [=]\n", "1,5 SFLOW1020")]
    [DataRow("a: [1, 2\n", "2,1 SFLOW1008")]
    [DataRow("a: \"x\n", "1,4 SFLOW1026")]
    [DataRow("a: \"ok \\q\"\n", "1,8 SFLOW1008")]
    [DataRow("a: b: c\n", "1,5 SFLOW1008")]
    [DataRow("a: 1\n  b: 2\n", "2,4 SFLOW1008")]
    [DataRow("a: @b\n", "1,4 SFLOW1008")]
    [DataRow("a: 'x' y\n", "1,8 SFLOW1008")]
    [DataRow("a: 1\nb\nc: 2\n", "2,1 SFLOW1008")]
    [DataRow("%YAML 2.0\n---\na: 1\n", "1,1 SFLOW1008")]
    public void ErrorIsPlaced(string text, string expected)
    {
        var errors = Yaml.Errors(text);
        Assert.AreEqual(expected, Yaml.Short(errors[0]), errors[0].Message);
    }

    [TestMethod]
    public void EveryMistakeOfTheTreeIsToldAtOnce()
    {
        var errors = Yaml.Errors("a: !x 1\nb: *c\na: 2\nd: 2024-13-01\n");
        CollectionAssert.AreEqual(
            new[] { "1,4 SFLOW1015", "2,4 SFLOW1011", "3,1 SFLOW1013", "4,4 SFLOW1018" },
            errors.Select(Yaml.Short).ToArray()
        );
    }

    [TestMethod]
    public void SecondKeyNamesTheFirst()
    {
        var error = Yaml.Errors("a: 1\na: 2\n")[0];
        Assert.AreEqual(1, error.Related[0].Location.Line);
        StringAssert.Contains(error.Message, "line 1");
    }

    [TestMethod]
    public void NearAnchorIsSuggested() => StringAssert.Contains(Yaml.Errors("a: &base 1\nb: *bsae\n")[0].Message, "'base'");

    [TestMethod]
    public void ReadingStopsAtAHundredErrors() =>
        Assert.AreEqual("SFLOW1023", Yaml.Errors(string.Concat(Enumerable.Repeat("a: 1\n", 500)))[^1].Code);
}
