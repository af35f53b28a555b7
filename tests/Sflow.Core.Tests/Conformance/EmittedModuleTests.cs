using Sflow.Binding;
using Sflow.Composition;
using Sflow.Generation.Sbatch;
using Sflow.Planning;
using Sflow.Resolution;
using Sflow.Tests.Scenarios;

namespace Sflow.Tests.Conformance;

/// <summary>
/// Modules that tools emit and that benchmark submissions publish compile without an error and with one warning per cause at most, and
/// their documents are the same workflow.
/// </summary>
[TestClass]
public sealed class EmittedModuleTests
{
    private static readonly TextLocation Place = TextLocation.OfFile("test.proj");

    // Each file of one folder is a workflow; the modules of the other are one workflow, with the values that its authors ask for.
    private static readonly string[] Submission =
    [
        "deepseek_config_sflow.yaml",
        "slurm_env_sflow.example.yaml",
        "trtllm_ifb_portable.yaml",
    ];

    private static readonly (string Name, string Value)[] Values =
    [
        ("WORK_DIR", "/home/team/work"),
        ("CONTAINER_IMAGE", "/images/trtllm.sqsh"),
        ("SCRATCH_DIR", "/scratch/team"),
        ("SLURM_ACCOUNT", "team"),
        ("SLURM_PARTITION", "gpu"),
        ("SERVER_HOSTS", "node1"),
    ];

    public static IEnumerable<object[]> Emitted =>
        NeedsExamplesAttribute.Folder is { } root
            ? Directory
                .GetFiles(Path.Combine(root, "aiconfigurator"), "*.yaml")
                .Order(StringComparer.Ordinal)
                .Select(file => new object[] { Path.GetFileName(file) })
            : [];

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [NeedsExamples]
    [DynamicData(nameof(Emitted))]
    public void AnEmittedModuleCompiles(string file) => Check("aiconfigurator", [file], []);

    [TestMethod]
    [NeedsExamples]
    public void ASubmissionCompiles() => Check("mlperf", Submission, Values);

    private void Check(string folder, string[] files, (string Name, string Value)[] values)
    {
        var diagnostics = new DiagnosticBag();
        var composed = SameWorkflow.Compose(
            files.Select(file => new KeyValuePair<string, string>(
                file,
                File.ReadAllText(Path.Combine(NeedsExamplesAttribute.Folder!, folder, file))
            )),
            diagnostics
        );
        if (composed is not null)
            composed = Overrides.Apply(
                composed,
                [.. values.Select(value => new VariableOverride(value.Name, value.Value, Place))],
                [],
                diagnostics
            );
        Assert.IsNotNull(composed, string.Join("\n", diagnostics));
        Assert.IsNull(SameWorkflow.Problem(composed, diagnostics));
        SbatchScript.Write(Planned(composed), diagnostics);
        TestContext.WriteLine(string.Join("\n", diagnostics));
        Assert.IsFalse(diagnostics.HasErrors);
        // The same text at another place is the same cause.
        var repeated = diagnostics.GroupBy(one => (one.Code, one.Message)).Where(group => group.Count() > 1).Select(group => group.First());
        Assert.AreEqual("", string.Join("\n", repeated));
    }

    private static ExecutionPlan Planned(ComposedWorkflow composed)
    {
        var bag = new DiagnosticBag();
        var model = Binder.Run(composed, bag)!;
        return Planner.Run(Resolver.Run(model, JobSettings.None, bag)!, bag)!;
    }
}
