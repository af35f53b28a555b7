using Sflow.Generation.Patterns;

namespace Sflow.Tests.Generation;

/// <summary>What Python's re refuses is refused, and the rest has the same meaning for grep -E.</summary>
[TestClass]
public sealed class ExtendedRegexTests
{
    [TestMethod]
    [DataRow("[z-a]")]
    [DataRow("[a-\\d]")]
    [DataRow("[\\w-.]")]
    [DataRow("[abc")]
    [DataRow("[]")]
    [DataRow("a{2,1}")]
    [DataRow("(a")]
    [DataRow("a)")]
    [DataRow("*a")]
    [DataRow("a**")]
    [DataRow("^*")]
    [DataRow("$+")]
    [DataRow("\\b*")]
    [DataRow("\\Z*")]
    [DataRow("a|*")]
    [DataRow("(?P<1>a)")]
    [DataRow("(?P<n>a)(?P<n>b)")]
    [DataRow("\\q")]
    [DataRow("[\\q]")]
    [DataRow("a\\")]
    public void ExpressionThatPythonRefusesIsRefused(string pattern)
    {
        Assert.IsNull(ExtendedRegex.Translate(pattern, out var problem));
        Assert.IsNotEmpty(problem!);
    }

    [TestMethod]
    [DataRow("[a-z]+", "[a-z]+")]
    [DataRow("[^a-z-]", "[^a-z-]")]
    [DataRow("[a\\-z]", "[az-]")]
    [DataRow("[\\d.]{2,3}", "[0-9.]{2,3}")]
    [DataRow("[]a]", "[]a]")]
    [DataRow("[\\]-a]", "[]_`a^]")]
    [DataRow("[^^]", "[^^]")]
    [DataRow("[\\^-]", "[-^]")]
    [DataRow("[[:x]", "[[.[.]:x]")]
    [DataRow("a{2}", "a{2}")]
    [DataRow("(?P<n>a)|b$", "(a)|b$")]
    public void ExpressionIsTranslated(string pattern, string expected) =>
        Assert.AreEqual(expected, ExtendedRegex.Translate(pattern, out _)?.Pattern);
}
