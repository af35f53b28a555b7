using Sflow.Syntax;

namespace Sflow.Tests.Syntax;

[TestClass]
public sealed class YamlReaderTests
{
    // Each was measured with PyYAML 6; YamlDotNet alone refuses or misreads them.
    [TestMethod]
    [DataRow("a: |\n  \n  x\n", "{'a': '\\nx\\n'}")]
    [DataRow("a: |\n    \nb: 1\n", "{'a': '', 'b': 1}")]
    [DataRow("a: >+\n\n  \nb: 1\n", "{'a': '\\n\\n', 'b': 1}")]
    [DataRow("a:\n  - |\n    \n    x\n  - y\n", "{'a': ['\\nx\\n', 'y']}")]
    [DataRow("a: \"x\ny\"\n", "{'a': 'x y'}")]
    [DataRow("a:\n  b: \"x\n\n  y \\\n z\"\n", "{'a': {'b': 'x\\ny z'}}")]
    [DataRow("a:\n  b: [\n  x, y\n  ]\n", "{'a': {'b': ['x', 'y']}}")]
    [DataRow("a:\n  b: [x\n  y, z]\nc: 1\n", "{'a': {'b': ['x y', 'z']}, 'c': 1}")]
    [DataRow("a: {n: &x y, b: *x}\n", "{'a': {'n': 'y', 'b': 'y'}}")]
    [DataRow("a: {n: &x \"y\", b: 1}\nc: *x\n", "{'a': {'n': 'y', 'b': 1}, 'c': 'y'}")]
    [DataRow("a: {b:}\n", "{'a': {'b': None}}")]
    [DataRow("a: {b:[x], c:{d: e}}\n", "{'a': {'b': ['x'], 'c': {'d': 'e'}}}")]
    [DataRow("a: [b:]\n", "{'a': [{'b': None}]}")]
    public void FormsOfYaml11AreRead(string text, string repr) => Assert.AreEqual(repr, Yaml.Read(text).ToValue().Repr());

    [TestMethod]
    [DataRow("a: &x {k: 1}\nb: *x\n", "{'a': {'k': 1}, 'b': {'k': 1}}")]
    [DataRow("a: &x {k: 1, l: 2}\nb: {m: 3, <<: *x, l: 4}\n", "{'a': {'k': 1, 'l': 2}, 'b': {'k': 1, 'l': 4, 'm': 3}}")]
    [DataRow("a: &x {k: 1}\nb: &y {k: 2, l: 3}\nc: {<<: [*x, *y]}\n", "{'a': {'k': 1}, 'b': {'k': 2, 'l': 3}, 'c': {'k': 1, 'l': 3}}")]
    [DataRow("a: {'<<': 1, =: 2}\n", "{'a': {'<<': 1, '=': 2}}")]
    [DataRow("a: !!set {x, y}\n", "{'a': {'x', 'y'}}")]
    [DataRow("a: {1: b, yes: c, ~: d, 1.5: e}\n", null)]
    [DataRow("a: {2: b, yes: c, ~: d, 1.5: e}\n", "{'a': {2: 'b', True: 'c', None: 'd', 1.5: 'e'}}")]
    [DataRow("? a\n: b\n", "{'a': 'b'}")]
    [DataRow("%YAML 1.1\n---\na: b\n...\n", "{'a': 'b'}")]
    public void TreeIsBuilt(string text, string? repr)
    {
        if (repr is null)
            Assert.IsNotEmpty(Yaml.Errors(text));
        else
            Assert.AreEqual(repr, Yaml.Read(text).ToValue().Repr());
    }

    [TestMethod]
    public void AliasIsTheNodeItself()
    {
        var root = Yaml.Read("a: &x [1, 2]\nb: *x\nc: {<<: {d: *x}}\n");
        Assert.AreSame(root.Get("a"), root.Get("b"));
        Assert.AreSame(root.Get("a"), ((MappingSyntax)root.Get("c")!).Get("d"));
    }

    [TestMethod]
    public void KeysOfOtherTypesAreNoTexts()
    {
        var root = Yaml.Read("yes: 1\n'yes': 2\n");
        Assert.AreEqual("2", root.Get("yes")!.ToValue().Repr());
        Assert.IsFalse(root.TryGet("True", out _));
    }

    [TestMethod]
    [DataRow("{a: 1, b: [x]}", "{b: [x], a: 1}", true)]
    [DataRow("{a: 1}", "{a: 1.0}", false)]
    [DataRow("{a: .nan}", "{a: .NaN}", true)]
    [DataRow("{a: x}", "{a: 'x'}", true)]
    [DataRow("{a: [1, 2]}", "{a: [2, 1]}", false)]
    [DataRow("{a: 1}", "{a: 1, b: null}", false)]
    [DataRow("{a: !!set {x}}", "{a: {x: null}}", false)]
    [DataRow("{1: a}", "{1.0: a}", false)]
    public void ContentIsCompared(string one, string other, bool same) =>
        Assert.AreEqual(same, NodeSyntax.ContentEquals(Yaml.Read(one), Yaml.Read(other)));

    [TestMethod]
    public void ValueBecomesNodesAgain()
    {
        var root = Yaml.Read("a: [1, {b: 2.5, 3: null}]\nc: !!set {d, e}\nf: 2024-01-01\n");
        Assert.IsTrue(NodeSyntax.ContentEquals(root, SyntheticNode.Of(root.ToValue(), root.Location)));
    }

    [TestMethod]
    public void MappingIsChangedByCopy()
    {
        var root = Yaml.Read("a: 1\nb: 2\n");
        var changed = root.With("a", ScalarSyntax.Create("x", root.Location))
            .With("c", ScalarSyntax.Create("y", root.Location))
            .Without("b");
        Assert.AreEqual("{'a': 'x', 'c': 'y'}", changed.ToValue().Repr());
        Assert.AreEqual("{'a': 1, 'b': 2}", root.ToValue().Repr());
        Assert.AreSame(root, root.Without("z"));
        Assert.AreEqual("{a: 1, b: 2}", string.Concat(root.ToString().Where(c => c != '\'')));
    }
}
