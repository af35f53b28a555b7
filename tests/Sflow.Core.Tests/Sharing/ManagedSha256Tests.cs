using System.Security.Cryptography;
using Sflow.Sharing;

namespace Sflow.Tests.Sharing;

[TestClass]
public sealed class ManagedSha256Tests
{
    [TestMethod]
    public void EveryLengthHasTheHashOfTheSystem()
    {
        var bytes = new byte[1000];
        new Random(7).NextBytes(bytes);
        for (var count = 0; count <= bytes.Length; count++)
            CollectionAssert.AreEqual(SHA256.HashData(bytes.AsSpan(0, count)), ManagedSha256.Of(bytes, count), $"{count} bytes");
    }

    [TestMethod]
    public void ManyBytesHaveTheHashOfTheSystem()
    {
        var bytes = new byte[(5 << 20) + 3];
        new Random(8).NextBytes(bytes);
        CollectionAssert.AreEqual(SHA256.HashData(bytes), ManagedSha256.Of(bytes, bytes.Length));
    }
}
