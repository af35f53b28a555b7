namespace Sflow.Slurm.Tests;

/// <summary>What just fits runs, through sbatch, bash and srun; one byte more is refused before anything is submitted.</summary>
[TestClass]
[NeedsSlurm]
public sealed class SizeTests
{
    private const int LongestArgument = 131_071;
    private const int LongestScript = 4 * 1024 * 1024;

    [TestMethod]
    public void ATaskWithTheLongestScriptAndVariableRuns()
    {
        using var folder = new TempFolder();
        using var job = new Workflow(folder, Task(LongestArgument, LongestArgument)).Submit();

        var record = job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

        Assert.AreEqual($"0: {LongestArgument} {LongestArgument}\n", record.Log("long"));
    }

    [TestMethod]
    [DataRow(LongestArgument + 1, LongestArgument)]
    [DataRow(LongestArgument, LongestArgument + 1)]
    public void AByteMoreIsRefused(int script, int variable)
    {
        using var folder = new TempFolder();
        Assert.MatchesRegex("^SFLOW16[0-9]{2}$", new Workflow(folder, Task(script, variable)).Errors());
    }

    // Slurm itself refuses larger ones with a message about something else.
    [TestMethod]
    public void TheLargestJobRunsAndAByteMoreIsRefused()
    {
        using var folder = new TempFolder();
        var rest = Encoding.UTF8.GetByteCount(new Workflow(folder, Artifact(1)).Compile()) - 1;
        using var job = new Workflow(folder, Artifact(LongestScript - rest)).Submit();

        var record = job.ExpectEnd("COMPLETED", "0:0", "COMPLETED");

        Assert.AreEqual($"0: {LongestScript - rest}\n", record.Log("measure"));
        Assert.MatchesRegex("^SFLOW16[0-9]{2}$", new Workflow(folder, Artifact(LongestScript - rest + 1)).Errors());
    }

    // NAME=VALUE is what the kernel counts.
    private static string Task(int script, int variable) =>
        $$"""
            version: "0.1"
            variables:
              LONG: {type: string, description: long, value: {{new string('v', variable - "LONG=".Length)}}}
            workflow:
              name: sizes
              tasks:
                - {name: long, script: [{{Workflow.Quote(
                """echo ${#BASH_EXECUTION_STRING} $((${#LONG} + 5)); exit; #""".PadRight(script, 'x')
            )}}]}
            """;

    private static string Artifact(int size) =>
        $$"""
            version: "0.1"
            artifacts:
              - {name: LARGE, uri: "file://large.txt", description: large, content: "{{new string('a', size)}}"}
            workflow:
              name: sizes
              tasks:
                - {name: measure, script: ["wc -c <$LARGE"]}
            """;
}
