using System.Text.Json.Nodes;
using Newtonsoft.Json.Linq;

namespace Sflow.Cli.Tests.Run;

[TestClass]
public sealed class RunTests
{
    [TestMethod]
    [Covers("run", "FILES", "--set")]
    public void HelloRunsAndItsScriptIsInTheRunFolder()
    {
        using var folder = new RunFolder();
        File.Copy(Repository.PathOf("samples", "hello", "hello.yaml"), Path.Combine(folder.Path, "hello.yaml"));
        var answer = folder.Sflow("run", "hello.yaml", "--set", "NAME=Ada");
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        StringAssert.Contains(answer.Output, "\"greeting\": \"Hello, Ada!\"", answer.Text);
        StringAssert.Contains(answer.Output, "run folder: " + folder.Run, answer.Text);
        StringAssert.Contains(answer.Error, "hello runs on this machine", answer.Text);
        Assert.AreEqual("COMPLETED 0", RunFolder.End(folder.Run));
        StringAssert.StartsWith(File.ReadAllText(Path.Combine(folder.Run, "workflow.sh")), "#!/bin/bash\n");
        Assert.DoesNotContain('\x1b', answer.Output + answer.Error);
    }

    [TestMethod]
    [Covers("run", "--bulk-input", "--row")]
    public void OneRowOfTheSmokeTestRuns()
    {
        foreach (var (options, task) in new[] { (new[] { "-b" }, "agg_0"), (["--bulk-input"], "prefill_0") })
        {
            using var folder = new RunFolder();
            var csv = Repository.PathOf("samples", "smoke", "bulk_input.csv");
            var row = task == "agg_0" ? "--row=-1" : "--row=3";
            var answer = folder.Sflow(["run", .. options, csv, row]);
            Assert.AreEqual(0, answer.ExitCode, answer.Text);
            StringAssert.Contains(RunFolder.Tasks(folder.Run), task, answer.Text);
        }
    }

    [TestMethod]
    public void SeveralRowsAndNoRowAreErrors()
    {
        using var folder = new RunFolder();
        var csv = Repository.PathOf("samples", "smoke", "bulk_input.csv");
        var none = folder.Sflow("run", "-b", csv);
        Assert.AreEqual(2, none.ExitCode, none.Text);
        StringAssert.Contains(none.Error, "SFLOW2038: sflow run runs one row of a CSV, and no row is selected.");
        var two = folder.Sflow("run", "-b", csv, "--row", "3:5");
        Assert.AreEqual(1, two.ExitCode, two.Text);
        StringAssert.Contains(two.Error, "and 2 rows are selected");
        var alone = folder.Local("w", "- {name: t, script: ['true']}").Sflow("run", "w.yaml", "--row", "1");
        Assert.AreEqual(2, alone.ExitCode, alone.Text);
        StringAssert.Contains(alone.Error, "--row selects rows of a CSV, and --bulk-input names none");
        Assert.IsEmpty(folder.Runs);
    }

    [TestMethod]
    [Covers("run", "--file", "--artifact", "--missable-tasks", "--merge")]
    public void TheOptionsOfAWorkflowWorkHere()
    {
        using var folder = new RunFolder();
        folder.Write("data.txt", "content\n");
        folder.Write("base.yaml", "version: \"0.1\"\nartifacts:\n  - {name: DATA, uri: 'fs:///nowhere'}\n");
        folder.Local("w", "- name: t\n  depends_on: [absent]\n  script: ['cat \"$DATA\"']");
        folder.Write("more.yaml", "version: \"0.1\"\nworkflow:\n  name: w\n  tasks:\n    - {name: t, timeout: 1m}\n");
        string[] words = ["-f", "base.yaml", "--file", "w.yaml", "-f", "more.yaml", "-a", "DATA=fs://data.txt", "-M", "absent"];
        var answer = folder.Sflow(["run", .. words, "--merge", "deep"]);
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        Assert.AreEqual("content\n", File.ReadAllText(Path.Combine(folder.Run, "t", "t.log")));
    }

    [TestMethod]
    [Covers("run", "--workspace-dir", "--output-dir")]
    public void TheFoldersAreThoseOfTheCommandLine()
    {
        using var folder = new RunFolder();
        folder.Local("w", "- {name: t, script: ['echo $SFLOW_WORKSPACE_DIR']}");
        Directory.CreateDirectory(Path.Combine(folder.Path, "space"));
        var environment = new Dictionary<string, string> { ["SFLOW_OUTPUT_DIR"] = "/nowhere", ["SFLOW_WORKSPACE_DIR"] = "/nowhere" };
        string[] words = ["run", "w.yaml", "--workspace-dir", "space", "--output-dir", "runs"];
        var answer = SflowExecutable.Run(folder.Path, environment, null, words);
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        var run = Directory.GetDirectories(Path.Combine(folder.Path, "runs")).Single();
        Assert.AreEqual(Path.Combine(folder.Path, "space") + "\n", File.ReadAllText(Path.Combine(run, "t", "t.log")));
        environment["SFLOW_WORKSPACE_DIR"] = "space";
        environment["SFLOW_OUTPUT_DIR"] = "from-environment";
        Assert.AreEqual(0, SflowExecutable.Run(folder.Path, environment, null, "run", "w.yaml").ExitCode);
        Assert.HasCount(1, Directory.GetDirectories(Path.Combine(folder.Path, "space", "from-environment")));
    }

    [TestMethod]
    [Covers("run", "--dry-run", "--json")]
    public void ADryRunShowsThePlanAndStartsNothing()
    {
        using var folder = new RunFolder();
        folder.Local("w", "- {name: a, script: ['true']}\n- {name: b, depends_on: [a], script: ['true']}");
        var plan = folder.Sflow("run", "w.yaml", "--dry-run");
        Assert.AreEqual(0, plan.ExitCode, plan.Text);
        StringAssert.Contains(plan.Output, "Workflow w: 2 tasks");
        StringAssert.Contains(plan.Output, "Command: bash SCRIPT");
        var json = folder.Sflow("run", "w.yaml", "--dry-run", "--json");
        Assert.AreEqual("", json.Error);
        Check(json.Output);
        Assert.AreEqual("b", (string?)JsonNode.Parse(json.Output)!["plan"]!["tasks"]![1]!["name"]);
        Assert.IsEmpty(folder.Runs);
        Assert.IsFalse(Directory.Exists(Path.Combine(folder.Path, "sflow_output")));
    }

    [TestMethod]
    [Covers("run", "--json")]
    public void TheOutcomeIsADocument()
    {
        using var folder = new RunFolder();
        folder.Local("w", "- {name: good, script: ['echo one']}\n- {name: bad, depends_on: [good], script: ['exit 3']}");
        var answer = folder.Sflow("run", "w.yaml", "--json");
        Assert.AreEqual(1, answer.ExitCode, answer.Text);
        Check(answer.Output);
        var document = JsonNode.Parse(answer.Output)!;
        Assert.AreEqual("FAILED", (string?)document["state"]);
        Assert.AreEqual(1, (int?)document["exit_code"]);
        Assert.AreEqual(folder.Run, (string?)document["run_folder"]);
        Assert.AreEqual("bad", (string?)document["failed_tasks"]![0]);
        StringAssert.Contains(answer.Error, "bad: FAILED (exit code 3)", answer.Text);
    }

    [TestMethod]
    [Covers("run", "--resume")]
    public void AResumedRunContinuesInItsFolder()
    {
        using var folder = new RunFolder();
        folder.Local("w", "- {name: good, script: ['echo one']}\n- {name: bad, depends_on: [good], script: ['exit 3']}");
        var answer = folder.Sflow("run", "w.yaml");
        StringAssert.Contains(answer.Error, "add --resume " + folder.Run, answer.Text);
        folder.Local("w", "- {name: good, script: ['echo one']}\n- {name: bad, depends_on: [good], script: ['true']}");
        var again = folder.Sflow("run", "w.yaml", "--resume", Path.GetRelativePath(folder.Path, folder.Run));
        Assert.AreEqual(0, again.ExitCode, again.Text);
        Assert.AreEqual("COMPLETED 0", RunFolder.End(folder.Run));
        Assert.AreEqual("one\n", File.ReadAllText(Path.Combine(folder.Run, "good", "good.log")));
        var other = folder.Local("v", "- {name: good, script: ['echo one']}").Sflow("run", "v.yaml", "--resume", folder.Run);
        Assert.AreEqual(1, other.ExitCode, other.Text);
        StringAssert.Contains(other.Error, "SFLOW2034");
        StringAssert.Contains(other.Error, "It is a run of 'w', and this workflow is 'v'.");
        foreach (var wrong in new[] { "nowhere", "." })
            StringAssert.Contains(folder.Sflow("run", "w.yaml", "--resume", wrong).Error, "SFLOW2034");
        Assert.HasCount(1, folder.Runs);
    }

    [TestMethod]
    [Covers("run", "--tui", "--tui-refresh")]
    public void TheLiveViewIsAcceptedWithANote()
    {
        using var folder = new RunFolder();
        folder.Local("w", "- {name: t, script: ['true']}");
        foreach (var words in new[] { new[] { "--tui" }, ["--tui-refresh", "4"] })
        {
            var answer = folder.Sflow(["run", "w.yaml", .. words]);
            Assert.AreEqual(0, answer.ExitCode, answer.Text);
            StringAssert.Contains(answer.Error, "the live view (--tui) is not available yet", answer.Text);
        }

        var wrong = folder.Sflow("run", "w.yaml", "--tui-refresh", "0");
        Assert.AreEqual(2, wrong.ExitCode, wrong.Text);
        StringAssert.Contains(wrong.Error, "--tui-refresh 0: error SFLOW2052: The value must be a whole number of at least 1");
    }

    [TestMethod]
    [Covers("run", "--time", "--partition", "--account", "--extra-args", "--extra-salloc-args", "--nodes", "--gpus-per-node")]
    public void TheRequestForAnAllocationIsInTheDryRun()
    {
        using var folder = new RunFolder();
        folder.Write(
            "s.yaml",
            """
            version: "0.1"
            backends:
              - {name: hpc, type: slurm, default: true, nodes: 1, gpus_per_node: 2, account: a, partition: p, time: "00:05:00"}
            workflow:
              name: s
              tasks:
                - {name: t, script: ['hostname']}
            """
        );
        using var tools = new TempFolder();
        File.WriteAllText(tools["salloc"], "");
        var environment = new Dictionary<string, string> { ["PATH"] = $"{tools.Path}:/usr/bin:/bin", ["SLURM_JOB_ID"] = "" };
        string[] words = ["run", "s.yaml", "--dry-run", "--time", "10", "-p", "gpu", "-A", "me", "-N", "3", "-G", "4"];
        string[] more = ["-e", "--exclusive", "-e", "--output=x.out", "--extra-salloc-args", "--bell"];
        var answer = SflowExecutable.Run(folder.Path, environment, null, [.. words, .. more]);
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        StringAssert.Contains(
            answer.Output,
            "Command: salloc --kill-command=TERM --job-name=s --partition=gpu --account=me --nodes=3 --time=10 --exclusive --bell "
                + "bash SCRIPT",
            answer.Text
        );
        StringAssert.Contains(answer.Output, "3 nodes of 4 GPUs", answer.Text);
    }

    [TestMethod]
    [Covers("run", "--include-nodes", "--exclude-nodes")]
    public void NodesAreRequestedByName()
    {
        using var folder = new RunFolder();
        folder.Write(
            "s.yaml",
            """
            version: "0.1"
            backends:
              - {name: hpc, type: slurm, default: true, nodes: 1, gpus_per_node: 2, account: a, partition: p, time: "00:05:00"}
            workflow:
              name: s
              tasks:
                - {name: t, script: ['hostname']}
            """
        );
        using var tools = new TempFolder();
        File.WriteAllText(tools["salloc"], "");
        var environment = new Dictionary<string, string> { ["PATH"] = $"{tools.Path}:/usr/bin:/bin", ["SLURM_JOB_ID"] = "" };
        string[] words = ["run", "s.yaml", "--dry-run", "--include-nodes", "n1", "--exclude-nodes", "n2,n3"];
        var answer = SflowExecutable.Run(folder.Path, environment, null, words);
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        StringAssert.Contains(answer.Output, " --nodelist=n1 --exclude=n2,n3 ", answer.Text);
    }

    [TestMethod]
    [Covers("run", "--check-paths", "--skip-artifact-check", "--verbose")]
    public void AMissingPathIsAnErrorThatCanBeAllowed()
    {
        using var folder = new RunFolder();
        folder.Write("base.yaml", "version: \"0.1\"\nartifacts:\n  - {name: DATA, uri: 'fs:///nowhere/data'}\n");
        folder.Local("w", "- name: t\n  script: ['echo $DATA']");
        var early = folder.Sflow("run", "base.yaml", "w.yaml", "--check-paths");
        Assert.AreEqual(1, early.ExitCode, early.Text);
        StringAssert.Contains(early.Error, "base.yaml(3,", early.Text);
        Assert.IsEmpty(folder.Runs);
        Assert.AreEqual(2, folder.Sflow("run", "base.yaml", "w.yaml").ExitCode);
        var allowed = folder.Sflow("run", "base.yaml", "w.yaml", "--skip-artifact-check", "--verbose");
        Assert.AreEqual(0, allowed.ExitCode, allowed.Text);
        StringAssert.Contains(allowed.Output, "artifact DATA does not exist", allowed.Text);
        StringAssert.Contains(allowed.Error, "run: exit code 0 after", allowed.Text);
        Assert.AreEqual("/nowhere/data\n", File.ReadAllText(Path.Combine(folder.Runs[^1], "t", "t.log")));
    }

    [TestMethod]
    [Covers("run", "--enable-workflow-monitor", "--enable-task-monitor")]
    public void MonitorsCanBeTurnedOn()
    {
        using var folder = new RunFolder();
        folder.Local("w", "- {name: t, script: ['sleep 1.2']}");
        foreach (var words in new[] { new[] { "--enable-workflow-monitor" }, ["--enable-task-monitor", "t"] })
        {
            var answer = folder.Sflow(["run", "w.yaml", .. words]);
            Assert.AreEqual(0, answer.ExitCode, answer.Text);
            Assert.IsNotEmpty(Directory.GetFiles(Path.Combine(folder.Runs[^1], "monitor"), "*.csv"), answer.Text);
        }

        Assert.AreEqual(1, folder.Sflow("run", "w.yaml", "--enable-task-monitor", "nobody").ExitCode);
    }

    [TestMethod]
    public void OptionsOfSallocWithoutSallocAreReported()
    {
        using var folder = new RunFolder();
        folder.Local("w", "- {name: t, script: ['true']}");
        var answer = folder.Sflow("run", "w.yaml", "--time", "10", "-e", "--exclusive");
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        StringAssert.Contains(answer.Error, "no effect, because salloc is not needed here: --time, --extra-args", answer.Text);
    }

    [TestMethod]
    public void WithoutAnAllocationThereIsOneErrorThatNamesTheWays()
    {
        using var folder = new RunFolder();
        folder.Write(
            "s.yaml",
            """
            version: "0.1"
            backends:
              - {name: hpc, type: slurm, default: true, nodes: 2, gpus_per_node: 2, account: a, partition: p, time: "00:05:00"}
            workflow:
              name: s
              tasks:
                - {name: t, script: ['hostname']}
            """
        );
        using var tools = new TempFolder();
        var environment = new Dictionary<string, string> { ["PATH"] = tools.Path, ["SLURM_JOB_ID"] = "" };
        var none = SflowExecutable.Run(folder.Path, environment, null, "run", "s.yaml");
        Assert.AreEqual(3, none.ExitCode, none.Text);
        StringAssert.Contains(none.Error, "SFLOW2032: The workflow needs 2 nodes of Slurm.", none.Text);
        StringAssert.Contains(none.Error, "sflow batch --submit", none.Text);
        StringAssert.Contains(none.Error, "SFLOW2035", none.Text);
        environment["SLURM_JOB_ID"] = "77";
        environment["SLURM_JOB_NUM_NODES"] = "1";
        environment["PATH"] = "/usr/bin:/bin";
        var small = SflowExecutable.Run(folder.Path, environment, null, "run", "s.yaml");
        Assert.AreEqual(1, small.ExitCode, small.Text);
        StringAssert.Contains(small.Error, "SFLOW2033: The allocation of job 77 has 1 node, and the workflow needs 2 nodes.", small.Text);
        Assert.IsEmpty(folder.Runs);
    }

    [TestMethod]
    public void ABadWorkflowLeavesNothing()
    {
        using var folder = new RunFolder();
        var answer = folder.Local("w", "- {name: t, scrpt: ['true']}").Sflow("run", "w.yaml");
        Assert.AreEqual(1, answer.ExitCode, answer.Text);
        StringAssert.Contains(answer.Error, "w.yaml(7,17)", answer.Text);
        Assert.IsFalse(Directory.Exists(Path.Combine(folder.Path, "sflow_output")));
        var broken = folder.Local("w", "- name: t\n  script: ['if true; then']").Sflow("run", "w.yaml");
        Assert.AreEqual(1, broken.ExitCode, broken.Text);
        StringAssert.Contains(broken.Error, "w.yaml(8,", broken.Text);
    }

    private static void Check(string document)
    {
        var schema = JObject.Parse(File.ReadAllText(Repository.PathOf("schemas", "sflow.run.schema.json")));
        Assert.IsTrue(new JsonSchemaChecker(JsonSchemaChecker.Strict(schema)).Accepts(JToken.Parse(document)), document);
    }
}
