using Sflow.Hosting.Files;
using Sflow.Hosting.Records;

namespace Sflow.Hosting.Tests;

[TestClass]
public sealed class RowRecordLineTests
{
    private static readonly RowRecord Row = new(
        new string('a', 64),
        [
            new RecordedFile("jobs/ä b.sh", new string('b', 64), new FileMark(5, 638_000_000_000_000_001)),
            new RecordedFile("jobs/ä b.yaml", new string('c', 64), new FileMark(0, 0)),
        ],
        "jobs/ä b.sh",
        [new RowDiagnostic("SFLOW1001", Severity.Warning, "a.yaml", 3, 4, true, "a\ttab, a\nline")]
    );

    [TestMethod]
    [DataRow(true, true)]
    [DataRow(true, false)]
    [DataRow(false, true)]
    [DataRow(false, false)]
    public void ALineIsReadBack(bool hasScript, bool hasDiagnostic)
    {
        var row = Row with { Script = hasScript ? Row.Script : null, Diagnostics = hasDiagnostic ? Row.Diagnostics : [] };
        var line = RowRecordLine.Of(row);
        Assert.AreEqual(row.Key, RowRecordLine.KeyOf(line));
        var read = RowRecordLine.Parse(line, RowRecordLine.DiagnosticsOf)!;
        Assert.AreEqual(row.Key, read.Key);
        Assert.AreEqual(row.Script, read.Script);
        CollectionAssert.AreEqual(row.Files.ToArray(), read.Files.ToArray());
        CollectionAssert.AreEqual(row.Diagnostics.ToArray(), read.Diagnostics.ToArray());
        Assert.AreSame(line, RowRecordLine.Of(read), "it is not made a second time");
        Assert.AreEqual(line, RowRecordLine.Of(read with { Line = null }));

        for (var length = 0; length < line.Length; length++)
            Assert.IsNull(RowRecordLine.Parse(line[..length], RowRecordLine.DiagnosticsOf), $"cut off after {length} characters");
    }

    [TestMethod]
    [DataRow("{\"Name\":\"jobs/1\",\"Key\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}")]
    [DataRow("")]
    [DataRow("\t\t\t")]
    public void ALineOfAnotherFormHasNoKey(string line) => Assert.IsNull(RowRecordLine.KeyOf(line));

    [TestMethod]
    [DataRow("x.sh\t[]", DisplayName = "a script that is no file")]
    [DataRow("\ta.sh\tb\t-1\t0\t[]", DisplayName = "a length below nothing")]
    [DataRow("\ta.sh\tb\t1\tnow\t[]", DisplayName = "a time in words")]
    [DataRow("\ta.sh\tb\t1\t[]", DisplayName = "a field too few")]
    [DataRow("\t[null]", DisplayName = "no diagnostic")]
    [DataRow("\t[{}]", DisplayName = "a diagnostic without its code")]
    [DataRow("\tnull", DisplayName = "no diagnostics")]
    [DataRow("\t7", DisplayName = "a number for diagnostics")]
    public void ALineThatSaysSomethingElseIsNoRow(string rest) =>
        Assert.IsNull(RowRecordLine.Parse(Row.Key + "\t" + rest, RowRecordLine.DiagnosticsOf));
}
