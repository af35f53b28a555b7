using Sflow.Tests.Composition;

namespace Sflow.Tests.Conformance;

/// <summary>What the tests of both kinds of <see cref="ComposeCase"/> share: the figures, and the list of known deviations.</summary>
public abstract class ComposeCaseTests
{
    public TestContext TestContext { get; set; } = null!;

    /// <summary>The stage's name in the figures.</summary>
    protected abstract string Stage { get; }

    private protected abstract Dictionary<string, string> KnownDeviations { get; }

    /// <summary>The cases of all sets, such as <c>0.3/name</c>.</summary>
    protected abstract IEnumerable<string> Ids { get; }

    private protected abstract Verdict Judge(ComposeCase test);

    [TestMethod]
    [DataRow("0.2")]
    [DataRow("0.3")]
    public void Figures(string set)
    {
        var verdicts = JudgeAll(set).Select(one => one.Verdict).ToList();
        TestContext.WriteLine($"{Stage} {set}: {Verdict.Figures(verdicts)}");
        Assert.IsEmpty(verdicts.Where(verdict => verdict.Problem is not null));
    }

    [TestMethod]
    [DataRow("0.2")]
    [DataRow("0.3")]
    public void ThePublicDeviationsAreTheKnownOnes(string set) => PublicDeviations.Compare(KnownDeviations, set, JudgeAll(set));

    private IEnumerable<(string Id, Verdict Verdict)> JudgeAll(string set) =>
        Ids.Where(id => id.StartsWith(set + "/", StringComparison.Ordinal)).Select(id => (id, Judge(ComposeCase.Load(id))));
}
