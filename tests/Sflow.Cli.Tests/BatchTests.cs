namespace Sflow.Cli.Tests;

/// <summary><c>sflow batch</c> writes scripts.</summary>
[TestClass]
public sealed class BatchTests
{
    [TestMethod]
    [Covers("batch", "FILES", "--sbatch-path", "--file")]
    public void OneWorkflowGoesToAFileOrToStandardOutput()
    {
        using var folder = new BatchFolder();
        var printed = folder.Run(0, "batch", "base.yaml", "-o", "-");
        StringAssert.StartsWith(printed.Output, "#!/bin/bash\n#SBATCH --job-name=w\n#SBATCH --partition=gpu\n#SBATCH --account=acc\n");
        Assert.IsFalse(printed.Error.Contains("scripts are in", StringComparison.Ordinal), printed.Error);
        Assert.IsFalse(Directory.Exists(folder["sflow_scripts"]));

        var written = folder.Run(0, "batch", "-f", "base.yaml", "--sbatch-path", "out/run.sbatch");
        Assert.AreEqual(printed.Output, folder.Read("out/run.sbatch"));
        CollectionAssert.AreEqual(new[] { "run.sbatch" }, folder.Files("out").ToArray(), "no other file can overwrite an input");
        StringAssert.Contains(written.Error, "sflow submit out/run.sbatch");
        Assert.IsTrue(File.GetUnixFileMode(folder["out/run.sbatch"]).HasFlag(UnixFileMode.UserExecute));
    }

    [TestMethod]
    [Covers("batch", "--bulk-input", "--row")]
    public void ACsvGivesAScriptPerRowAndIsIncremental()
    {
        using var folder = new BatchFolder();
        var first = folder.Run(0, "batch", "base.yaml", "--bulk-input", "jobs.csv");
        CollectionAssert.AreEqual(
            new[]
            {
                "jobs/1_001.plan.json",
                "jobs/1_001.sh",
                "jobs/1_001.yaml",
                "jobs/2_002.plan.json",
                "jobs/2_002.sh",
                "jobs/2_002.yaml",
                "jobs/manifest.json",
                "jobs/results.csv",
                "sflow.json",
            },
            folder.Files("sflow_scripts").ToArray()
        );
        StringAssert.Contains(first.Error, "The scripts are in sflow_scripts.");
        StringAssert.Contains(first.Error, "add --submit");
        StringAssert.Contains(first.Output, "  2  2_002  NOT SUBMITTED  sflow_scripts/jobs/2_002.sh\n");
        var time = File.GetLastWriteTimeUtc(folder["sflow_scripts/jobs/1_001.sh"]);

        // One cell changes: only its row is written, under its new name.
        folder.Write("jobs.csv", "TP\n1\n3\n");
        folder.Run(0, "batch", "base.yaml", "-b", "jobs.csv");
        Assert.AreEqual(time, File.GetLastWriteTimeUtc(folder["sflow_scripts/jobs/1_001.sh"]));
        Assert.IsFalse(File.Exists(folder["sflow_scripts/jobs/2_002.sh"]));
        Assert.IsTrue(File.Exists(folder["sflow_scripts/jobs/3_002.sh"]));

        // A bad row writes nothing.
        folder.Write("jobs.csv", "TP\n1\nmany\n");
        var bad = folder.Run(1, "batch", "base.yaml", "-b", "jobs.csv");
        StringAssert.Contains(bad.Error, "jobs.csv(3,1): error SFLOW");
        Assert.IsTrue(File.Exists(folder["sflow_scripts/jobs/3_002.sh"]));

        folder.Write("jobs.csv", "TP\n1\n3\n5\n");
        folder.Run(0, "batch", "base.yaml", "-b", "jobs.csv", "--row", "1", "--row=-1");
        CollectionAssert.AreEqual(
            new[] { "1_001.sh", "5_003.sh" },
            folder.Files("sflow_scripts/jobs").Where(file => file.EndsWith(".sh", StringComparison.Ordinal)).ToArray()
        );
    }

    [TestMethod]
    [Covers("batch", "--bulk-submit")]
    public void EachFileOfAFolderIsAWorkflowOfItsOwn()
    {
        using var folder = new BatchFolder();
        folder.Write("recipes/a.yaml", folder.Read("base.yaml"));
        folder.Write("recipes/b.yml", folder.Read("base.yaml").Replace("name: w", "name: b"));
        folder.Write("recipes/values.yaml", "replicas: 2\n");
        folder.Write("more/c.yaml", folder.Read("base.yaml"));
        folder.Run(0, "batch", "--bulk-submit", "recipes", "-B", "mor*/*.yaml", "-o", "out", "--set", "TP=7");
        CollectionAssert.AreEqual(
            new[] { "a.sh", "b.sh", "c.sh" },
            folder.Files("out").Where(file => file.EndsWith(".sh", StringComparison.Ordinal)).ToArray()
        );
        StringAssert.Contains(folder.Read("out/c.yaml"), "value: 7");

        StringAssert.Contains(folder.Run(2, "batch", "-B", "bin-slurm").Error, "error SFLOW2024: 'bin-slurm' contains no workflow.");
        StringAssert.Contains(folder.Run(2, "batch", "-B", "nowhere").Error, "nowhere: error SFLOW2013");
        StringAssert.Contains(folder.Run(2, "batch", "-B", "recipes", "-b", "jobs.csv").Error, "error SFLOW2025");
        StringAssert.Contains(folder.Run(2, "batch", "base.yaml", "-B", "recipes").Error, "error SFLOW2025");
        StringAssert.Contains(folder.Run(2, "batch", "base.yaml", "--row", "1").Error, "error SFLOW2025");
    }

    [TestMethod]
    [Covers("batch", "--job-name", "--sbatch-output", "--sbatch-error", "--partition", "--account", "--time", "--nodes")]
    [Covers("batch", "--sbatch-extra-args", "--gpus-per-node", "--set", "--include-nodes", "--exclude-nodes")]
    public void OptionsBecomeDirectives()
    {
        using var folder = new BatchFolder();
        string[] common = ["batch", "base.yaml", "-o", "-", "--set", "TP=4"];
        var text = folder
            .Run(
                0,
                [
                    .. common,
                    .. "-J j -O logs/%j.out -E logs/%j.err -p part -A other --time 7 -N 2 -G 4".Split(' '),
                    .. "--include-nodes n1,n2 --exclude-nodes n3".Split(' '),
                    "-e",
                    "--exclusive",
                    "--sbatch-extra-args=--segment=${{ TP }}",
                ]
            )
            .Output;
        const string names = "job-name=j output=logs/%j.out error=logs/%j.err partition=part account=other time=7 nodes=2 exclusive";
        foreach (var directive in $"{names} segment=4 nodelist=n1,n2 exclude=n3".Split(' '))
            StringAssert.Contains(text, $"\n#SBATCH --{directive}\n", directive);
        Assert.IsFalse(text.Contains("#SBATCH --gpus-per-node", StringComparison.Ordinal), "-G describes the nodes and is no directive");
        StringAssert.Contains(text, "Slurm, 2 nodes of 4 GPUs");

        var longForms = folder.Run(
            0,
            [
                .. common,
                .. "--job-name j --sbatch-output logs/%j.out --sbatch-error logs/%j.err --partition part --account other".Split(' '),
                .. "--time 7 --nodes 2 --gpus-per-node 4 --include-nodes n1 --include-nodes n2 --exclude-nodes n3".Split(' '),
                "--sbatch-extra-args",
                "--exclusive",
                "-e",
                "--segment=${{ variables.TP }}",
            ]
        );
        Assert.AreEqual(text, longForms.Output);
        var wrong = folder.Run(1, [.. common, "-e", "--segment=${{ NONE }}"]);
        StringAssert.Contains(wrong.Error, "--sbatch-extra-args --segment=${{ NONE }}: error SFLOW");
    }

    [TestMethod]
    [Covers("batch", "--artifact", "--missable-tasks", "--merge", "--resolve", "--workspace-dir", "--output-dir", "--json")]
    [Covers("batch", "--enable-workflow-monitor", "--enable-task-monitor")]
    public void OptionsChangeTheWorkflow()
    {
        using var folder = new BatchFolder();
        folder.Write(
            "more.yaml",
            """
            version: "0.1"
            artifacts:
              - {name: data, uri: "fs:///data/old"}
            workflow:
              name: w
              tasks:
                - name: t
                  script: ['echo ${{ artifacts.data.path }}']
                - name: u
                  script: ['echo u']
                  depends_on: [gone]
            """
        );
        var json = folder.Json(
            "batch",
            [
                "base.yaml",
                "more.yaml",
                .. "-a data=fs:///data/new -M gone --merge deep -r --workspace-dir work --output-dir runs -o out/".Split(' '),
                "--enable-workflow-monitor",
                "--enable-task-monitor",
                "u",
            ]
        );
        Assert.AreEqual(folder["out"], (string?)json["folder"]);
        Assert.AreEqual("w", (string?)json["rows"]![0]!["name"]);
        StringAssert.Contains(folder.Read("out/w.resolved.yaml"), "/data/new");
        StringAssert.Contains(folder.Read("out/w.yaml"), "monitor:");
        StringAssert.Contains(folder.Read("out/sflow.json"), $"\"workspace_dir\": \"{folder["work"]}\"");
        StringAssert.Contains(folder.Read("out/sflow.json"), $"\"output_dir\": \"{folder["runs"]}\"");
        StringAssert.Contains(folder.Read("out/w.sh"), folder["work"]);
        StringAssert.Contains(
            folder.Run(1, "batch", "base.yaml", "more.yaml", "-M", "gone", "-o", "-").Error,
            "SFLOW",
            "without --merge deep, a task can't be defined twice"
        );
    }

    [TestMethod]
    [Covers("batch", "--template", "--prologue", "--check-shell", "--check-paths", "--skip-artifact-check", "--test-only")]
    public void OptionsCheckAndFrameTheScript()
    {
        using var folder = new BatchFolder();
        folder.Write("p.sh", "module load cuda\n");
        folder.Write("t.hbs", "# site frame\n");
        var text = folder.Run(0, "batch", "base.yaml", "-o", "-", "--prologue", "p.sh").Output;
        StringAssert.Contains(text, "\nmodule load cuda\n");
        StringAssert.Contains(folder.Run(1, "batch", "base.yaml", "-o", "-", "--template", "t.hbs").Error, "t.hbs");
        StringAssert.Contains(
            folder.Run(2, "batch", "base.yaml", "--template", "nowhere.hbs").Error,
            "--template nowhere.hbs: error SFLOW2013"
        );

        folder.Write("bad.yaml", folder.Read("base.yaml").Replace("echo $TP $MODEL", "if true; then"));
        StringAssert.Contains(folder.Run(1, "batch", "bad.yaml", "-o", "-").Error, "bad.yaml(11,17): error SFLOW1910");
        folder.Run(0, "batch", "bad.yaml", "-o", "-", "--check-shell", "false");

        folder.Write("art.yaml", folder.Read("base.yaml") + "\nartifacts:\n  - {name: d, uri: \"fs:///not/here\"}\n".Replace("'", "\""));
        folder.Run(0, "batch", "art.yaml", "-o", "-");
        StringAssert.Contains(folder.Run(1, "batch", "art.yaml", "-o", "-", "--check-paths").Error, "/not/here");
        folder.Run(0, "batch", "art.yaml", "-o", "-", "--check-paths", "--skip-artifact-check");

        folder.Slurm.Command("sbatch", "[[ $1 == --version ]] && exit; echo \"sbatch: error: invalid partition\" >&2; exit 1");
        StringAssert.Contains(folder.Run(1, "batch", "base.yaml", "-o", "-", "--test-only").Error, "invalid partition");
        folder.Run(0, "batch", "base.yaml", "-o", "-");
    }

    [TestMethod]
    [Covers("batch", "--no-detect")]
    public void PartitionAndAccountComeFromSlurmWhereTheWorkflowHasNone()
    {
        using var folder = new BatchFolder();
        folder.Write("bare.yaml", folder.Read("base.yaml").Replace("account: acc, partition: gpu, ", ""));
        folder.Slurm.Command("sinfo", "echo short; echo 'long*'");
        folder.Slurm.Command("sacctmgr", "echo team");
        var detected = folder.Run(0, "batch", "bare.yaml", "-o", "-");
        StringAssert.Contains(detected.Output, "\n#SBATCH --partition=long\n#SBATCH --account=team\n");
        StringAssert.Contains(detected.Error, "The backend 'hpc' names no partition, so it gets the default of Slurm, 'long'. To switch");
        StringAssert.Contains(detected.Error, "The backend 'hpc' names no account, so it gets the default of Slurm, 'team'. To switch");
        var named = folder.Run(0, "batch", "base.yaml", "-o", "-");
        StringAssert.Contains(named.Output, "\n#SBATCH --partition=gpu\n#SBATCH --account=acc\n");
        Assert.IsFalse(named.Error.Contains("default of Slurm", StringComparison.Ordinal), named.Error);
        StringAssert.Contains(folder.Run(1, "batch", "bare.yaml", "-o", "-", "--no-detect").Error, "error SFLOW1202: 'account' is missing");
        folder.Run(0, "batch", "bare.yaml", "-o", "-", "--no-detect", "-p", "x", "-A", "y");
        folder.Slurm.Command("sacctmgr", "echo 'You are not running a supported accounting_storage plugin' >&2; exit 1");
        StringAssert.Contains(folder.Run(1, "batch", "bare.yaml", "-o", "-").Error, "error SFLOW1202: 'account' is missing");
    }
}
