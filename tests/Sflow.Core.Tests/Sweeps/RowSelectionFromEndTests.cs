using Sflow.Sweeps;

namespace Sflow.Tests.Sweeps;

/// <summary>Selections that need the number of rows.</summary>
[TestClass]
public sealed class RowSelectionFromEndTests
{
    [TestMethod]
    [DataRow("-1", "5")]
    [DataRow("-2:", "4 5")]
    [DataRow(":3", "1 2")]
    [DataRow("4:", "4 5")]
    [DataRow("::2", "1 3 5")]
    [DataRow("2:-1", "2 3 4")]
    [DataRow("::-2", "1 3 5")]
    [DataRow("1:4 & -3:", "3")]
    [DataRow("7", "7")]
    public void RowsCountFromTheEnd(string text, string expected)
    {
        var rows = RowSelector.Parse(text, 5, out var problem);
        Assert.IsNull(problem);
        Assert.AreEqual(expected, string.Join(" ", rows));
    }

    [TestMethod]
    [DataRow("1:x")]
    [DataRow("x:")]
    [DataRow("1:2:0")]
    public void BadSelectionIsRefused(string text)
    {
        RowSelector.Parse(text, 5, out var problem);
        Assert.IsNotNull(problem);
    }
}
