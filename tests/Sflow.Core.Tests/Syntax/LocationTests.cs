using Sflow.Syntax;

namespace Sflow.Tests.Syntax;

/// <summary>Errors in expressions are placed through these maps, so each kind of scalar finds its characters back.</summary>
[TestClass]
public sealed class LocationTests
{
    // In each document "@" stands where the text's first "X" must be found.
    [TestMethod]
    [DataRow("a: ${{ @ }}", DisplayName = "plain")]
    [DataRow("a: one\n  two\n\n  three @ four", DisplayName = "plain over lines")]
    [DataRow("b: 1\na: !!str   @", DisplayName = "behind a tag")]
    [DataRow("a: &n\n  'x @'", DisplayName = "behind an anchor")]
    [DataRow("a: 'it''s '' @'", DisplayName = "single quotes")]
    [DataRow("a: 'one\n\n\n  two  \n  @'", DisplayName = "single quotes over lines")]
    [DataRow("a: \"\\\"q\\\" \\t\\u00e9 \\x41 \\U0001F600 @\"", DisplayName = "escapes")]
    [DataRow("a: \"one \\\n   two\\\n\n  \\  \n  @\"", DisplayName = "escaped line breaks")]
    [DataRow("a: \"é 日本 🚀 @\"", DisplayName = "beyond ASCII")]
    [DataRow("a: |\n  one\n    two @\n", DisplayName = "literal")]
    [DataRow("a: |-\n\n  \n  one\n\n  @", DisplayName = "literal, empty lines first")]
    [DataRow("a: |2 # note\n    one\n  @\n", DisplayName = "literal with indicator")]
    [DataRow("a: |+\r\n  one\r\n  @\r\n\r\n", DisplayName = "literal with CR LF")]
    [DataRow("a: >\n  one\n  two\n\n  three\n    more @\n  end\n", DisplayName = "folded")]
    [DataRow("a: >-\n\n  one\n\n\n  @ x", DisplayName = "folded, empty lines first")]
    [DataRow("a: >1\n   one\n @\n", DisplayName = "folded with indicator")]
    [DataRow("{b: [1, 'x'], a: @}", DisplayName = "flow")]
    [DataRow("b:\n  - |\n   \n    one\na: |\n  \n  one @", DisplayName = "a repaired block")]
    [DataRow("a: \"one\ntwo\n@\"", DisplayName = "repaired quotes")]
    [DataRow("c: {b: &n x, d:[y]}\na: x @", DisplayName = "behind repaired braces")]
    public void EveryCharacterIsFoundBack(string document)
    {
        var source = document.Replace('@', 'X');
        var scalar = Yaml.Scalar(source);
        var index = scalar.Text.IndexOf('X');
        var place = scalar.ToLocatedText().LocationOf(new TextSpan(index, 1));
        Assert.AreEqual(new TextSpan(document.IndexOf('@'), 1), place.Span);
    }

    [TestMethod]
    public void RangeCoversWhatWasWritten()
    {
        var scalar = Yaml.Scalar("a: \"x \\u0041B\\n y\"");
        var place = scalar.ToLocatedText().LocationOf(new TextSpan(scalar.Text.IndexOf("AB", StringComparison.Ordinal), 3));
        Assert.AreEqual("\\u0041B\\n", place.Source!.Content.Substring(place.Span.Start, place.Span.Length));
    }

    [TestMethod]
    public void EmptyRangeAtTheEndIsBehindTheLastCharacter()
    {
        var place = Yaml.Scalar("a: xyz").ToLocatedText().LocationOf(new TextSpan(3, 0));
        Assert.AreEqual((1, 7), (place.Line, place.Column));
    }

    [TestMethod]
    public void SurrogatePairHasOnePlace()
    {
        var text = Yaml.Scalar("a: \"\\U0001F600X\"").ToLocatedText();
        Assert.AreEqual(new TextSpan(4, 10), text.LocationOf(new TextSpan(0, 2)).Span);
        Assert.AreEqual(new TextSpan(14, 1), text.LocationOf(new TextSpan(2, 1)).Span);
    }

    [TestMethod]
    public void SyntheticTextIsWhereItCameFrom()
    {
        var at = TextLocation.OfFile("rows.csv");
        Assert.AreEqual(at, ScalarSyntax.Create("abc", at).ToLocatedText().LocationOf(new TextSpan(1, 1)));
    }

    [TestMethod]
    public void NodesKnowTheirExtent()
    {
        var root = Yaml.Read("a: [1, {b: c}]\nd:\n  - e: f\n    g: 'h'\n");
        string Written(NodeSyntax node) => node.Location.Source!.Content.Substring(node.Location.Span.Start, node.Location.Span.Length);
        Assert.AreEqual("[1, {b: c}]", Written(root.Get("a")!));
        var item = ((SequenceSyntax)root.Get("d")!).Items[0];
        Assert.AreEqual("e: f\n    g: 'h'", Written(item));
        Assert.AreEqual((3, 5), (item.Location.Line, item.Location.Column));
    }
}
