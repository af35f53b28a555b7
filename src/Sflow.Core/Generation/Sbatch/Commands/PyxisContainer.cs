using Sflow.Expressions;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation.Sbatch.Commands;

/// <summary>The container data that the job needs for a step: the plan's decisions in the terms of Pyxis.</summary>
/// <param name="Variables">
/// The variables, besides the task's own, that override the image's variables, separated by commas. The operator's words name
/// them. It is null when there are none.
/// </param>
/// <param name="Needs">
/// The requirements that must exist before the container starts: <c>image</c> or <c>mount</c>, and the path.
/// </param>
/// <param name="Name">
/// The name of the container that belongs to this job alone. It is null when the container has no name or belongs to the node.
/// </param>
/// <param name="IsMaker">True when the step also names an image, and so creates the container when it doesn't exist.</param>
internal sealed record PyxisContainer(
    ExprValue? Variables,
    IReadOnlyList<(string Kind, ExprValue Path)> Needs,
    ExprValue? Name,
    bool IsMaker
)
{
    /// <summary>
    /// Pyxis's option for the variables that override the image's variables. Pyxis reads only the last such option, and the job
    /// writes its own.
    /// </summary>
    public const string VariablesOption = "--container-env";

    /// <summary>Returns the container of a task, or null for a task without one.</summary>
    public static PyxisContainer? Of(PlannedTask task, IReadOnlyList<ResolvedArtifact> artifacts) =>
        task.Step?.Container is { } container
            ? new(
                container.Variables.Count == 0 ? null : RuntimeTexts.Join(",", container.Variables),
                [.. PyxisNeeds.Of(task, container, artifacts)],
                container is { Name: { } name, IsOfNode: false } ? PyxisNames.OfJob(name) : null,
                container.IsMaker
            )
            : null;
}
