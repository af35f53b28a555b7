namespace Sflow.Tests.Diagnostics;

/// <summary>A value of the wrong shape is reported where it stands, once, and never passed over.</summary>
[TestClass]
public sealed class WrongShapeTests
{
    [TestMethod]
    [DataRow("script: \"${{ X }}\"", "'script' takes a list, not '${{ X }}'.")]
    [DataRow("script: x", "'script' takes a list, not 'x'.")]
    [DataRow("script: [x]\n      outputs: \"${{ X }}\"", "'outputs' takes a list, not '${{ X }}'.")]
    [DataRow("script: [x]\n      backend: 5", "'backend' takes a backend's name (write quotes around it), not 5.")]
    [DataRow("script: [x]\n      backend: [here]", "'backend' takes a backend's name (write quotes around it), not a list.")]
    [DataRow(
        "script: [x]\n      backend: {type: local}",
        "A task can't describe a backend. Describe it in the section 'backends' and write its name here."
    )]
    [DataRow("script: [x]\n      backend: {name: here}", "")]
    [DataRow("script: [x]\n      backend: here", "")]
    [DataRow("script: [x]\n      retries: 2", "'retries' takes a mapping, not 2.")]
    public void InATask(string fields, string expected) =>
        Assert.AreEqual(
            expected,
            Messages(
                "version: \"0.1\"\nvariables:\n  X: [echo a]\nbackends:\n  - {name: here, type: local}\nworkflow:\n"
                    + "  name: demo\n  tasks:\n    - name: hello\n      "
                    + fields
                    + "\n"
            )
        );

    [TestMethod]
    [DataRow("[slurm]", "'type' can't be 'a list': write local, slurm, docker or kubernetes.")]
    [DataRow("slrum", "'type' can't be 'slrum': write local, slurm, docker or kubernetes. Did you mean 'slurm'?")]
    public void InABackendsType(string type, string expected) =>
        Assert.AreEqual(
            expected,
            Messages(
                $"version: \"0.1\"\nbackends:\n  - {{name: here, type: {type}}}\nworkflow:\n  name: demo\n  tasks:\n"
                    + "    - name: hello\n      script: [x]\n"
            )
        );

    [TestMethod]
    public void ATaskListAtTheWrongLevelIsNotMissingAsWell() =>
        Assert.AreEqual(
            "'name' belongs below 'workflow:'. Indent it there.\n'tasks' belongs below 'workflow:'. Indent it there.",
            Messages("version: \"0.1\"\nname: demo\ntasks:\n  - name: hello\n    script: [x]\n")
        );

    private static string Messages(string module) =>
        string.Join(
            "\n",
            ExampleCompiler
                .Compile(new Dictionary<string, string> { ["workflow.yaml"] = module })
                .Where(finding => finding.Severity == Sflow.Diagnostics.Severity.Error)
                .Select(finding => finding.Message)
        );
}
