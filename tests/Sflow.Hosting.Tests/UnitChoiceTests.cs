using Sflow.Hosting.Units;

namespace Sflow.Hosting.Tests;

[TestClass]
public sealed class UnitChoiceTests
{
    private static readonly TextLocation Project = TextLocation.OfFile("p.proj");

    [TestMethod]
    [DataRow(null, "1:4", "1:4", "")]
    [DataRow("2:9", "1:4", "2,3", "")]
    [DataRow("7", "1:4", "7", "SFLOW1717")]
    [DataRow("1:x", "1:4", "1:x", "")]
    [DataRow("1:4", "many", "many", "")]
    public void TheChoiceRestrictsWhatTheProjectSelects(string? own, string chosen, string expected, string code)
    {
        var sweep = new Unit("s", UnitKind.Sweep, "w", new Located<string>("s.csv", Project))
        {
            Rows = own is null ? null : new(own, Project),
        };
        var workflow = new Unit("w", UnitKind.Workflow, "w", null);
        var diagnostics = new DiagnosticBag();
        var units = RowChoice.Of([workflow, sweep], new Located<string>(chosen, Project), diagnostics);
        Assert.AreEqual((1, expected), (units.Count, units[0].Rows!.Value), "a workflow without rows is left out");
        Assert.AreEqual(code, string.Join(" ", diagnostics.Select(d => d.Code)));
        Assert.HasCount(2, RowChoice.Of([workflow, sweep], null, diagnostics));
    }

    [TestMethod]
    [DataRow("jobs", "")]
    [DataRow("CON", "SFLOW1901")]
    [DataRow("nul.matrix", "SFLOW1901")]
    [DataRow("Com1", "SFLOW1901")]
    [DataRow("console", "")]
    [DataRow("a;b", "SFLOW1901")]
    [DataRow("-x", "SFLOW1901")]
    public void AUnitHasANameThatAFileCanHave(string name, string code)
    {
        var diagnostics = new DiagnosticBag();
        UnitNames.Check([new Unit(name, UnitKind.Workflow, "w", null)], _ => Project, diagnostics);
        Assert.AreEqual(code, string.Join(" ", diagnostics.Select(d => d.Code)));
    }
}
