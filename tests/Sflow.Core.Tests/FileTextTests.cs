namespace Sflow.Tests;

[TestClass]
public sealed class FileTextTests
{
    // Characters of one to four bytes, so that pieces of some length end between the halves of one nearly everywhere.
    private const string Mixed = "aä€😀";

    [TestMethod]
    [DataRow(0, 0)]
    [DataRow(1, 1)]
    [DataRow(3, 40_000)]
    [DataRow(1, 200_001)]
    [DataRow(500, 1_000)]
    public void ItsPartsAreItsBytes(int pieces, int repetitions)
    {
        var text = new FileText(Enumerable.Range(0, pieces).Select(i => i + string.Concat(Enumerable.Repeat(Mixed, repetitions))));
        var whole = text.ToString();
        Assert.AreEqual(whole, Encoding.UTF8.GetString(PartsOf(text)));
        Assert.AreEqual(whole, text.WithBytes((bytes, count) => Encoding.UTF8.GetString(bytes, 0, count)));
        Assert.AreEqual(Encoding.UTF8.GetByteCount(whole), text.ByteCount);
    }

    [TestMethod]
    public void BytesStayAsTheyAre()
    {
        byte[] bytes = [0x89, 0x50, 0, 0xff, 0xc3];
        var content = FileText.OfBytes(bytes);
        CollectionAssert.AreEqual(bytes, PartsOf(content));
        CollectionAssert.AreEqual(bytes, content.WithBytes((buffer, count) => buffer[..count]));
        Assert.AreEqual(5, content.ByteCount);
        Assert.AreEqual(FileText.Sha256(bytes, 5), content.Sha256());
    }

    [TestMethod]
    public void WhoHasSeenEnoughIsAskedNoMore()
    {
        var made = 0;
        var text = new FileText(
            Enumerable
                .Range(0, 1000)
                .Select(_ =>
                {
                    made++;
                    return new string('x', 10_000);
                })
        );
        var calls = 0;
        Assert.IsFalse(
            text.EachPart(
                (_, _) =>
                {
                    calls++;
                    return false;
                }
            )
        );
        Assert.AreEqual(1, calls);
        Assert.IsLessThan(100, made, "the rest is never made");
    }

    private static byte[] PartsOf(FileText text)
    {
        using var all = new MemoryStream();
        Assert.IsTrue(
            text.EachPart(
                (bytes, count) =>
                {
                    all.Write(bytes, 0, count);
                    return true;
                }
            )
        );
        return all.ToArray();
    }
}
