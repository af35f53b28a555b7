namespace Sflow.MSBuild.Tests;

/// <summary>Within a sweep that changed, rows that didn't are taken over from the last build, and never wrongly.</summary>
[TestClass]
public sealed class RowReuseTests
{
    [TestMethod]
    public void OnlyTheRowThatChangedIsCompiled()
    {
        using var project = Project();
        CollectionAssert.AreEqual(new[] { "1_001", "2_002", "4_003" }, CompiledRows(project.Build()));
        var times = project.Times;
        project.Write("jobs.csv", "TP\n1\n3\n4\n");
        CollectionAssert.AreEqual(new[] { "3_002" }, CompiledRows(project.Build()));
        Assert.AreEqual(times["jobs/1_001.sh"], project.Times["jobs/1_001.sh"]);
        StringAssert.Contains(project.Read("jobs/manifest.json"), "\"3_002.sh\"");
        Assert.AreEqual(9 + 1, project.Outputs.Count, "three files a row and the manifest; the row that is gone took its own with it");

        project.Write("a.yaml", Modules.Task("b"));
        CollectionAssert.AreEqual(new[] { "1_001", "3_002", "4_003" }, CompiledRows(project.Build()), "a module changes them all");
        CollectionAssert.AreEqual(
            new[] { "1_001", "3_002", "4_003" },
            CompiledRows(project.Build("-p:SflowPartition=gpu")),
            "and so does a setting"
        );
    }

    [TestMethod]
    public void AnOutputThatWasTamperedWithIsMadeAgain()
    {
        using var project = Project();
        project.Build();
        var script = project.Read("jobs/1_001.sh");
        File.WriteAllText(Path.Combine(project.Output, "jobs", "1_001.sh"), script.Replace("echo a", "echo b", StringComparison.Ordinal));
        project.Write("jobs.csv", "TP\n1\n2\n5\n");
        CollectionAssert.AreEqual(new[] { "1_001", "5_003" }, CompiledRows(project.Build()));
        Assert.AreEqual(script, project.Read("jobs/1_001.sh"));
    }

    [TestMethod]
    public void AnOutputThatIsGoneComesBackAndOneThatWasTouchedStaysAsItIs()
    {
        using var project = Project();
        project.Build();
        File.Delete(Path.Combine(project.Output, "jobs", "1_001.plan.json"));
        var touched = DateTime.UtcNow.AddHours(-1);
        File.SetLastWriteTimeUtc(Path.Combine(project.Output, "jobs", "2_002.sh"), touched);
        var times = project.Times;
        CollectionAssert.AreEqual(new[] { "1_001" }, CompiledRows(project.Build()));
        foreach (var (path, time) in times)
            Assert.AreEqual(time, project.Times[path], path);
        Assert.IsTrue(project.Times.ContainsKey("jobs/1_001.plan.json"));
    }

    [TestMethod]
    public void WarningsOfRowsThatAreTakenOverAreToldAgain()
    {
        using var project = Project();
        project.Write("a.yaml", "variables:\n  MODEL: {value: other}\n" + Modules.Task("a"));
        var warning = project.Build().Diagnostics.Single();
        StringAssert.Contains(warning, "a.yaml(2,");
        StringAssert.EndsWith(warning, "(all 3 rows)");
        project.Write("jobs.csv", "TP\n1\n2\n5\n");
        Assert.AreEqual(warning, project.Build().Diagnostics.Single(), "one warning, whichever rows were compiled");
    }

    [TestMethod]
    public void RecordsThatCannotBeReadCostTimeAndNothingElse()
    {
        using var project = Project();
        project.Build();
        var records = Path.Combine(project.Folder, "obj", "Debug", "sflow", "jobs.rows");
        var lines = File.ReadAllLines(records);
        File.WriteAllLines(
            records,
            [lines[0], "{", "null", lines[3][..20], lines[2][..^1], lines[1][..64] + "\t\t[]x", new string('0', 64) + "\t\t[]"]
        );
        project.Write("jobs.csv", "TP\n1\n2\n5\n");
        CollectionAssert.AreEqual(new[] { "1_001", "2_002", "5_003" }, CompiledRows(project.Build()));
        File.WriteAllLines(records, ["another tool", .. lines.Skip(1)]);
        project.Write("jobs.csv", "TP\n1\n2\n6\n");
        CollectionAssert.AreEqual(
            new[] { "1_001", "2_002", "6_003" },
            CompiledRows(project.Build()),
            "what another version made is not taken over"
        );
    }

    [TestMethod]
    public void NothingStaysOfABuildThatFailedOrWasKilled()
    {
        using var project = Project();
        project.Write("jobs.csv", "TP\n1\n2\nx\n");
        Assert.HasCount(1, project.Fail().Errors);
        Assert.IsEmpty(project.Outputs, "not even where the good rows waited");

        var staged = Path.Combine(project.Output, ".staged");
        Directory.CreateDirectory(Path.Combine(staged, "killed"));
        File.WriteAllText(Path.Combine(staged, "killed.lock"), "");
        File.WriteAllText(Path.Combine(staged, "killed", "0"), "half a script");
        Directory.CreateDirectory(Path.Combine(staged, "working"));
        project.Write("jobs.csv", "TP\n1\n");
        using (new FileStream(Path.Combine(staged, "working.lock"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
        {
            project.Build();
            CollectionAssert.AreEqual(
                new[] { Path.Combine(staged, "working") },
                Directory.GetDirectories(staged),
                "the folder of a build at work stays"
            );
        }

        project.Build("-t:Clean");
        Assert.IsFalse(Directory.Exists(staged));
    }

    private static TestProject Project()
    {
        var project = new TestProject("""<SflowModule Include="base.yaml;a.yaml" /><SflowSweep Include="jobs.csv" />""");
        project.Write("base.yaml", Modules.Base);
        project.Write("a.yaml", Modules.Task("a"));
        project.Write("jobs.csv", "TP\n1\n2\n4\n");
        return project;
    }

    // The plan of a row is told when the row was compiled.
    private static string[] CompiledRows(BuildAnswer answer) =>
        [
            .. answer
                .Text.Split('\n')
                .Select(line => line.Trim())
                .Where(line => line.StartsWith("jobs/", StringComparison.Ordinal) && line.Contains(": Workflow ", StringComparison.Ordinal))
                .Select(line => line[5..line.IndexOf(':', StringComparison.Ordinal)]),
        ];
}
