using Sflow.Resolution;

namespace Sflow.Tests.Generation;

/// <summary>The forms of <c>sbatch --time</c> (sbatch(1)), in seconds.</summary>
[TestClass]
public sealed class SlurmTimeTests
{
    [TestMethod]
    [DataRow("30", 1800.0)]
    [DataRow("1:30", 90.0)]
    [DataRow("01:02:03", 3723.0)]
    [DataRow("1-0", 86400.0)]
    [DataRow("2-12", 216000.0)]
    [DataRow("1-01:30", 91800.0)]
    [DataRow("7-23:59:59", 691199.0)]
    [DataRow("0-00:15:00", 900.0)]
    [DataRow("UNLIMITED", null)]
    [DataRow("-1", null)]
    [DataRow("1-", null)]
    [DataRow("1-2-3", null)]
    [DataRow("1:2:3:4", null)]
    [DataRow("", null)]
    [DataRow("1.5", null)]
    public void ATimeIsReadAsSbatchReadsIt(string text, double? seconds) => Assert.AreEqual(seconds, SlurmTime.Seconds(text));
}
