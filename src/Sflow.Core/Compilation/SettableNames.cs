namespace Sflow.Compilation;

/// <summary>The names that a composed workflow defines and that a project can set from outside.</summary>
/// <param name="Variables">The names of its global and workflow variables.</param>
/// <param name="Artifacts">The names of its artifacts.</param>
public sealed record SettableNames(IReadOnlyCollection<string> Variables, IReadOnlyCollection<string> Artifacts)
{
    /// <summary>The workflow's name. It is empty for a sweep, whose rows can have different workflows.</summary>
    public string Workflow { get; init; } = "";

    /// <summary>The names of its tasks in their order.</summary>
    public IReadOnlyCollection<string> Tasks { get; init; } = [];

    /// <summary>The names of the rows of a sweep in their order. It is empty for a workflow.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];
}
