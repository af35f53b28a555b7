using Sflow.Composition;
using Sflow.Expressions;

namespace Sflow.Binding;

/// <summary>A composed workflow with every name, type and reference checked; expressions are parsed and not yet evaluated.</summary>
internal sealed record WorkflowModel
{
    /// <summary>The workflow's name.</summary>
    public required Located<string> Name { get; init; }

    /// <summary>The time limit of the whole workflow.</summary>
    public BoundField? Timeout { get; init; }

    /// <summary>The global variables, in the order of their first definitions.</summary>
    public required IReadOnlyList<VariableModel> Variables { get; init; }

    /// <summary>The workflow's variables; they may use backends and artifacts.</summary>
    public required IReadOnlyList<VariableModel> WorkflowVariables { get; init; }

    /// <summary>The artifacts.</summary>
    public required IReadOnlyList<ArtifactModel> Artifacts { get; init; }

    /// <summary>The backends; never empty, because a workflow without backends gets a local one.</summary>
    public required IReadOnlyList<BackendModel> Backends { get; init; }

    /// <summary>The operators by name.</summary>
    public required IReadOnlyDictionary<string, OperatorModel> Operators { get; init; }

    /// <summary>The tasks, in merge order.</summary>
    public required IReadOnlyList<TaskModel> Tasks { get; init; }

    /// <summary>The backend of tasks that name none.</summary>
    public required BackendModel DefaultBackend { get; init; }

    /// <summary>The targets of uploads.</summary>
    public IReadOnlyList<StorageModel> Storage { get; init; } = [];

    /// <summary>The upload of the whole run folder, or null.</summary>
    public UploadModel? UploadAll { get; init; }

    /// <summary>What is measured as long as the workflow runs, or null.</summary>
    public MonitorModel? Monitor { get; init; }

    /// <summary>The applied overrides; null when there are none.</summary>
    internal AppliedOverrides? Overrides { get; init; }

    /// <summary>The workflow before overrides, one object for all rows; null when it has errors even without overrides.</summary>
    internal WorkflowModel? Origin { get; init; }
}
