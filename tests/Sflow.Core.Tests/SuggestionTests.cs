namespace Sflow.Tests;

[TestClass]
public sealed class SuggestionTests
{
    [TestMethod]
    [DataRow("depend_on", "depends_on")]
    [DataRow("depends-on", "depends_on")]
    [DataRow("scirpt", "script")]
    [DataRow("zzz", null)]
    public void NearestNameIsSuggested(string name, string? expected) =>
        Assert.AreEqual(expected, Suggestion.For(name, ["depends_on", "script", "name"]));
}
