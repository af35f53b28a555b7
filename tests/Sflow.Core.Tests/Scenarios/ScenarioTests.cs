namespace Sflow.Tests.Scenarios;

/// <summary>
/// Folders that a user could have written (<see cref="Scenario"/>), with what comes of them: <c>diagnostics.txt</c> always.
/// A workflow without an error has <c>composed.yaml</c>, <c>resolved.yaml</c>, <c>plan.txt</c> and <c>job.sh</c>.
/// A sweep has <c>manifest.json</c> and a script per row.
/// <c>SFLOW_REWRITE_BASELINES=1 dotnet test --filter ScenarioTests</c> writes them anew.
/// </summary>
[TestClass]
public sealed class ScenarioTests
{
    public static IEnumerable<object[]> Names => Scenario.All.Select(scenario => new object[] { scenario.Name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void EveryStageGivesItsBaseline(string name)
    {
        var scenario = Scenario.All.Single(candidate => candidate.Name == name);
        var actual = scenario.Compile();
        if (Repository.IsRewriting)
            Rewrite(scenario.Baseline, actual);
        foreach (var file in Directory.GetFiles(scenario.Baseline).Select(file => Path.GetFileName(file)).Union(actual.Keys))
        {
            var path = Path.Combine(scenario.Baseline, file);
            Assert.AreEqual(File.Exists(path) ? File.ReadAllText(path) : null, actual.GetValueOrDefault(file), $"{file} of {name}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void AScenarioIsNamedAfterItsEnd(string name)
    {
        var files = Directory.GetFiles(Scenario.All.Single(scenario => scenario.Name == name).Baseline);
        Assert.AreEqual(name.Split('-')[0], files.Any(file => Path.GetExtension(file) == ".sh") ? "good" : "bad");
    }

    private static void Rewrite(string folder, SortedDictionary<string, string> texts)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        foreach (var (file, text) in texts)
            File.WriteAllText(Path.Combine(folder, file), text);
    }
}
