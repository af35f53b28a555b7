using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Sflow.Diagnostics;

namespace Sflow.MSBuild.Tests;

[TestClass]
public sealed class RowLineTests
{
    private static readonly RowRecord Row = new(
        new string('a', 64),
        [new RowFile("jobs/ä b.sh", new string('b', 64), new FileMark(5, 638_000_000_000_000_001)), new RowFile("jobs/ä b.yaml", new string('c', 64), new FileMark(0, 0))],
        "jobs/ä b.sh",
        [new RowFinding("SFLOW1001", Severity.Warning, "a.yaml", 3, 4, true, "a\ttab, a\nline")]);

    [TestMethod]
    [DataRow(true, true)]
    [DataRow(true, false)]
    [DataRow(false, true)]
    [DataRow(false, false)]
    public void ALineIsReadBack(bool hasScript, bool hasFinding)
    {
        var row = Row with { Script = hasScript ? Row.Script : null, Findings = hasFinding ? Row.Findings : [] };
        var line = RowLine.Of(row);
        Assert.AreEqual(row.Key, RowLine.KeyOf(line));
        var read = RowLine.Parse(line, RowLine.FindingsOf)!;
        Assert.AreEqual(row.Key, read.Key);
        Assert.AreEqual(row.Script, read.Script);
        CollectionAssert.AreEqual(row.Files.ToArray(), read.Files.ToArray());
        CollectionAssert.AreEqual(row.Findings.ToArray(), read.Findings.ToArray());
        Assert.AreSame(line, RowLine.Of(read), "it is not made a second time");
        Assert.AreEqual(line, RowLine.Of(read with { Line = null }));

        for (var length = 0; length < line.Length; length++)
            Assert.IsNull(RowLine.Parse(line[..length], RowLine.FindingsOf), $"cut off after {length} characters");
    }

    [TestMethod]
    [DataRow("{\"Name\":\"jobs/1\",\"Key\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}")]
    [DataRow("")]
    [DataRow("\t\t\t")]
    public void ALineOfAnotherFormHasNoKey(string line) => Assert.IsNull(RowLine.KeyOf(line));

    [TestMethod]
    [DataRow("x.sh\t[]", DisplayName = "a script that is no file")]
    [DataRow("\ta.sh\tb\t-1\t0\t[]", DisplayName = "a length below nothing")]
    [DataRow("\ta.sh\tb\t1\tnow\t[]", DisplayName = "a time in words")]
    [DataRow("\ta.sh\tb\t1\t[]", DisplayName = "a field too few")]
    [DataRow("\t[null]", DisplayName = "no finding")]
    [DataRow("\t[{}]", DisplayName = "a finding without its code")]
    [DataRow("\tnull", DisplayName = "no findings")]
    [DataRow("\t7", DisplayName = "a number for findings")]
    public void ALineThatSaysSomethingElseIsNoRow(string rest) => Assert.IsNull(RowLine.Parse(Row.Key + "\t" + rest, RowLine.FindingsOf));
}
