using Sflow.Composition;

namespace Sflow.Tests.Composition;

[TestClass]
public sealed class OverridesTests
{
    private static readonly TextLocation Here = TextLocation.OfFile("rows.csv");

    [TestMethod]
    [DataRow("5", "5")]
    [DataRow("-7", "-7")]
    [DataRow(" 9 ", "9")]
    [DataRow("3.5", "3.5")]
    [DataRow("1.0", "1.0")]
    [DataRow("007", "'007'")]
    [DataRow("1_000", "'1_000'")]
    [DataRow("+1", "1")]
    [DataRow("+0", "0")]
    [DataRow("0", "0")]
    [DataRow("0.0", "0.0")]
    [DataRow("-0.5", "-0.5")]
    [DataRow("5.", "5.0")]
    [DataRow("-.25", "-0.25")]
    [DataRow("1e-3", "0.001")]
    [DataRow("-1.5E+3", "-1500.0")]
    [DataRow("1.50e3", "1500.0")]
    [DataRow("1e", "'1e'")]
    [DataRow("e3", "'e3'")]
    [DataRow(".", "'.'")]
    [DataRow("+", "'+'")]
    [DataRow("00.5", "'00.5'")]
    [DataRow("1.2.3", "'1.2.3'")]
    [DataRow("1e999", "'1e999'")]
    [DataRow("1e3\n2", "'1e3\\n2'")]
    [DataRow("-0", "'-0'")]
    [DataRow("3.10", "'3.10'")]
    [DataRow("1e3", "1000.0")]
    [DataRow(".5", "0.5")]
    [DataRow("0x10", "'0x10'")]
    [DataRow("inf", "'inf'")]
    [DataRow("NaN", "'NaN'")]
    [DataRow("123456789012345678901234567890", "123456789012345678901234567890")]
    [DataRow("TRUE", "True")]
    [DataRow("yes", "True")]
    [DataRow("on", "True")]
    [DataRow("No", "False")]
    [DataRow("off", "False")]
    [DataRow("", "''")]
    [DataRow("  ", "'  '")]
    [DataRow("null", "'null'")]
    [DataRow("~", "'~'")]
    [DataRow("a=b=c", "'a=b=c'")]
    [DataRow("${{ variables.B }}", "'${{ variables.B }}'")]
    [DataRow("{\"k\": [1, {\"z\": null}], \"t\": \"\\u00e9\\n\"}", "{'k': [1, {'z': None}], 't': 'é\\n'}")]
    [DataRow("[1, 2", "'[1, 2'")]
    [DataRow("[01]", "'[01]'")]
    [DataRow("{\"a\": 1, \"a\": 2}", "'{\"a\": 1, \"a\": 2}'")]
    [DataRow("['a']", "\"['a']\"")]
    public void TypeIsInferred(string text, string repr) =>
        Assert.AreEqual(repr, Set("{A: {value: old}}", "A", text, out _).Variables.Field("A", "value"));

    [TestMethod]
    [DataRow("{A: {value: 1}}", "[4, 5]", "4", "[4, 5]", DisplayName = "a list is the domain")]
    [DataRow("{A: 1}", "[\"x\"]", "'x'", "['x']", DisplayName = "shorthand, too")]
    [DataRow("{A: {value: 1, domain: [1, 2]}}", "[3]", "3", "[3]", DisplayName = "a list replaces the domain")]
    [DataRow("{A: {value: [1], type: list}}", "[4, 5]", "[4, 5]", "absent", DisplayName = "but a list variable's value")]
    [DataRow("{A: {value: [1], type: list}}", "[]", "[]", "absent", DisplayName = "which may be empty")]
    [DataRow("{A: {value: 1, domain: [1, 2]}}", "2", "2", "[1, 2]", DisplayName = "within the domain")]
    [DataRow("{A: {value: 1, domain: [1, 2]}}", "2.0", "2.0", "[1, 2]", DisplayName = "equal as Python compares")]
    [DataRow("{A: {value: '1', domain: ['1', '2']}}", "2", "'2'", "['1', '2']", DisplayName = "a domain of texts")]
    [DataRow("{A: {value: 1, domain: [1, '${{ x }}']}}", "7", "7", "[1, '${{ x }}']", DisplayName = "a domain that is not known yet")]
    public void ListsAndDomains(string variables, string text, string value, string domain)
    {
        var composed = Set(variables, "A", text, out var diagnostics);
        Assert.AreEqual((value, domain), (composed.Variables.Field("A", "value"), composed.Variables.Field("A", "domain")));
        Assert.IsEmpty(diagnostics);
    }

    [TestMethod]
    [DataRow("{A: 1}", "B", "1", "SFLOW1122")]
    [DataRow("{A: 1}", "A", "[]", "SFLOW1124")]
    [DataRow("{A: {value: 1, domain: [1, 2]}}", "A", "3", "SFLOW1125")]
    [DataRow("{A: 1}", "A", "[x]", "SFLOW1126")]
    public void WrongOverrideIsToldWhereItWasGiven(string variables, string name, string text, string code)
    {
        Set(variables, name, text, out var diagnostics);
        Assert.AreEqual((code, Here), (diagnostics.Single().Code, diagnostics.Single().Location));
    }

    [TestMethod]
    public void NearVariableIsSuggested()
    {
        Set("{CONCURRENCY: 1}", "CONCURENCY", "2", out var diagnostics);
        StringAssert.Contains(diagnostics.Single().Message, "Did you mean 'CONCURRENCY'?");
    }

    [TestMethod]
    public void LaterOverrideSeesTheEarlier()
    {
        var composed = Overrides.Apply(
            Compose.Run(Compose.Complete + "variables: {A: 1}"),
            [new("A", "[4, 5]", Here), new("A", "5", Here)],
            [],
            new DiagnosticBag()
        );
        Assert.AreEqual(("5", "[4, 5]"), (composed.Variables.Field("A", "value"), composed.Variables.Field("A", "domain")));
    }

    [TestMethod]
    public void VariableOfTheWorkflowCanBeSet()
    {
        var before = Compose.Run("version: '0.1'\nvariables: {A: 1, B: 1}\nworkflow: {name: w, variables: {A: 2, C: 2}, tasks: {t: {}}}");
        var after = Overrides.Apply(before, [new("A", "7", Here), new("C", "8", Here)], [], new DiagnosticBag());
        Assert.AreEqual(
            ("7", "7", "8"),
            (after.Variables.Field("A", "value"), after.WorkflowVariables.Field("A", "value"), after.WorkflowVariables.Field("C", "value"))
        );
    }

    [TestMethod]
    public void UntouchedEntriesStayTheSameObjects()
    {
        var before = Compose.Run(Compose.Complete + "variables: {A: 1, B: 2}\nartifacts: {X: {uri: 'fs:///x'}}");
        Assert.AreSame(before, Overrides.Apply(before, [], [], new DiagnosticBag()));
        var after = Overrides.Apply(before, [new("A", "7", Here)], [], new DiagnosticBag());
        Assert.AreSame(before.Variables[1], after.Variables[1]);
        Assert.AreSame(before.Artifacts, after.Artifacts);
        Assert.AreSame(before.Tasks, after.Tasks);
        Assert.AreEqual(("1", Here), (before.Variables.Field("A", "value"), after.Variables[0].Field("value")!.Location));
    }

    [TestMethod]
    [DataRow("file://other", "'file://other'", "'c'")]
    [DataRow("fs:///x y", "'fs:///x y'", "absent")]
    public void ArtifactKeepsItsContentOnlyAsFile(string uri, string expected, string content)
    {
        var before = Compose.Run(Compose.Complete + "artifacts: {X: {uri: 'file://x', content: c}}");
        var after = Overrides.Apply(before, [], [new("X", uri, Here)], new DiagnosticBag());
        Assert.AreEqual((expected, content), (after.Artifacts.Field("X", "uri"), after.Artifacts.Field("X", "content")));
    }

    [TestMethod]
    public void UnknownArtifactIsAnError()
    {
        var diagnostics = new DiagnosticBag();
        Overrides.Apply(
            Compose.Run(Compose.Complete + "artifacts: {MODEL: {uri: 'fs:///x'}}"),
            [],
            [new("MODLE", "fs:///y", Here)],
            diagnostics
        );
        Assert.AreEqual("SFLOW1123", diagnostics.Single().Code);
        StringAssert.Contains(diagnostics.Single().Message, "'MODEL'");
    }

    private static ComposedWorkflow Set(string variables, string name, string text, out DiagnosticBag diagnostics)
    {
        diagnostics = [];
        return Overrides.Apply(Compose.Run(Compose.Complete + "variables: " + variables), [new(name, text, Here)], [], diagnostics);
    }
}
