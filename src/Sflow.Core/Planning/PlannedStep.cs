using Sflow.Expressions;

namespace Sflow.Planning;

/// <summary>What the plan decides about a step of a Slurm job beyond its nodes and GPUs.</summary>
/// <param name="CpusPerNode">How many CPUs of each of its nodes it needs, 1 to 100,000.</param>
/// <param name="RanksPerNode">
/// How many ranks run on each node where the operator leaves it to Slurm and Slurm would start too many; null otherwise.
/// </param>
/// <param name="Container">The container in which it runs; null for none.</param>
internal sealed record PlannedStep(int CpusPerNode, int? RanksPerNode, StepContainer? Container);

/// <summary>The container of a step.</summary>
/// <param name="Image">The image: a string that may have placeholders; null when the step only names a container.</param>
/// <param name="Name">The name, without a flag behind a colon, a string that may have placeholders; null for none.</param>
/// <param name="IsOfNode">
/// True when the name is the node's: the container may outlive the job. Otherwise the job owns the container.
/// </param>
/// <param name="Variables">
/// The variables besides the task's own that win over the image's, each entry a comma-separated list of names.
/// </param>
/// <param name="Mounts">The mounts of the operator's field: <c>source:target[:flags]</c>, strings that may have placeholders.</param>
/// <param name="MoreMounts">The mounts among srun's own words, each entry one or several with commas.</param>
internal sealed record StepContainer(
    ExprValue? Image,
    ExprValue? Name,
    bool IsOfNode,
    IReadOnlyList<ExprValue> Variables,
    IReadOnlyList<ExprValue> Mounts,
    IReadOnlyList<ExprValue> MoreMounts
)
{
    /// <summary>True when the step creates a missing container, because an image is set.</summary>
    public bool IsMaker => Image is not null;
}
