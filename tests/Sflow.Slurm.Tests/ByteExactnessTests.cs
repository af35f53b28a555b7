namespace Sflow.Slurm.Tests;

/// <summary>What a module says reaches the task as it stands, through sbatch, bash and srun.</summary>
[TestClass]
[NeedsSlurm]
public sealed class ByteExactnessTests
{
    [TestMethod]
    [DataRow("", DisplayName = "nothing")]
    [DataRow("it's \"quoted\" and 'quoted' `so` too", DisplayName = "quotes")]
    [DataRow("first\nsecond\n\n  fourth\n", DisplayName = "newlines")]
    [DataRow("\n\n", DisplayName = "only newlines")]
    [DataRow(
        "$HOME ${HOME} $(touch canary) $((1+1)) $'x' !! ~ * ? [a] {b,c} & | ; < > # %s \\n \\\\ \\",
        DisplayName = "what a shell would read"
    )]
    [DataRow("tab\there, return\r\nthere, bell\a, one\u0001, delete\u007f", DisplayName = "control characters")]
    [DataRow("Grüße, 世界 🚀 \u00a0\u2028", DisplayName = "beyond ASCII")]
    [DataRow("Grüße, 世界 🚀 \r\n & \u0001", "C", DisplayName = "beyond ASCII, in the C locale")]
    [DataRow("Grüße, 世界 🚀 \r\n & \u0001", "C.UTF-8", DisplayName = "beyond ASCII, in a UTF-8 locale")]
    [DataRow("SFLOW_EOT\nEOT\nEOF\n__SFLOW_JOB_ID__", DisplayName = "words of the script itself")]
    public void ValuesArtifactsAndScriptsAreExact(string text, string? locale = null)
    {
        using var folder = new TempFolder();
        var script =
            "printf %s \"$VALUE\" >\"$SFLOW_WORKSPACE_DIR/value\"\n"
            + "printf %s \"$BASH_EXECUTION_STRING\" >\"$SFLOW_WORKSPACE_DIR/script\"\n"
            + "cp \"$TEXT\" \"$SFLOW_WORKSPACE_DIR/artifact\"\nexit 0\n"
            + text;
        using var job = Job.Submit(
            folder,
            new Workflow(
                folder,
                $$"""
                version: "0.1"
                variables:
                  VALUE: {type: string, value: {{Workflow.Quote(text)}}}
                artifacts:
                  - {name: TEXT, uri: "file://text", content: {{Workflow.Quote(text)}}}
                workflow:
                  name: exact
                  tasks:
                    - {name: exact, script: [{{Workflow.Quote(script)}}]}
                """
            ).Compile(),
            locale is null ? [] : ["--export=ALL,LC_ALL=" + locale]
        );

        job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

        Same(text, folder["value"]);
        Same(text, folder["artifact"]);
        Same(script, folder["script"]);
        Assert.IsEmpty(Directory.GetFiles(folder.Path, "canary", SearchOption.AllDirectories));
    }

    private static void Same(string expected, string file) =>
        CollectionAssert.AreEqual(Encoding.UTF8.GetBytes(expected), File.ReadAllBytes(file), TempFolder.Read(file));
}
