using Newtonsoft.Json.Linq;

namespace Sflow.Cli.Tests;

[TestClass]
public sealed class PlanTests
{
    private const string Files = "slurm.yaml tasks.yaml";

    [TestMethod]
    [Covers("plan", "FILES", "--file", "--set")]
    public void APlanHasTasksAndTheirPlaces()
    {
        using var folder = new Workspace();
        var answer = folder.Do($"plan {Files}");
        StringAssert.Contains(answer.Output, "Workflow train: 2 tasks");
        StringAssert.Contains(answer.Output, "* serve  srun    node 0 GPU 0-1");
        StringAssert.Contains(answer.Output, "bench  srun    node 0-1  after serve");
        Assert.AreEqual("", answer.Error);
        StringAssert.Contains(folder.Do("plan -f slurm.yaml --file tasks.yaml -s TP=4").Output, "GPU 0-3");
        StringAssert.Contains(folder.Do($"plan {Files} --set TP=1").Output, "serve  srun    node 0 GPU 0\n");
    }

    [TestMethod]
    [Covers("plan", "--artifact", "--check-paths", "--skip-artifact-check", "--workspace-dir")]
    public void PathsAreCheckedOnRequest()
    {
        using var folder = new Workspace();
        folder.Do($"plan {Files}");
        var answer = folder.Expect(1, $"plan {Files} --check-paths");
        StringAssert.Contains(answer.Error, "models/small");
        folder.Do($"plan {Files} --check-paths --skip-artifact-check");
        Directory.CreateDirectory(folder["elsewhere/models/small"]);
        folder.Do($"plan {Files} --check-paths --workspace-dir elsewhere");
        folder.Do($"plan {Files} --check-paths -a MODEL=fs://elsewhere");
        folder.Expect(1, $"plan {Files} --check-paths --artifact MODEL=fs:///not/there");
        StringAssert.Contains(folder.Expect(1, $"plan {Files} --workspace-dir ~/x").Error, "--workspace-dir");
    }

    [TestMethod]
    [Covers("plan", "--nodes", "--gpus-per-node")]
    public void TheSizeOfTheAllocationIsSet()
    {
        using var folder = new Workspace();
        StringAssert.Contains(folder.Do($"plan {Files} -N 3 -G 8").Output, "Slurm, 3 nodes of 8 GPUs");
        StringAssert.Contains(folder.Do($"plan {Files} --nodes 1 --gpus-per-node 2").Output, "Slurm, 1 node of 2 GPUs");
        StringAssert.Contains(folder.Expect(1, $"plan {Files} --nodes many").Error, "--nodes many: error");
    }

    [TestMethod]
    [Covers("plan", "--include-nodes", "--exclude-nodes")]
    public void NodesAreAddedToThoseOfTheBackend()
    {
        using var folder = new Workspace();
        folder.Write("slurm.yaml", File.ReadAllText(folder["slurm.yaml"]).Replace("nodes: 2,", "nodes: 2, include_nodes: [n1],"));
        var answer = folder.Do($"plan {Files} --include-nodes n2,n1 --include-nodes n[5-6] --exclude-nodes n7,n8 --exclude-nodes n9");
        StringAssert.Contains(answer.Output, "with n1 n2 n[5-6], without n7 n8 n9");
        StringAssert.Contains(
            SflowExecutable.Run(folder.Path, "plan", "slurm.yaml", "tasks.yaml", "--exclude-nodes", "a b").Output,
            "without a b"
        );
        var both = folder.Expect(1, $"plan {Files} --exclude-nodes n3 --exclude-nodes n1");
        StringAssert.Contains(both.Error, "--exclude-nodes n1: error SFLOW1228");
        StringAssert.Contains(folder.Expect(1, $"plan {Files} --exclude-nodes n;1").Error, "SFLOW1229");
        folder.Write("alone.yaml", "workflow:\n  name: here\n  tasks:\n    - {name: a, script: [echo a]}\n");
        StringAssert.Contains(folder.Do("plan local.yaml alone.yaml --exclude-nodes n1").Error, "--exclude-nodes n1: warning SFLOW2017");
    }

    [TestMethod]
    [Covers("plan", "--missable-tasks", "--merge", "--enable-workflow-monitor", "--enable-task-monitor")]
    public void TheDocumentIsComposedAsByCompose()
    {
        using var folder = new Workspace();
        folder.Write("tasks.yaml", File.ReadAllText(folder["tasks.yaml"]).Replace("[serve]", "[serve, warmup]"));
        folder.Write("more.yaml", "version: \"0.1\"\nbackends:\n  - {name: cluster, type: slurm, nodes: 1}\n");
        folder.Expect(1, $"plan {Files} more.yaml -M warmup");
        folder.Expect(1, $"plan {Files}");
        StringAssert.Contains(folder.Do($"plan {Files} more.yaml --merge deep -M warmup").Output, "Slurm, 1 node of 4 GPUs");
        Assert.AreEqual(0, Monitors($"plan {Files} --missable-tasks warmup --json"));
        Assert.AreEqual(2, Monitors($"plan {Files} -M warmup --json --enable-workflow-monitor"));
        Assert.AreEqual(1, Monitors($"plan {Files} -M warmup --json --enable-task-monitor serve"));

        int Monitors(string line) => (JObject.Parse(folder.Do(line).Output)["plans"]![0]!["plan"]!["monitor"] as JArray)?.Count ?? 0;
    }

    [TestMethod]
    [Covers("plan", "--bulk-input", "--row")]
    public void RowsAreComparedInATable()
    {
        using var folder = new Workspace();
        var answer = folder.Do("plan --bulk-input jobs.csv");
        Assert.AreEqual(
            """
            row  name       tasks  nodes  GPUs  free GPUs
              1  small_001      2      2     8          7
              2  large_002      2      2     8          4

            """.ReplaceLineEndings("\n"),
            answer.Output
        );
        StringAssert.Contains(folder.Do("plan -b jobs.csv --row -1").Output, "GPU 0-3");
        StringAssert.Contains(folder.Do("plan -b jobs.csv --row 1").Output, "serve  srun    node 0 GPU 0\n");
    }

    [TestMethod]
    [Covers("plan", "--json")]
    public void JsonIsTheDocumentOfABuild()
    {
        using var folder = new Workspace();
        var one = Workspace.Checked(folder.Do($"plan {Files} --json").Output, "sflow.plan.schema.json");
        Assert.AreEqual("sflow.plan/1", (string?)one["schema"]);
        Assert.AreEqual("serve", (string?)one["plans"]![0]!["plan"]!["tasks"]![0]!["name"]);
        var rows = Workspace.Checked(folder.Do("plan -b jobs.csv --json --include-nodes n1").Output, "sflow.plan.schema.json");
        Assert.AreEqual("small_001 large_002", string.Join(' ', rows["plans"]!.Select(plan => (string?)plan["name"])));
        Assert.AreEqual("n1", (string?)rows["plans"]![0]!["plan"]!["backends"]![0]!["include_nodes"]![0]);
    }

    [TestMethod]
    [Covers("plan", "--verbose")]
    public void VerboseShowsWhatTheLevelHides()
    {
        using var folder = new Workspace();
        StringAssert.Contains(folder.Do($"plan {Files} --verbose").Error, "exit code 0");
        StringAssert.Contains(folder.Do($"plan {Files} -v").Error, "exit code 0");
    }

    [TestMethod]
    public void APlanNeedsATarget()
    {
        using var folder = new Workspace();
        folder.Write("tasks.yaml", File.ReadAllText(folder["tasks.yaml"]).Replace("'bench --mode", "'if bench --mode"));
        var answer = folder.Expect(1, $"plan {Files}");
        Assert.AreEqual("", answer.Output);
        StringAssert.Contains(answer.Error, "tasks.yaml(");
    }
}
