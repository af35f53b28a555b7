using Sflow.Binding;

namespace Sflow.Tests.Binding;

/// <summary>Names and ranges of nodes.</summary>
[TestClass]
public sealed class HostListTests
{
    [TestMethod]
    [DataRow("a", "a")]
    [DataRow("a,b c", "a|b|c")]
    [DataRow(" a , b ", "a|b")]
    [DataRow("n[1,3-4],m", "n[1,3-4]|m")]
    [DataRow("", "")]
    public void CommasAndSpacesOutsideOfBracketsSeparate(string entry, string parts) =>
        Assert.AreEqual(parts, string.Join("|", HostList.Split(entry)));

    [TestMethod]
    [DataRow("n1", true)]
    [DataRow("gpu-01.cluster.example", true)]
    [DataRow("n[1-4,7]x[0-1]", true)]
    [DataRow("", false)]
    [DataRow("-n", false)]
    [DataRow("n[1-", false)]
    [DataRow("n[]", false)]
    [DataRow("n]", false)]
    [DataRow("n[[1]]", false)]
    [DataRow("n[a]", false)]
    [DataRow("n;x", false)]
    [DataRow("$(x)", false)]
    [DataRow("/etc/nodes", false)]
    public void OnlyNamesAndRangesAreValid(string part, bool valid) => Assert.AreEqual(valid, HostList.IsValid(part));

    [TestMethod]
    [DataRow("n", "n")]
    [DataRow("n[1-3]", "n1 n2 n3")]
    [DataRow("n[08-10]", "n08 n09 n10")]
    [DataRow("r[1-2]n[5,7]", "r1n5 r1n7 r2n5 r2n7")]
    [DataRow("n[1-2-3]", "n[1-2-3]")]
    [DataRow("n[1-99999999]", "n[1-99999999]")]
    [DataRow("n[1-99999999999999999999]", "n[1-99999999999999999999]")]
    public void ARangeStandsForItsNames(string part, string names) => Assert.AreEqual(names, string.Join(" ", HostList.Expand(part)));
}
