using System.Collections.Generic;
using Sflow.Expressions;
using Sflow.Text;

namespace Sflow.Resolution;

/// <summary>A workflow in which every expression is a value or a text with named holes, and every replica is a task.</summary>
public sealed record ResolvedWorkflow
{
    /// <summary>The workflow's name.</summary>
    public required Located<string> Name { get; init; }

    /// <summary>How long the whole may take, in seconds, or null.</summary>
    public double? Timeout { get; init; }

    /// <summary>The values that all tasks see, in the order of their definition, as the texts of their environment.</summary>
    public required IReadOnlyList<ResolvedVariable> Variables { get; init; }

    /// <summary>The artifacts.</summary>
    public required IReadOnlyList<ResolvedArtifact> Artifacts { get; init; }

    /// <summary>The backends, the default one first among equals.</summary>
    public required IReadOnlyList<ResolvedBackend> Backends { get; init; }

    /// <summary>The tasks: replicas in the place of what they are replicas of.</summary>
    public required IReadOnlyList<ResolvedTask> Tasks { get; init; }
}

/// <summary>A variable and what it holds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value after its type was applied; a text for an untyped one.</param>
/// <param name="Location">The place of its definition.</param>
public sealed record ResolvedVariable(string Name, ExprValue Value, TextLocation Location)
{
    /// <summary>The value as the environment holds it: a text, possibly with holes.</summary>
    public ExprValue Text { get; } = RuntimeTexts.TextOf(Value);
}
