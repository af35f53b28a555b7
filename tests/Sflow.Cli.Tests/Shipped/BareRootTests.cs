namespace Sflow.Cli.Tests.Shipped;

/// <summary>What people without .NET do with the archive.</summary>
[TestClass]
[NeedsRoot]
public sealed class BareRootTests
{
    private static readonly byte[] StartOfPng = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    [TestMethod]
    public void TheRootHasNoneOfWhatDotNetNeeds()
    {
        using var root = new BareRoot();
        var found = root.Run("find /usr /opt /etc '(' -name 'libssl*' -o -name 'libcrypto*' -o -name 'libicu*' -o -name dotnet ')'");
        Assert.AreEqual("", found);
    }

    [TestMethod]
    public void ModulesAreMerged()
    {
        using var root = new BareRoot();
        File.Copy(Repository.PathOf("samples", "hello", "hello.yaml"), root["hello.yaml"]);
        StringAssert.Contains(root.Run("sflow compose hello.yaml --set NAME=Ada"), "value: Ada");
        ShippedArchive.IsVersion(root.Run("sflow --version"));
    }

    [TestMethod]
    public void AMistakeHasItsPlaceAndExitCode()
    {
        using var root = new BareRoot();
        File.WriteAllText(root["a.yaml"], "version: \"0.1\"\nworkflow: {name: w, tasks: [{name: t, scrpt: [x]}]}\n");
        var answer = root.Try("sflow compose a.yaml");
        Assert.AreEqual(1, answer.ExitCode, answer.Text);
        StringAssert.Contains(answer.Error, "a.yaml(2,");
    }

    [TestMethod]
    public void TheSampleHelloIsPlannedAndRun()
    {
        BareRoot.Needs("sample", "plan", "run");
        using var root = new BareRoot();
        root.Run("sflow sample hello");
        StringAssert.Contains(root.Run("cd hello; sflow plan hello.yaml"), "report");
        StringAssert.Contains(root.Run("cd hello; sflow run hello.yaml --set NAME=Ada"), "Hello, Ada!");
    }

    [TestMethod]
    [DataRow(3)]
    [DataRow(4)]
    public void ALocalRowOfTheSampleSmokeRuns(int row)
    {
        BareRoot.Needs("sample", "run");
        using var root = new BareRoot();
        root.Run("sflow sample smoke");
        root.Run($"cd smoke; sflow run --bulk-input bulk_input.csv --row {row}");
    }

    [TestMethod]
    public void TheScriptsOfASweepAreWrittenAndRun()
    {
        BareRoot.Needs("sample", "batch");
        using var root = new BareRoot();
        root.Run("sflow sample smoke");
        root.Run("cd smoke; sflow batch --bulk-input bulk_input.csv -o scripts");
        Assert.HasCount(4, Directory.GetFiles(root["smoke/scripts"], "*.sh", SearchOption.AllDirectories));
        root.Run("for script in $(find smoke/scripts -name '*.sh'); do bash -n \"$script\"; done");
    }

    [TestMethod]
    public void AWorkflowBecomesAPicture()
    {
        BareRoot.Needs("sample", "visualize");
        using var root = new BareRoot();
        root.Run("sflow sample hello; sflow visualize hello/hello.yaml --format png -o hello.png");
        Assert.IsTrue(File.ReadAllBytes(root["hello.png"]).AsSpan().StartsWith(StartOfPng));
    }

    [TestMethod]
    public void CodesAreExplained()
    {
        BareRoot.Needs("explain");
        using var root = new BareRoot();
        StringAssert.Contains(root.Run("sflow explain SFLOW1302"), "SFLOW1302");
    }

    [TestMethod]
    public void TheShellCompletes()
    {
        BareRoot.Needs("completion");
        using var root = new BareRoot();
        root.Run("sflow completion bash >completion; bash -n completion; cmp completion prefix/share/bash-completion/completions/sflow");
    }
}
