namespace Sflow.Cli.Tests;

/// <summary><c>sflow compose --bulk-input</c>.</summary>
[TestClass]
public sealed class ComposeRowsTests
{
    [TestMethod]
    [Covers("compose", "--bulk-input", "--output")]
    public void EachRowIsAFile()
    {
        using var folder = new Workspace();
        var answer = folder.Do("compose --bulk-input jobs.csv -o out");
        Assert.AreEqual("written    out/small_001.yaml\nwritten    out/large_002.yaml\n", answer.Output);
        Assert.AreEqual(folder.Do("compose slurm.yaml tasks.yaml -s TP=4").Output, File.ReadAllText(folder["out/large_002.yaml"]));
        Assert.AreEqual(
            "unchanged  jobs/small_001.yaml\n",
            folder.Do("compose -b jobs.csv --row 1").Output.Replace("written  ", "unchanged")
        );
    }

    [TestMethod]
    [Covers("compose", "--row", "--resolve")]
    [DataRow("2", "large_002")]
    [DataRow("-1", "large_002")]
    [DataRow("1,2", "small_001 large_002")]
    [DataRow("1:2", "small_001")]
    [DataRow("-1 --row 1", "small_001 large_002")]
    public void RowsAreChosen(string rows, string names)
    {
        using var folder = new Workspace();
        folder.Do($"compose -b jobs.csv -o out -r --row {rows}");
        CollectionAssert.AreEquivalent(
            names.Split(' ').Select(name => name + ".resolved.yaml").Append(".sflow.sha256").ToList(),
            Directory.GetFiles(folder["out"]).Select(Path.GetFileName).ToList()
        );
    }

    [TestMethod]
    public void RowsWithoutACsvAreAUsageError()
    {
        using var folder = new Workspace();
        StringAssert.Contains(folder.Expect(2, "compose slurm.yaml tasks.yaml --row 1").Error, "--bulk-input");
        StringAssert.Contains(folder.Expect(1, "compose -b jobs.csv --row 7").Error, "--row 7");
        StringAssert.Contains(folder.Expect(2, "compose -b job.csv").Error, "Did you mean 'jobs.csv'?");
    }

    [TestMethod]
    [Covers("compose", "--set")]
    public void TheCommandLineWinsOverTheCsvAndTheCsvOverTheModules()
    {
        using var folder = new Workspace();
        folder.Write("jobs.csv", "sflow_config_file,job_name,TP,MODE\nslurm.yaml tasks.yaml,small,1,slow\n");
        folder.Do("compose -b jobs.csv -o out --set TP=4");
        var text = File.ReadAllText(folder["out/small_001.yaml"]);
        StringAssert.Contains(text, "value: 4");
        StringAssert.Contains(text, "value: slow");
        StringAssert.Contains(folder.Expect(1, "compose -b jobs.csv -o out --set TPP=4").Error, "Did you mean 'TP'?");
    }

    [TestMethod]
    [Covers("compose", "FILES")]
    public void FilesOfTheCommandLineComeBeforeThoseOfTheRows()
    {
        using var folder = new Workspace();
        folder.Write("jobs.csv", "sflow_config_file,job_name\ntasks.yaml slurm.yaml,one\n");
        folder.Do("compose slurm.yaml -b jobs.csv -o out");
        Assert.AreEqual(folder.Do("compose slurm.yaml tasks.yaml").Output, File.ReadAllText(folder["out/one_001.yaml"]));
    }

    [TestMethod]
    public void OneBadRowWritesNothing()
    {
        using var folder = new Workspace();
        folder.Write("jobs.csv", "sflow_config_file,job_name,TP\nslurm.yaml tasks.yaml,good,1\nslurm.yaml tasks.yaml,bad,99\n");
        var answer = folder.Expect(1, "compose -b jobs.csv -o out");
        StringAssert.Contains(answer.Error, "SFLOW1506");
        Assert.IsFalse(Directory.Exists(folder["out"]));
        folder.Do("compose -b jobs.csv -o out --row 1");
    }

    [TestMethod]
    public void OnlyOwnFilesAreReplaced()
    {
        using var folder = new Workspace();
        Directory.CreateDirectory(folder["out"]);
        folder.Write("out/large_002.yaml", "mine");
        var answer = folder.Expect(1, "compose -b jobs.csv -o out");
        StringAssert.Contains(answer.Error, "SFLOW2016: The file 'out/large_002.yaml'");
        Assert.IsFalse(File.Exists(folder["out/small_001.yaml"]));
        File.Delete(folder["out/large_002.yaml"]);
        folder.Do("compose -b jobs.csv -o out");

        folder.Write("jobs.csv", File.ReadAllText(folder["jobs.csv"]).Replace("large,4", "large,2"));
        Assert.AreEqual("unchanged  out/small_001.yaml\nreplaced   out/large_002.yaml\n", folder.Do("compose -b jobs.csv -o out").Output);
        folder.Write("out/large_002.yaml", "changed by hand");
        folder.Write("jobs.csv", File.ReadAllText(folder["jobs.csv"]).Replace("large,2", "large,1"));
        StringAssert.Contains(folder.Expect(1, "compose -b jobs.csv -o out").Error, "SFLOW2016");
        Assert.AreEqual("changed by hand", File.ReadAllText(folder["out/large_002.yaml"]));
    }

    [TestMethod]
    public void FilesOfRowsThatAreGoneStayAndAreNamed()
    {
        using var folder = new Workspace();
        folder.Do("compose -b jobs.csv -o out");
        var answer = folder.Do("compose -b jobs.csv -o out --row 2");
        StringAssert.Contains(answer.Error, "out/small_001.yaml is from an earlier call");
        Assert.IsTrue(File.Exists(folder["out/small_001.yaml"]));
    }

    [TestMethod]
    [Covers("compose", "--json")]
    public void JsonNamesTheFiles()
    {
        using var folder = new Workspace();
        var document = Workspace.Checked(folder.Do("compose -b jobs.csv -o out --json").Output, "sflow.compose.schema.json");
        Assert.AreEqual("out/large_002.yaml", (string?)document["workflows"]![1]!["file"]);
        Assert.AreEqual("large_002", (string?)document["workflows"]![1]!["name"]);
    }
}
