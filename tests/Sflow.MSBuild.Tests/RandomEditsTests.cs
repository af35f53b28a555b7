using System.Globalization;

namespace Sflow.MSBuild.Tests;

/// <summary>
/// Random sequences of edits, each followed by a build that must leave what a build from scratch makes. <c>SFLOW_EDIT_SEQUENCES</c> sets
/// their number, <c>SFLOW_EDIT_SEED</c> the first seed.
/// </summary>
[TestClass]
public sealed class RandomEditsTests
{
    private const int InCi = 4;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void EveryBuildLeavesWhatABuildFromScratchMakes()
    {
        var count = Number("SFLOW_EDIT_SEQUENCES", InCi);
        var seed = Number("SFLOW_EDIT_SEED", 1);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        using var edits = new RandomEdits(seed);
        for (var i = 0; i < count; i++)
        {
            edits.Run();
            var differences = edits.Compare();
            Assert.IsEmpty(differences, $"seed {seed}, sequence {i}:\n{edits.Log}\n{string.Join("\n", differences)}");
        }

        TestContext.WriteLine($"{count} sequences in {watch.Elapsed.TotalSeconds:0} s: no difference, no orphan");
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;
}
