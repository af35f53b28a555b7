using Sflow.Compilation;
using Sflow.Resolution;

namespace Sflow.Tests.Generation;

/// <summary>The CPUs that a script asks of Slurm for the plan's widest step.</summary>
[TestClass]
public sealed class CpuRequestTests
{
    private const string Wide = """
        version: "0.1"
        backends:
          - {name: cluster, type: slurm, account: team, partition: gpu, time: "02:00:00", nodes: 1, gpus_per_node: 4}
        operators:
          - {name: wide, type: srun, ntasks_per_node: 2, cpus_per_task: 3}
        workflow:
          name: w
          tasks:
            - {name: step, operator: wide, script: [x]}
        """;

    // Slurm 24.11 and later ignore --mincpus where threads are spoken of, too.
    [TestMethod]
    [DataRow("", "--mincpus=6")]
    [DataRow("--hint=nomultithread", "--cpus-per-task=6 --hint=nomultithread")]
    [DataRow("--threads-per-core=1", "--cpus-per-task=6 --threads-per-core=1")]
    [DataRow("--hint=nomultithread --mincpus=8", "--cpus-per-task=6 --hint=nomultithread --mincpus=8")]
    [DataRow("--mincpus=8", "--mincpus=8")]
    [DataRow("--cpus-per-task=8 --hint=nomultithread", "--cpus-per-task=8 --hint=nomultithread")]
    [DataRow("-c 8", "-c 8")]
    [DataRow("-c8", "-c8")]
    [DataRow("-n4", "-n4")]
    [DataRow("--exclusive", "--exclusive")]
    public void TheWidestStepSCPUsAreAskedForUnlessTheUserCountsThem(string options, string expected)
    {
        var result = new WorkflowCompiler(new OneText()).Compile(
            new CompileRequest
            {
                Name = "w",
                Modules = [At("w.yaml")],
                Settings = new JobSettings
                {
                    Slurm = new SlurmSettings
                    {
                        SbatchOptions =
                        [
                            .. options
                                .Replace("-c 8", "-c_8")
                                .Split(' ', System.StringSplitOptions.RemoveEmptyEntries)
                                .Select(option => At(option.Replace('_', ' '))),
                        ],
                    },
                },
            }
        );

        Assert.IsTrue(result.Success, string.Join('\n', result.Diagnostics));
        var script = result.Files.Single(file => Path.GetExtension(file.RelativePath) == ".sh").Content.ToString();
        var asked = script
            .Split('\n')
            .Where(line => line.StartsWith("#SBATCH ", System.StringComparison.Ordinal))
            .Select(line => line["#SBATCH ".Length..]);
        string[] others = ["--job-name", "--partition", "--account", "--nodes", "--time", "--output", "--signal"];
        Assert.AreEqual(expected, string.Join(' ', asked.Where(option => !others.Contains(option.Split('=')[0]))));
    }

    private static Located<string> At(string text) => new(text, TextLocation.OfFile("project.proj"));

    private sealed class OneText : ISourceReader
    {
        public SourceReadResult Read(string path) => new(Encoding.UTF8.GetBytes(Wide), null);
    }
}
