using Sflow.Hosting.Files;

namespace Sflow.Hosting.Tests;

[TestClass]
public sealed class FileMarkTests
{
    [TestMethod]
    [DataRow(1, 1_000, true, DisplayName = "a second ago")]
    [DataRow(1, 50, true, DisplayName = "longer ago than a step of a clock")]
    [DataRow(1, 49, false, DisplayName = "perhaps in the same step")]
    [DataRow(1, 0, false, DisplayName = "just now")]
    [DataRow(1, -5_000, false, DisplayName = "in the future")]
    [DataRow(0, 100_000, false, DisplayName = "whole seconds")]
    public void ATimeIsTrustedWhenALaterWriteWouldHaveAnother(int ticks, int millisecondsAgo, bool isTrusted)
    {
        var mark = new FileMark(7, new DateTime(2024, 5, 6, 7, 8, 9, DateTimeKind.Utc).Ticks + ticks);
        var seen = mark.TrustedSince(new DateTime(mark.Time, DateTimeKind.Utc).AddMilliseconds(millisecondsAgo));
        Assert.AreEqual(isTrusted ? mark : new FileMark(7, 0), seen);
    }

    [TestMethod]
    public void OneLookTellsLengthAndTime()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "abc");
            var time = new DateTime(2024, 5, 6, 7, 8, 9, 123, DateTimeKind.Utc);
            File.SetLastWriteTimeUtc(path, time);
            Assert.AreEqual(new FileMark(3, time.Ticks), FileMark.Of(path));
        }
        finally
        {
            File.Delete(path);
        }

        Assert.IsNull(FileMark.Of(path));
        Assert.IsNull(FileMark.Of(Path.GetTempPath()), "a folder is no file");
    }
}
