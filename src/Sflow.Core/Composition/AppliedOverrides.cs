namespace Sflow.Composition;

/// <summary>The overrides that were applied to a workflow.</summary>
/// <param name="Before">The workflow before the overrides.</param>
/// <param name="Variables">The variables that were set.</param>
/// <param name="Artifacts">The artifacts that were set.</param>
internal sealed record AppliedOverrides(
    ComposedWorkflow Before,
    IReadOnlyList<VariableOverride> Variables,
    IReadOnlyList<ArtifactOverride> Artifacts
);
