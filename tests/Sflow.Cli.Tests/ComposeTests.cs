namespace Sflow.Cli.Tests;

[TestClass]
public sealed class ComposeTests
{
    [TestMethod]
    [Covers("compose", "FILES", "--set")]
    public void ModulesAreMergedToStandardOutput()
    {
        using var folder = new Workspace();
        var answer = folder.Do("compose slurm.yaml tasks.yaml --set TP=4");
        StringAssert.Contains(answer.Output, "name: cluster");
        StringAssert.Contains(answer.Output, "value: 4");
        StringAssert.Contains(answer.Output, "${{ variables.TP }}");
        Assert.AreEqual("", answer.Error);
    }

    [TestMethod]
    [Covers("compose", "--file", "--set")]
    public void FilesOfAnOptionComeAfterTheOthers()
    {
        using var folder = new Workspace();
        folder.Write("more.yaml", "version: \"0.1\"\nvariables:\n  TP: {type: integer, value: 3}\n");
        var before = folder.Do("compose -f more.yaml slurm.yaml tasks.yaml");
        var after = folder.Do("compose slurm.yaml --file tasks.yaml --file more.yaml -s MODE=slow");
        Assert.AreEqual(folder.Do("compose slurm.yaml tasks.yaml more.yaml -s MODE=slow").Output, after.Output);
        StringAssert.Contains(before.Output, "value: 3");
        StringAssert.Contains(before.Error, "SFLOW1114");
    }

    [TestMethod]
    [Covers("compose", "--set")]
    public void AListSetsTheDomain()
    {
        using var folder = new Workspace();
        var answer = folder.Do("compose slurm.yaml tasks.yaml --set TP=[1,2,4]");
        StringAssert.Contains(answer.Output, "value: 1\n    domain:\n      - 1\n      - 2\n      - 4\n");
        var outside = folder.Expect(1, "compose slurm.yaml tasks.yaml --set MODE=idle");
        StringAssert.Contains(outside.Error, "--set MODE=idle: error");
    }

    [TestMethod]
    public void AMisspeltVariableIsAnErrorWithTheNearName()
    {
        using var folder = new Workspace();
        var answer = folder.Expect(1, "compose slurm.yaml tasks.yaml --set MOD=slow --artifact MODL=fs:///x");
        StringAssert.Contains(answer.Error, "--set MOD=slow: error SFLOW");
        StringAssert.Contains(answer.Error, "Did you mean 'MODE'?");
        StringAssert.Contains(answer.Error, "Did you mean 'MODEL'?");
        Assert.AreEqual("", answer.Output);
    }

    [TestMethod]
    [DataRow("TP")]
    [DataRow("=3")]
    public void AValueWithoutANameIsAUsageError(string text)
    {
        using var folder = new Workspace();
        var answer = folder.Expect(2, "compose slurm.yaml tasks.yaml --set " + text);
        StringAssert.Contains(answer.Error, "--set needs NAME=VALUE");
    }

    [TestMethod]
    [Covers("compose", "--artifact")]
    public void AnArtifactGetsAnotherUri()
    {
        using var folder = new Workspace();
        StringAssert.Contains(folder.Do("compose slurm.yaml tasks.yaml -a MODEL=fs:///other").Output, "uri: fs:///other");
        StringAssert.Contains(folder.Do("compose slurm.yaml tasks.yaml --artifact MODEL=fs:///new").Output, "uri: fs:///new");
    }

    [TestMethod]
    [Covers("compose", "--missable-tasks")]
    public void ATaskMayBeAbsent()
    {
        using var folder = new Workspace();
        folder.Write("tasks.yaml", File.ReadAllText(folder["tasks.yaml"]).Replace("[serve]", "[serve, warmup, extra]"));
        folder.Expect(1, "compose slurm.yaml tasks.yaml");
        var answer = folder.Do("compose slurm.yaml tasks.yaml -M warm* --missable-tasks extra");
        Assert.IsFalse(answer.Output.Contains("warmup", StringComparison.Ordinal), answer.Text);
        StringAssert.Contains(answer.Error, "SFLOW1127");
        Assert.AreEqual(answer.Output, folder.Do("compose slurm.yaml tasks.yaml -M warmup,extra").Output);
    }

    [TestMethod]
    [Covers("compose", "--merge")]
    public void EntriesMergeFieldByField()
    {
        using var folder = new Workspace();
        folder.Write("more.yaml", "version: \"0.1\"\nbackends:\n  - {name: cluster, type: slurm, partition: long}\n");
        folder.Expect(1, "compose slurm.yaml tasks.yaml more.yaml");
        var answer = folder.Do("compose slurm.yaml tasks.yaml more.yaml --merge deep");
        StringAssert.Contains(answer.Output, "partition: long");
        StringAssert.Contains(answer.Output, "account: team");
    }

    [TestMethod]
    [Covers("compose", "--resolve")]
    public void ExpressionsGetTheirValues()
    {
        using var folder = new Workspace();
        var answer = folder.Do("compose slurm.yaml tasks.yaml --resolve -s TP=4");
        StringAssert.Contains(answer.Output, "--tp 4");
        Assert.IsFalse(answer.Output.Contains("${{", StringComparison.Ordinal), answer.Output);
        Assert.AreEqual(answer.Output, folder.Do("compose slurm.yaml tasks.yaml -r -s TP=4").Output);
    }

    [TestMethod]
    [Covers("compose", "--validate")]
    public void OnlyValidationAsksWhetherATargetCanRunIt()
    {
        using var folder = new Workspace();
        folder.Write(
            "cloud.yaml",
            "version: \"0.1\"\nbackends:\n  - {name: cluster, type: kubernetes, default: true, nodes: 1, gpus_per_node: 8}\n"
        );
        folder.Write(
            "pods.yaml",
            """
            version: "0.1"
            operators:
              - {name: pod, type: k8s, image: alpine}
            workflow:
              name: pods
              tasks:
                - {name: a, operator: pod, script: [echo a]}
            """
        );
        StringAssert.Contains(folder.Do("compose cloud.yaml pods.yaml").Output, "type: kubernetes");
        var answer = folder.Expect(1, "compose cloud.yaml pods.yaml --validate");
        Assert.AreEqual("", answer.Output);
        StringAssert.Contains(answer.Error, "error SFLOW");
        StringAssert.Contains(folder.Do("compose slurm.yaml tasks.yaml -vl").Error, "train: valid. Workflow train: 2 tasks");
    }

    [TestMethod]
    [Covers("compose", "--validate")]
    public void ValidationReadsTheScriptsOfTasks()
    {
        using var folder = new Workspace();
        folder.Write("tasks.yaml", File.ReadAllText(folder["tasks.yaml"]).Replace("'bench --mode", "'if bench --mode"));
        folder.Do("compose slurm.yaml tasks.yaml");
        StringAssert.Contains(folder.Expect(1, "compose slurm.yaml tasks.yaml --validate").Error, "tasks.yaml(");
    }

    [TestMethod]
    [Covers("compose", "--enable-workflow-monitor", "--enable-task-monitor")]
    public void MonitorsAreTurnedOn()
    {
        using var folder = new Workspace();
        var off = folder.Do("compose slurm.yaml tasks.yaml").Output;
        var all = folder.Do("compose slurm.yaml tasks.yaml --enable-workflow-monitor").Output;
        var both = folder.Do("compose slurm.yaml tasks.yaml --enable-task-monitor serve,bench").Output;
        Assert.AreEqual(0, CountOf(off));
        Assert.AreEqual(1, CountOf(all));
        Assert.AreEqual(2, CountOf(both));
        Assert.AreEqual(both, folder.Do("compose slurm.yaml tasks.yaml --enable-task-monitor serve --enable-task-monitor bench").Output);
        var answer = folder.Expect(1, "compose slurm.yaml tasks.yaml --enable-task-monitor serv");
        StringAssert.Contains(answer.Error, "--enable-task-monitor serv: error SFLOW2010");
        StringAssert.Contains(answer.Error, "Did you mean 'serve'?");

        static int CountOf(string text) => text.Split("monitor:").Length - 1;
    }

    [TestMethod]
    public void AMonitoredTaskMayBeMissing()
    {
        using var folder = new Workspace();
        folder.Do("compose slurm.yaml tasks.yaml --enable-task-monitor extra -M extra");
    }

    [TestMethod]
    [Covers("compose", "--output")]
    public void TheDocumentGoesToAFile()
    {
        using var folder = new Workspace();
        var printed = folder.Do("compose slurm.yaml tasks.yaml").Output;
        Assert.AreEqual("written    new.yaml\n", folder.Do("compose slurm.yaml tasks.yaml -o new.yaml").Output);
        Assert.AreEqual(printed, File.ReadAllText(folder["new.yaml"]));
        Assert.AreEqual("unchanged  new.yaml\n", folder.Do("compose slurm.yaml tasks.yaml --output new.yaml").Output);
        Assert.AreEqual("replaced   new.yaml\n", folder.Do("compose slurm.yaml tasks.yaml -s TP=1 --output new.yaml").Output);
        var replaced = File.ReadAllText(folder["new.yaml"]);
        folder.Expect(1, "compose slurm.yaml tasks.yaml -s TP=x -o new.yaml");
        folder.Expect(1, "compose slurm.yaml tasks.yaml -s TP=x -o not.yaml");
        Assert.AreEqual(replaced, File.ReadAllText(folder["new.yaml"]));
        Assert.IsFalse(File.Exists(folder["not.yaml"]));
        StringAssert.Contains(folder.Expect(2, "compose slurm.yaml tasks.yaml -o .").Error, "SFLOW2018");
        folder.Do("compose slurm.yaml tasks.yaml -o deeper/new.yaml");
        Assert.AreEqual(printed, File.ReadAllText(folder["deeper/new.yaml"]));
    }

    [TestMethod]
    [Covers("compose", "--json")]
    public void JsonHasTheDocument()
    {
        using var folder = new Workspace();
        var document = Workspace.Checked(folder.Do("compose slurm.yaml tasks.yaml --json").Output, "sflow.compose.schema.json");
        Assert.AreEqual("sflow.compose/1", (string?)document["schema"]);
        Assert.AreEqual(folder.Do("compose slurm.yaml tasks.yaml").Output, (string?)document["workflows"]![0]!["document"]);
        Assert.AreEqual("train", (string?)document["workflows"]![0]!["name"]);
        var resolved = Workspace.Checked(
            folder.Do("compose slurm.yaml tasks.yaml -r --json -o x.yaml").Output,
            "sflow.compose.schema.json"
        );
        Assert.IsTrue((bool)resolved["resolved"]!);
        Assert.AreEqual("x.yaml", (string?)resolved["workflows"]![0]!["file"]);
        Assert.AreEqual("written", (string?)resolved["workflows"]![0]!["change"]);
    }

    [TestMethod]
    [Covers("compose", "--verbose")]
    public void VerboseShowsWhatTheLevelHides()
    {
        using var folder = new Workspace();
        Assert.AreEqual("", folder.Do("compose slurm.yaml tasks.yaml").Error);
        StringAssert.Contains(folder.Do("compose slurm.yaml tasks.yaml --verbose").Error, "exit code 0");
        StringAssert.Contains(folder.Do("compose slurm.yaml tasks.yaml -v").Error, "exit code 0");
    }
}
