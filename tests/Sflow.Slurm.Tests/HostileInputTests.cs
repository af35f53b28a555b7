namespace Sflow.Slurm.Tests;

/// <summary>Values that try to leave their place.</summary>
[TestClass]
[NeedsSlurm]
public sealed class HostileInputTests
{
    [TestMethod]
    [DataRow("$(touch canary)")]
    [DataRow("`touch canary`")]
    [DataRow("; touch canary;")]
    [DataRow("' ; touch canary ; '")]
    [DataRow("\" ; touch canary ; \"")]
    [DataRow("a\ntouch canary\n#SBATCH --comment=hijacked\nSFLOW_EOT\ntouch canary")]
    public void ACellOfACSVStaysAValue(string value)
    {
        using var folder = new TempFolder();
        var workflow = new Workflow(
            folder,
            """
            version: "0.1"
            variables:
              VALUE: {type: string, value: harmless}
            artifacts:
              - {name: TEXT, uri: "file://text", content: "<${{ variables.VALUE }}>"}
            workflow:
              name: hostile
              tasks:
                - name: show
                  script:
                    - printf %s "$VALUE" >"$SFLOW_WORKSPACE_DIR/value"
                    - cp "$TEXT" "$SFLOW_WORKSPACE_DIR/artifact"
                    - echo "${{ variables.VALUE | length }} characters"
                  probes: {failure: {log_watch: {match_pattern: "${{ variables.VALUE | replace('\\n', ' ') }}"}, interval: 1}}
            """
        );
        using var job = Job.Submit(
            folder,
            workflow.CompileRow(
                "job_name,sflow_config_file,VALUE\n"
                    + $"row,head.yaml workflow.yaml,\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n"
            )
        );

        var record = job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

        Assert.AreEqual(value, TempFolder.Read(folder["value"]));
        Assert.AreEqual($"<{value}>", TempFolder.Read(folder["artifact"]));
        Assert.AreEqual($"0: {value.Length} characters\n", record.Log("show"));
        Assert.AreEqual("", job.Field("Comment"));
        Assert.IsEmpty(Directory.GetFiles(folder.Path, "canary", SearchOption.AllDirectories));
    }

    [TestMethod]
    [DataRow("--comment=two words")]
    [DataRow("--comment two words")]
    [DataRow("--comment=one; touch canary & (echo) | cat > canary")]
    public void OptionsOfSbatchMayHoldBlanks(string option)
    {
        using var folder = new TempFolder();
        using var job = Job.Submit(folder, new Workflow(folder, Trivial) { SbatchOptions = [option] }.Compile());

        job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

        Assert.AreEqual(option["--comment=".Length..], job.Field("Comment"));
        Assert.IsFalse(File.Exists(folder["canary"]));
    }

    [TestMethod]
    [DataRow("--comment", "two words")]
    [DataRow("--comment=two words")]
    public void ArgumentsOfTheBackendMayHoldBlanks(params string[] arguments)
    {
        using var folder = new TempFolder();
        using var job = Job.Submit(folder, new Workflow(folder, Trivial) { ExtraArguments = arguments }.Compile());

        job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

        Assert.AreEqual("two words", job.Field("Comment"));
    }

    private const string Trivial = """
        version: "0.1"
        workflow:
          name: trivial
          tasks:
            - {name: only, script: ["echo done"]}
        """;
}
