using Sflow.Binding;
using Sflow.Expressions;
using Sflow.Planning;

namespace Sflow.Generation.Sbatch;

/// <summary>
/// The target for Slurm. A plan becomes one self-contained script for <c>sbatch</c>. Plain bash can also run the script when no
/// task needs Slurm.
/// </summary>
internal sealed class SbatchTarget : Target
{
    /// <inheritdoc/>
    public override string Name => "slurm";

    /// <inheritdoc/>
    public override TargetTraits Traits { get; } =
        new()
        {
            Backends = [BackendKind.Local, BackendKind.Slurm],
            Operators = [.. OperatorKind.All.Where(kind => !kind.IsPod)],
            HasAllocations = true,
            HasMultiNodeTasks = true,
            HasRetries = true,
            HasUploads = false,
            HasLogProbes = true,
            LongestArgument = SbatchLimits.LongestArgument,
            LongestMainFile = SbatchLimits.LongestScript,
        };

    /// <inheritdoc/>
    public override string MainFileOf(string unit) => unit + ".sh";

    /// <inheritdoc/>
    public override TargetJob Open(string unit, ExecutionPlan plan) => new Job(MainFileOf(unit), plan);

    /// <inheritdoc/>
    public override IEnumerable<ShellText> ShellTexts(ExecutionPlan plan) =>
        plan.Settings.Slurm.Prologue is { } prologue ? [ShellText.OfFile("the prologue", prologue)] : [];

    /// <inheritdoc/>
    public override void Prepare() => ScriptTemplate.Prepare();

    // The check needs the whole script, because it checks the size and the output of a site's template.
    private sealed class Job(string path, ExecutionPlan plan) : TargetJob
    {
        private FileText? script;

        public override void Check(DiagnosticBag diagnostics) => script = SbatchScript.Write(plan, diagnostics);

        public override IReadOnlyList<GeneratedFile> Write() => [new GeneratedFile(path, script!, IsExecutable: true)];
    }
}
