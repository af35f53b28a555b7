using Sflow.Sweeps;

namespace Sflow.Tests.Sweeps;

[TestClass]
public sealed class CsvTableReaderTests
{
    [TestMethod]
    [DataRow("a,b\n1,22\n", 0, 1, "22", 2, 3, 2)]
    [DataRow("a,b\r\n1,22\r\n", 0, 1, "22", 2, 3, 2)]
    [DataRow("a,b\r1,22\r", 0, 1, "22", 2, 3, 2)]
    [DataRow("a,b\n\n\n1,22", 0, 1, "22", 4, 3, 2)]
    [DataRow("a,b\n\"x\n\ny\",22\n", 0, 1, "22", 4, 4, 2)]
    [DataRow("a,b\n\"x\n\ny\",22\n", 0, 0, "x\n\ny", 2, 1, 6)]
    [DataRow("a,b\n\"q\"\"q\",22\n", 0, 0, "q\"q", 2, 1, 6)]
    [DataRow("a,b\nq\"q,22\n", 0, 0, "q\"q", 2, 1, 3)]
    [DataRow("ä€😀,b\né,😀\n3,ü4", 1, 1, "ü4", 3, 3, 2)]
    [DataRow("a,b\n 1 , 2\n", 0, 1, " 2", 2, 5, 2)]
    public void EachCellKnowsItsPlace(string text, int row, int column, string value, int line, int col, int length)
    {
        var diagnostics = new DiagnosticBag();
        var table = CsvTableReader.Read(new SourceText("x.csv", text), diagnostics);
        Assert.IsNotNull(table, string.Join("\n", diagnostics));
        var cell = table.Rows[row].Cells[column];
        Assert.AreEqual((value, line, col, length), (cell.Value, cell.Location.Line, cell.Location.Column, cell.Location.Span.Length));
    }

    [TestMethod]
    [DataRow("", "x.csv: error SFLOW1702")]
    [DataRow("\n\n", "x.csv: error SFLOW1702")]
    [DataRow("a,b\n", "x.csv(1,1): error SFLOW1703")]
    [DataRow("a,b\n1,\"2\n3,4\n", "x.csv(2,3): error SFLOW1704")]
    [DataRow("a,b\n1,\"2\"3\n", "x.csv(2,1): error SFLOW1705")]
    [DataRow("a,b\n1,\0\n", "x.csv(2,3): error SFLOW1706")]
    [DataRow("a,b\n1,\u001b[31m\n", "x.csv(2,3): error SFLOW1706")]
    [DataRow("a,b\n1,2,3\n", "x.csv(2,5): error SFLOW1707")]
    [DataRow("a,b,a\n1,2,3\n", "x.csv(1,5): error SFLOW1708")]
    [DataRow("a,,b\n1,2,3\n", "x.csv(1,3): error SFLOW1709")]
    [DataRow("a, b\n1,2\n", "x.csv(1,3): error SFLOW1710")]
    [DataRow("# rates, first\na\n1\n1,2,3,4\n", "x.csv(1,1): error SFLOW1721")]
    [DataRow("a\u0007,b\n1,2\n", "x.csv(1,2): error SFLOW1706")]
    public void WhatIsWrongIsSaidAtItsPlace(string text, string expected)
    {
        var diagnostics = new DiagnosticBag();
        Assert.IsNull(CsvTableReader.Read(new SourceText("x.csv", text), diagnostics));
        StringAssert.StartsWith(diagnostics.Single().ToString(), expected);
    }

    [TestMethod]
    public void EveryWrongRowIsReported()
    {
        var diagnostics = new DiagnosticBag();
        CsvTableReader.Read(new SourceText("x.csv", "a, b\n1,2,3\n1,2\n1,2,3,4"), diagnostics);
        CollectionAssert.AreEqual(new[] { "SFLOW1710", "SFLOW1707", "SFLOW1707" }, diagnostics.Select(d => d.Code).ToArray());
    }

    [TestMethod]
    public void EveryControlCharacterIsReportedUpToALimit()
    {
        var diagnostics = new DiagnosticBag();
        var table = CsvTableReader.Read(new SourceText("x.csv", "a,b\n1,\u0001\n2,3\n\u0002,4\n"), diagnostics);
        CollectionAssert.AreEqual(
            new[] { "x.csv(2,3): error SFLOW1706", "x.csv(4,1): error SFLOW1706" },
            diagnostics.Select(d => $"{d.Location}: error {d.Code}").ToArray()
        );
        Assert.AreEqual((2, 3), (table!.Rows.Single().Index, table.RowCount), "the row without one is left");

        diagnostics = new DiagnosticBag();
        CsvTableReader.Read(new SourceText("x.csv", "a\n" + new string('\u0001', 45)), diagnostics);
        Assert.HasCount(20, diagnostics);
        StringAssert.EndsWith(diagnostics.Last().Message, "Remove it. 25 more control characters follow.");
    }

    [TestMethod]
    public void AWideTableEndsInAMessage()
    {
        var diagnostics = new DiagnosticBag();
        Assert.IsNull(CsvTableReader.Read(new SourceText("x.csv", new string(',', 1_000_000)), diagnostics));
        Assert.AreEqual("SFLOW1712", diagnostics.First().Code);
    }

    [TestMethod]
    [DataRow("a\n  x   yy z", "yy", 7)]
    [DataRow("a\n\"  x   yy z\"", "yy", 8)]
    [DataRow("a\n\"\"\"  x   yy z\"", "yy", 1)]
    public void WordsKnowTheirPlace(string text, string word, int column)
    {
        var cell = CsvTableReader.Read(new SourceText("x.csv", text), [])!.Rows[0].Cells[0];
        Assert.AreEqual(column, cell.Words().Single(w => w.Value == word).Location.Column);
    }
}
