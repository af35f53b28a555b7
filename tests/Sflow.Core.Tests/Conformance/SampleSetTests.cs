using Sflow.Compilation;
using Sflow.Composition;
using Sflow.Generation;
using Sflow.Generation.Sbatch;
using Sflow.Planning;
using Sflow.Resolution;
using Sflow.Tests.Composition;
using Sflow.Tests.Scenarios;

namespace Sflow.Tests.Conformance;

/// <summary>
/// Sets of modules for nv-sflow 0.3, merged deeply: no error but that another target must run the workflow, documents that are the same
/// workflow, one warning per cause, and the plan of nv-sflow.
/// </summary>
[TestClass]
public sealed class SampleSetTests
{
    public static IEnumerable<object[]> Sets =>
        NeedsSampleSetsAttribute.Folder is { } root
            ? Directory.GetDirectories(root).Order(StringComparer.Ordinal).Select(folder => new object[] { Path.GetFileName(folder) })
            : [];

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [NeedsSampleSets]
    [DynamicData(nameof(Sets))]
    public void ASetCompilesToItsPlan(string name)
    {
        var folder = Path.Combine(NeedsSampleSetsAttribute.Folder!, name);
        var diagnostics = new DiagnosticBag();
        var modules = Directory
            .GetFiles(folder, "*.yaml")
            .Order(StringComparer.Ordinal)
            .Select(file => new KeyValuePair<string, string>(Path.GetFileName(file), File.ReadAllText(file)));
        var composed = SameWorkflow.Compose(modules, diagnostics, MergeMode.Deep);
        Assert.IsNotNull(composed, string.Join("\n", diagnostics));
        Assert.IsNull(SameWorkflow.Problem(composed, diagnostics));
        Assert.IsFalse(diagnostics.HasErrors, string.Join("\n", diagnostics));

        var plan = Planned(composed);
        var misfits = new DiagnosticBag();
        if (TargetFit.Check(Targets.Find(Targets.All, Targets.Slurm), plan, misfits))
            SbatchScript.Write(plan, diagnostics);
        TestContext.WriteLine(string.Join("\n", diagnostics.Concat(misfits)));
        Assert.IsFalse(diagnostics.HasErrors, string.Join("\n", diagnostics));
        Assert.AreEqual(
            "",
            string.Join("\n", misfits.Where(one => one.Code is not ("SFLOW1230" or "SFLOW1231" or "SFLOW1232"))),
            "errors that are not about the target"
        );
        var repeated = diagnostics.GroupBy(one => (one.Code, one.Message)).Where(group => group.Count() > 1).Select(group => group.First());
        Assert.AreEqual("", string.Join("\n", repeated));
        // What another target must run, it plans in its own way.
        if (!misfits.HasErrors)
            Assert.AreEqual(
                "",
                string.Join(
                    "\n",
                    OracleData.Differences(Plan03View.Of(plan), SamplePlans.Read(Path.Combine(folder, "out", "plan.json"), plan))
                )
            );
    }

    private static ExecutionPlan Planned(ComposedWorkflow composed)
    {
        var bag = new DiagnosticBag();
        var model = Sflow.Binding.Binder.Run(composed, bag)!;
        return Planner.Run(Resolver.Run(model, JobSettings.None, bag)!, bag)!;
    }
}
