using System.Collections.Generic;
using Sflow.Text;

namespace Sflow.Binding;

/// <summary>A composed workflow with every name, type and reference checked; expressions are parsed and not yet evaluated.</summary>
public sealed record WorkflowModel
{
    /// <summary>The workflow's name.</summary>
    public required Located<string> Name { get; init; }

    /// <summary>How long the whole may take.</summary>
    public BoundField? Timeout { get; init; }

    /// <summary>The global variables, in the order of their first definition.</summary>
    public required IReadOnlyList<VariableModel> Variables { get; init; }

    /// <summary>The workflow's variables; they may use backends and artifacts.</summary>
    public required IReadOnlyList<VariableModel> WorkflowVariables { get; init; }

    /// <summary>The artifacts.</summary>
    public required IReadOnlyList<ArtifactModel> Artifacts { get; init; }

    /// <summary>The backends; never empty: a workflow without any has a local one.</summary>
    public required IReadOnlyList<BackendModel> Backends { get; init; }

    /// <summary>The operators by name.</summary>
    public required IReadOnlyDictionary<string, OperatorModel> Operators { get; init; }

    /// <summary>The tasks, in merge order.</summary>
    public required IReadOnlyList<TaskModel> Tasks { get; init; }

    /// <summary>The backend of tasks that name none.</summary>
    public required BackendModel DefaultBackend { get; init; }
}
