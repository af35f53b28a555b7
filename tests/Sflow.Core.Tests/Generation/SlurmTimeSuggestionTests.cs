using Sflow.Resolution;

namespace Sflow.Tests.Generation;

/// <summary>Times that Slurm can't read, and how it reads them.</summary>
[TestClass]
public sealed class SlurmTimeSuggestionTests
{
    [TestMethod]
    [DataRow("2h", "02:00:00")]
    [DataRow("1h30m", "01:30:00")]
    [DataRow("90s", "00:01:30")]
    [DataRow("2d", "2-00:00:00")]
    [DataRow("10:00:00:00", "10-00:00:00")]
    [DataRow("soon", null)]
    [DataRow("1-2-3", null)]
    public void TheRightFormIsShown(string text, string? expected)
    {
        Assert.IsFalse(SlurmTime.IsReadable(text));
        Assert.AreEqual(expected, SlurmTime.Suggest(text));
        Assert.IsTrue(expected is null || SlurmTime.IsReadable(expected));
    }
}
