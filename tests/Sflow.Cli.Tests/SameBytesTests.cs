namespace Sflow.Cli.Tests;

/// <summary><c>sflow batch</c> and <c>dotnet build</c> write the same bytes from the same inputs.</summary>
[TestClass]
public sealed class SameBytesTests
{
    [TestMethod]
    public void ABatchWritesWhatABuildWrites()
    {
        using var folder = new BatchFolder();
        folder.Write("more.yaml", "version: \"0.1\"\nworkflow:\n  name: both\n  tasks:\n    - {name: u, script: ['echo u $TP']}\n");
        folder.Write("base.yaml", folder.Read("base.yaml").Replace("name: w", "name: both"));
        folder.Write("alone.yaml", folder.Read("base.yaml").Replace("name: both", "name: single"));
        folder.Write("jobs.csv", "TP,MODEL,SLURM_NODES\n1,a b,1\n2,\"c,d\",2\n");
        MSBuildProject.Write(
            folder.Path,
            """
            <SflowModule Include="base.yaml;more.yaml" Workflow="both" />
            <SflowSweep Include="jobs.csv" Workflow="both" />
            <SflowWorkflow Include="alone.yaml" />
            <SflowSbatchOption Include="--exclusive" />
            """,
            "<SflowTime>00:30:00</SflowTime><SflowResolve>true</SflowResolve>"
        );
        MSBuildProject.Build(folder.Path, null);
        string[] options = ["--no-detect", "--time", "00:30:00", "-e", "--exclusive", "-r", "-o", "out"];
        folder.Run(0, ["batch", "base.yaml", "more.yaml", "-b", "jobs.csv", .. options]);
        folder.Run(0, ["batch", "-B", "alone.yaml", .. options]);
        AssertSame(folder, "bin/Debug/sflow", "out");

        // The modules of a workflow without rows.
        MSBuildProject.Write(folder.Path, """<SflowModule Include="base.yaml;more.yaml" Workflow="both" />""");
        MSBuildProject.Build(folder.Path, null, "-p:SflowOutputPath=single/");
        folder.Run(0, "batch", "base.yaml", "more.yaml", "--no-detect", "-o", "alone/");
        AssertSame(folder, "single", "alone");
        Assert.AreEqual(folder.Read("single/both.sh"), folder.Run(0, "batch", "base.yaml", "more.yaml", "-o", "-").Output);
    }

    // results.csv belongs to submissions, and the list of the folder names its ledger.
    private static void AssertSame(BatchFolder folder, string built, string batched)
    {
        static bool IsMade(string path) =>
            !path.EndsWith("sflow.json", StringComparison.Ordinal) && !path.EndsWith("results.csv", StringComparison.Ordinal);
        List<string> files = [.. folder.Files(built).Where(IsMade)];
        Assert.IsGreaterThan(2, files.Count);
        CollectionAssert.AreEqual(files, folder.Files(batched).Where(IsMade).ToList());
        foreach (var file in files)
            Assert.AreEqual(folder.Read($"{built}/{file}"), folder.Read($"{batched}/{file}"), file);
    }
}
