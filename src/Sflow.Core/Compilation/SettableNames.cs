namespace Sflow.Compilation;

/// <summary>The names that a composed workflow defines and that a project can set from outside.</summary>
/// <param name="Variables">The names of its global and workflow variables.</param>
/// <param name="Artifacts">The names of its artifacts.</param>
public sealed record SettableNames(IReadOnlyCollection<string> Variables, IReadOnlyCollection<string> Artifacts);
