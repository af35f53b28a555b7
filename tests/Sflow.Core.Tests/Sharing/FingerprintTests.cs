using Sflow.Sharing;

namespace Sflow.Tests.Sharing;

/// <summary>Keys that no two lists of pieces have in common.</summary>
[TestClass]
public sealed class FingerprintTests
{
    [TestMethod]
    public void NoTwoListsOfPiecesReadAlike()
    {
        string?[] pieces = [null, "", "a", "b", "ab", "1:a", "-", "1", ":", "\n", "0:"];
        var lists = pieces
            .Select(piece => new[] { piece })
            .Concat(pieces.SelectMany(_ => pieces, (first, second) => new[] { first, second }))
            .Concat(pieces.SelectMany(_ => pieces, (first, second) => new[] { first, second, "a" }));
        var keys = lists.Select(list => list.Aggregate(new Fingerprint(), (key, piece) => key.Add(piece)).ToString()).ToList();
        Assert.HasCount(keys.Count, keys.Distinct());
    }

    [TestMethod]
    public void ListsThatFollowEachOtherDontRunTogether() =>
        Assert.AreNotEqual(
            new Fingerprint().AddEach(["a", "b"]).AddEach(["c"]).ToString(),
            new Fingerprint().AddEach(["a"]).AddEach(["b", "c"]).ToString()
        );

    [TestMethod]
    public void NumbersThatFollowEachOtherDontRunTogether() =>
        Assert.AreNotEqual(new Fingerprint().Add(1).Add(23).ToString(), new Fingerprint().Add(12).Add(3).ToString());

    [TestMethod]
    public void TheHashIsThatOfTheText()
    {
        var key = new Fingerprint().Add("ä");
        Assert.AreEqual(new FileText(key.ToString()).Sha256(), key.Sha256());
        Assert.AreNotEqual(key.Sha256(), new Fingerprint().Add("a").Sha256());
    }
}
