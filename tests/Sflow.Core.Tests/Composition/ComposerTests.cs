using Sflow.Composition;

namespace Sflow.Tests.Composition;

[TestClass]
public sealed class ComposerTests
{
    [TestMethod]
    [DataRow("variables: {A: 1}", "1", DisplayName = "shorthand")]
    [DataRow("variables: {A: [1, 2]}", "[1, 2]", DisplayName = "shorthand with a list")]
    [DataRow("variables: {A: }", "None", DisplayName = "shorthand with nothing")]
    [DataRow("variables: {A: {value: 1}}", "1", DisplayName = "dict")]
    [DataRow("variables: {A: {name: A, value: 1}}", "1", DisplayName = "dict with its name")]
    [DataRow("variables: [{name: A, value: 1}]", "1", DisplayName = "list")]
    public void EveryFormBecomesAnEntry(string section, string value)
    {
        var entry = Compose.Run(Compose.Complete + section).Variables.Single();
        Assert.AreEqual("A", entry.Name);
        Assert.AreEqual(value, entry.Field("value")!.ToValue().Repr());
        Assert.IsNull(entry.Field("name"));
        Assert.AreEqual(3, entry.Origin.Line);
    }

    [TestMethod]
    public void LaterEntryReplacesTheWholeEarlierAtItsPlace()
    {
        var composed = Compose.Run(
            Compose.Complete + "variables: {A: {value: 1, type: integer}, B: 2}",
            "variables: [{name: C, value: 3}, {name: A, value: 4}]"
        );
        CollectionAssert.AreEqual(new[] { "A", "B", "C" }, composed.Variables.Select(entry => entry.Name).ToArray());
        Assert.AreEqual(("4", "absent"), (composed.Variables.Field("A", "value"), composed.Variables.Field("A", "type")));
        Assert.AreEqual("b.yaml", composed.Variables[0].Origin.Path);
    }

    [TestMethod]
    public void RedefinitionNamesBothPlacesAndValues()
    {
        var diagnostics = new DiagnosticBag();
        Compose.Run(diagnostics, Compose.Complete + "variables:\n  A: 1\n", "variables:\n  A: {value: 2, description: other}\n");
        var warning = diagnostics.Single();
        Assert.AreEqual((Severity.Warning, "SFLOW1114", "b.yaml(2,3)"), (warning.Severity, warning.Code, warning.Location.ToString()));
        Assert.AreEqual("The variable 'A' is 1 in a.yaml(4,3) and 2 here. The later one counts.", warning.Message);
        Assert.AreEqual("a.yaml(4,3)", warning.Related[0].Location.ToString());
    }

    [TestMethod]
    [DataRow("variables: {A: {value: 1}}", "variables: {A: {value: 1, description: same}}", 0)]
    [DataRow("variables: {A: {value: 1}}", "variables: {A: {value: 1, type: integer}}", 1)]
    [DataRow("variables: {A: 1}", "variables: {A: 1.0}", 1)]
    [DataRow("operators: {o: {type: bash}}", "operators: {o: {type: python}}", 1)]
    [DataRow("artifacts: {o: {uri: 'fs:///a'}}", "artifacts: {o: {uri: 'fs:///b'}}", 1)]
    public void OnlyAnotherValueIsWarnedOf(string one, string other, int warnings) =>
        Assert.HasCount(warnings, Compose.Diagnostics(Compose.Complete + one, other));

    [TestMethod]
    public void LastTimeoutThatSaysSomethingCounts()
    {
        var composed = Compose.Run(Compose.Complete, "workflow: {timeout: 1h}", "workflow: {timeout: 90}", "workflow: {timeout: null}");
        Assert.AreEqual("90", composed.Timeout!.Value.Repr());
    }

    [TestMethod]
    [DataRow("notes: x", "a.yaml(3,1) SFLOW1102")]
    [DataRow("tasks: []", "a.yaml(3,1) SFLOW1103")]
    [DataRow("variables: 5", "a.yaml(3,12) SFLOW1104")]
    [DataRow("variables: !!set {A}", "a.yaml(3,12) SFLOW1104")]
    [DataRow("variables: [A]", "a.yaml(3,13) SFLOW1106")]
    [DataRow("variables: [{value: 1}]", "a.yaml(3,13) SFLOW1107")]
    [DataRow("artifacts: {A: fs:///x}", "a.yaml(3,16) SFLOW1108")]
    [DataRow("variables: {1: x}", "a.yaml(3,13) SFLOW1109")]
    [DataRow("variables: [{name: on}]", "a.yaml(3,20) SFLOW1109")]
    [DataRow("variables: [{name: [x]}]", "a.yaml(3,20) SFLOW1109")]
    [DataRow("variables: {'': x}", "a.yaml(3,13) SFLOW1110")]
    [DataRow("operators: {A: {name: B}}", "a.yaml(3,23) SFLOW1111")]
    [DataRow("variables: [{name: A}, {name: A}]", "a.yaml(3,31) SFLOW1112")]
    public void WrongSectionIsAnErrorAtItsPlace(string section, string expected) =>
        CollectionAssert.AreEqual(new[] { expected }, Compose.Diagnostics(Compose.Complete + section));

    [TestMethod]
    [DataRow("workflow: 5", "b.yaml(1,11) SFLOW1105")]
    [DataRow("workflow: {variables: {}, backends: {}}", "b.yaml(1,27) SFLOW1103")]
    [DataRow("workflow: {task: []}", "b.yaml(1,12) SFLOW1102")]
    [DataRow("workflow: {tasks: [{name: t}]}", "b.yaml(1,27) SFLOW1113")]
    [DataRow("workflow: {name: other}", "b.yaml(1,18) SFLOW1115")]
    [DataRow("workflow: {name: 5}", "b.yaml(1,18) SFLOW1120")]
    [DataRow("workflow: {timeout: [1]}", "b.yaml(1,21) SFLOW1121")]
    [DataRow("version: \"0.2\"", "b.yaml(1,10) SFLOW1115")]
    [DataRow("version: 0.1", "b.yaml(1,10) SFLOW1120")]
    public void WrongModuleIsAnErrorAtItsPlace(string module, string expected) =>
        CollectionAssert.AreEqual(new[] { expected }, Compose.Diagnostics(Compose.Complete, module));

    [TestMethod]
    public void WhatIsMissingIsToldAtTheFirstModule()
    {
        CollectionAssert.AreEqual(
            new[] { "a.yaml(1,1) SFLOW1116", "a.yaml(1,1) SFLOW1117", "a.yaml(1,1) SFLOW1118" },
            Compose.Diagnostics("variables: {A: 1}", "workflow: {tasks: []}")
        );
        CollectionAssert.AreEqual(
            new[] { "a.yaml(1,10) SFLOW1119" },
            Compose.Diagnostics("version: '1.0'\nworkflow: {name: w, tasks: [{name: t}]}")
        );
        var none = new DiagnosticBag();
        Assert.IsNull(Composer.Run([], none));
        Assert.AreEqual("SFLOW1101", none.Single().Code);
    }

    [TestMethod]
    public void EveryErrorOfEveryModuleIsToldAtOnce() =>
        CollectionAssert.AreEqual(
            new[]
            {
                "a.yaml(1,1) SFLOW1102",
                "b.yaml(1,1) SFLOW1102",
                "b.yaml(2,10) SFLOW1120",
                "c.yaml(1,12) SFLOW1104",
                "a.yaml(1,1) SFLOW1117",
                "a.yaml(1,1) SFLOW1118",
            },
            Compose.Diagnostics("varaibles: {}", "foo: 1\nversion: 1", "variables: x")
        );

    [TestMethod]
    public void ConflictNamesBothPlaces()
    {
        var diagnostics = new DiagnosticBag();
        Compose.Run(diagnostics, Compose.Complete, "workflow: {name: other, tasks: {t: {}}}");
        var messages = string.Join("\n", diagnostics.Select(finding => finding.Message));
        StringAssert.Contains(messages, "The workflow name is 'other' here, but 'w' in a.yaml(2,18).");
        StringAssert.Contains(messages, "There is already a task 't': a.yaml(2,36).");
        Assert.IsTrue(diagnostics.All(finding => finding.Related.Count == 1));
    }

    [TestMethod]
    [DataRow("operators: [{nmae: x, type: bash}]", "Did you mean 'name' instead of 'nmae'?")]
    [DataRow("operators: [{box: {type: bash}}]", "write '- name: box'")]
    [DataRow("operators: [{type: bash}]", "Add 'name: …'.")]
    public void NamelessItemIsHelped(string section, string help)
    {
        var diagnostics = new DiagnosticBag();
        Compose.Run(diagnostics, Compose.Complete + section);
        StringAssert.Contains(diagnostics.Single().Message, help);
    }

    [TestMethod]
    [DataRow("varaibles: {}", "'variables'")]
    [DataRow("workflows: {}", "'workflow'")]
    public void NearKeyIsSuggested(string module, string suggestion)
    {
        var diagnostics = new DiagnosticBag();
        Compose.Run(diagnostics, Compose.Complete, module);
        StringAssert.Contains(diagnostics.Single().Message, $"Did you mean {suggestion}?");
    }
}
