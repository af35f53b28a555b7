using Sflow.Binding;
using Sflow.Compilation;
using Sflow.Generation;
using Sflow.Planning;

namespace Sflow.Tests.Compilation;

/// <summary>The contract between the compiler and the engines that it compiles for.</summary>
[TestClass]
public sealed class TargetTests
{
    private const string Module = "version: '0.1'\nworkflow: {name: w, tasks: [{name: a, script: [echo a]}]}\n";

    [TestMethod]
    public void OnlyRequestedTargetsCheckAndWrite()
    {
        var (one, two) = (new FakeTarget("one"), new FakeTarget("two"));
        var result = Compile([one, two], "two");
        Assert.IsTrue(result.Success);
        CollectionAssert.AreEqual(new[] { "w/two.main", "w/two.more" }, result.Files.Select(file => file.RelativePath).ToArray());
        CollectionAssert.AreEqual(Array.Empty<string>(), one.Calls);
        CollectionAssert.AreEqual(new[] { "check", "write" }, two.Calls);
    }

    [TestMethod]
    public void TheFirstFileOfEachTargetIsSubmitted()
    {
        var result = Compile([new FakeTarget("one"), new FakeTarget("two")], "two", "one");
        CollectionAssert.AreEqual(new[] { "w/two.main", "w/one.main" }, result.MainFiles.ToArray());
    }

    [TestMethod]
    public void AllTargetsCheckBeforeOneOfThemWrites()
    {
        var (one, two) = (new FakeTarget("one"), new FakeTarget("two") { Refuses = true });
        var result = Compile([one, two], "one", "two");
        Assert.IsFalse(result.Success);
        Assert.IsEmpty(result.Files);
        CollectionAssert.AreEqual(new[] { "check" }, one.Calls);
        CollectionAssert.AreEqual(new[] { "check" }, two.Calls);
    }

    [TestMethod]
    public void ATargetChecksWhateverIsAskedFor()
    {
        var target = new FakeTarget("one") { Refuses = true };
        Assert.IsFalse(Compile([target], CompileOutputs.Plan, "one").Success);
        CollectionAssert.AreEqual(new[] { "check" }, target.Calls);
    }

    [TestMethod]
    public void TheShellCodeOfATargetIsChecked()
    {
        var result = Compile([new FakeTarget("one")], CompileOutputs.Checks, "one");
        CollectionAssert.AreEqual(new[] { "echo a", "echo one" }, result.ShellTexts.Select(text => text.Text).ToArray());
    }

    [TestMethod]
    public void ATargetThatDoesNotExistIsADefectOfTheHost() =>
        Assert.ThrowsExactly<ArgumentException>(() => Compile([new FakeTarget("one")], "three"));

    [TestMethod]
    public void SlurmRunsEveryKindOfOperatorButPods()
    {
        var slurm = Targets.All.Single(target => target.Name == Targets.Slurm);
        CollectionAssert.AreEquivalent(OperatorKind.All.Where(kind => !kind.IsPod).ToList(), slurm.Traits.Operators.ToList());
        Assert.AreEqual("sweep/row_001.sh", Targets.MainFileOf(Targets.Slurm, "sweep/row_001"));
    }

    private static CompileResult Compile(IReadOnlyList<Target> targets, params string[] names) =>
        Compile(targets, CompileOutputs.Jobs, names);

    private static CompileResult Compile(IReadOnlyList<Target> targets, CompileOutputs outputs, params string[] names) =>
        new WorkflowCompiler(new ModuleReader(), targets).Compile(
            new CompileRequest
            {
                Name = "w",
                Modules = [new("w.yaml", TextLocation.OfFile("Job.proj"))],
                Outputs = outputs,
                Targets = names,
            }
        );

    private sealed class FakeTarget(string name) : Target
    {
        public List<string> Calls { get; } = [];

        public bool Refuses { get; init; }

        public override string Name => name;

        public override TargetTraits Traits => Targets.All[0].Traits;

        public override string MainFileOf(string unit) => $"{unit}/{name}.main";

        public override TargetJob Open(string unit, ExecutionPlan plan) => new Job(this, unit, plan);

        public override IEnumerable<ShellText> ShellTexts(ExecutionPlan plan) =>
            [ShellText.OfFile("the file", new SourceText(name, "echo " + name))];
    }

    private sealed class Job(FakeTarget target, string unit, ExecutionPlan plan) : TargetJob
    {
        public override void Check(DiagnosticBag diagnostics)
        {
            target.Calls.Add("check");
            if (target.Refuses)
                diagnostics.Add(Catalogue.TooManyAtOnce(plan.Name.Location, 1, 0));
        }

        public override IReadOnlyList<GeneratedFile> Write()
        {
            target.Calls.Add("write");
            return [new GeneratedFile(target.MainFileOf(unit), "main"), new GeneratedFile($"{unit}/{target.Name}.more", "more")];
        }
    }

    private sealed class ModuleReader : ISourceReader
    {
        public SourceReadResult Read(string path) => new(Encoding.UTF8.GetBytes(Module), null);
    }
}
