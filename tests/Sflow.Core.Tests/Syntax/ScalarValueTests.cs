using Sflow.Syntax;

namespace Sflow.Tests.Syntax;

/// <summary>YAML 1.1 scalars; each expectation was measured with PyYAML 6, base 60 apart.</summary>
[TestClass]
public sealed class ScalarValueTests
{
    [TestMethod]
    [DataRow("yes", "True")]
    [DataRow("No", "False")]
    [DataRow("ON", "True")]
    [DataRow("off", "False")]
    [DataRow("True", "True")]
    [DataRow("tRUE", "'tRUE'")]
    [DataRow("y", "'y'")]
    [DataRow("~", "None")]
    [DataRow("Null", "None")]
    [DataRow("nULL", "'nULL'")]
    [DataRow("", "None")]
    [DataRow("010", "8")]
    [DataRow("-010", "-8")]
    [DataRow("08", "'08'")]
    [DataRow("0o10", "'0o10'")]
    [DataRow("0x1F", "31")]
    [DataRow("0b101", "5")]
    [DataRow("0x_", "'0x_'")]
    [DataRow("1_000", "1000")]
    [DataRow("+12", "12")]
    [DataRow("-0", "0")]
    [DataRow("0_", "0")]
    [DataRow("00", "0")]
    [DataRow("_1", "'_1'")]
    [DataRow("123456789012345678901234567890", "123456789012345678901234567890")]
    [DataRow("1.", "1.0")]
    [DataRow(".5", "0.5")]
    [DataRow("-.5", "'-.5'")]
    [DataRow("1e3", "'1e3'")]
    [DataRow("1.0e3", "'1.0e3'")]
    [DataRow("1.0e+3", "1000.0")]
    [DataRow("-0.0", "-0.0")]
    [DataRow(".inf", "inf")]
    [DataRow("-.INF", "-inf")]
    [DataRow(".nan", "nan")]
    [DataRow("-.nan", "'-.nan'")]
    [DataRow("1.2.3", "'1.2.3'")]
    [DataRow("12:30:45", "'12:30:45'")]
    [DataRow("1:30.5", "'1:30.5'")]
    [DataRow("!!str 5", "'5'")]
    [DataRow("!!int '7'", "7")]
    [DataRow("!!float 3", "3.0")]
    [DataRow("!!float 1e3", "1000.0")]
    [DataRow("!!bool 'Yes'", "True")]
    [DataRow("!!null ''", "None")]
    [DataRow("!!str", "''")]
    [DataRow("! '5'", "5")]
    [DataRow("'5'", "'5'")]
    [DataRow("\"\\u00e9\\x41\\U0001F600\\t\\/\"", "'éA😀\\t/'")]
    [DataRow("2024-3-1", "'2024-3-1'")]
    public void ScalarMeans(string text, string repr) => Assert.AreEqual(repr, Yaml.Scalar($"a: {text}").Value.Repr());

    [TestMethod]
    [DataRow("2024-03-01", "2024-03-01")]
    [DataRow("2024-3-1 1:02:03", "2024-03-01 01:02:03")]
    [DataRow("2024-03-01T10:20:30Z", "2024-03-01 10:20:30+00:00")]
    [DataRow("2024-03-01 10:20:30.5 -05:30", "2024-03-01 10:20:30.500000-05:30")]
    [DataRow("2024-03-01t10:20:30.1234567 +2", "2024-03-01 10:20:30.123456+02:00")]
    public void TimestampMeans(string text, string printed)
    {
        var scalar = Yaml.Scalar($"a: {text}");
        Assert.AreEqual("a date", scalar.KindName);
        Assert.AreEqual(printed, scalar.Value.ToText());
    }

    [TestMethod]
    public void LongestIntegerIsPythons()
    {
        Assert.AreEqual("a number", Yaml.Scalar("a: " + new string('9', 4300)).KindName);
        Assert.AreEqual("a string", Yaml.Scalar("a: " + new string('9', 4301)).KindName);
    }

    [TestMethod]
    public void StyleAndTextStayKnown()
    {
        Assert.AreEqual((ScalarStyle.Plain, "0x1F"), (Yaml.Scalar("a: 0x1F").Style, Yaml.Scalar("a: 0x1F").Text));
        Assert.AreEqual(ScalarStyle.SingleQuoted, Yaml.Scalar("a: 'x'").Style);
        Assert.AreEqual(ScalarStyle.DoubleQuoted, Yaml.Scalar("a: \"x\"").Style);
        Assert.AreEqual(ScalarStyle.Literal, Yaml.Scalar("a: |\n  x").Style);
        Assert.AreEqual(ScalarStyle.Folded, Yaml.Scalar("a: >\n  x").Style);
    }
}
