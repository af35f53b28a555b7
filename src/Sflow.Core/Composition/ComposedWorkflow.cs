using Sflow.Expressions;
using Sflow.Syntax;

namespace Sflow.Composition;

/// <summary>
/// All modules as one document. Entries are in the order of their first definition, and every node keeps the place where it was
/// written.
/// </summary>
/// <param name="Version">The language's version, always "0.1".</param>
/// <param name="Name">The workflow's name, never empty.</param>
/// <param name="Timeout">The workflow's timeout, or null; never a null scalar.</param>
/// <param name="Variables">The global variables.</param>
/// <param name="Artifacts">The artifacts.</param>
/// <param name="Backends">The backends.</param>
/// <param name="Operators">The operators.</param>
/// <param name="WorkflowVariables">The workflow's own variables.</param>
/// <param name="Tasks">The tasks, at least one, with unique names.</param>
internal sealed record ComposedWorkflow(
    Located<string> Version,
    Located<string> Name,
    ScalarSyntax? Timeout,
    IReadOnlyList<NamedEntry> Variables,
    IReadOnlyList<NamedEntry> Artifacts,
    IReadOnlyList<NamedEntry> Backends,
    IReadOnlyList<NamedEntry> Operators,
    IReadOnlyList<NamedEntry> WorkflowVariables,
    IReadOnlyList<NamedEntry> Tasks
)
{
    /// <summary>The missing tasks that <c>required_by</c> names and that may be missing.</summary>
    internal IReadOnlyCollection<string> Excused { get; init; } = [];

    /// <summary>The storage targets.</summary>
    public IReadOnlyList<NamedEntry> Storage { get; init; } = [];

    /// <summary>The upload of the whole run folder, or null.</summary>
    public NodeSyntax? UploadAll { get; init; }

    /// <summary>The monitor of the whole workflow, or null.</summary>
    public NodeSyntax? Monitor { get; init; }

    /// <summary>
    /// Names of entries below keys that are errors. A reference to one of them is no error of its own.
    /// </summary>
    internal IReadOnlyCollection<string> UnreadNames { get; init; } = [];

    /// <summary>The applied overrides; null when there are none.</summary>
    internal AppliedOverrides? Overrides { get; init; }

    /// <summary>The workflow before overrides, which the rows of a sweep share.</summary>
    internal ComposedWorkflow Origin => Overrides?.Before ?? this;
}
