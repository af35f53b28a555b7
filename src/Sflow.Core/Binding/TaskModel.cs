namespace Sflow.Binding;

/// <summary>A task as the modules define it, before replication.</summary>
internal sealed record TaskModel : IShareable
{
    private SharedWork? work;

    SharedWork? IShareable.Work
    {
        get => work;
        set => work = value;
    }

    /// <summary>Its name and the place of its definition.</summary>
    public required Located<string> Name { get; init; }

    /// <summary>The lines of the script.</summary>
    public required IReadOnlyList<ValueModel> Script { get; init; }

    /// <summary>The operator that the task names, or null for the backend's default.</summary>
    public OperatorUse? Operator { get; init; }

    /// <summary>The backend that the task names, or null for the default.</summary>
    public Located<string>? Backend { get; init; }

    /// <summary>The tasks that it names in <c>depends_on</c>.</summary>
    public IReadOnlyList<Located<string>> DependsOn { get; init; } = [];

    /// <summary>The tasks that it names in <c>required_by</c>: they depend on it. Some may not exist.</summary>
    public IReadOnlyList<Located<string>> RequiredBy { get; init; } = [];

    /// <summary>The other tasks that name this one in <c>required_by</c>, each with the place of that entry.</summary>
    public IReadOnlyList<Located<string>> Hooks { get; init; } = [];

    /// <summary>All tasks that it depends on.</summary>
    public IReadOnlyList<Located<string>> Dependencies => Hooks.Count == 0 ? DependsOn : [.. DependsOn, .. Hooks];

    /// <summary><c>resources.nodes</c>, or null.</summary>
    public FieldSet? Nodes { get; init; }

    /// <summary><c>resources.gpus</c>, or null.</summary>
    public FieldSet? Gpus { get; init; }

    /// <summary><c>replicas</c>, or null when the task is not replicated.</summary>
    public ReplicasModel? Replicas { get; init; }

    /// <summary><c>retries</c>, or null.</summary>
    public FieldSet? Retries { get; init; }

    /// <summary>The time limit of one attempt, or null.</summary>
    public BoundField? Timeout { get; init; }

    /// <summary>The ports on which it serves, each with the fields port and name.</summary>
    public IReadOnlyList<FieldSet> Ports { get; init; } = [];

    /// <summary>Whether the script ends at its first command that fails, or null where the task doesn't say.</summary>
    public BoundField? FailFast { get; init; }

    /// <summary>The variables that replace the workflow's for this task.</summary>
    public IReadOnlyList<VariableModel> Variables { get; init; } = [];

    /// <summary>Its probes.</summary>
    public IReadOnlyList<ProbeModel> Probes { get; init; } = [];

    /// <summary>The values that are read from its log.</summary>
    public IReadOnlyList<OutputModel> Outputs { get; init; } = [];

    /// <summary>The files that are uploaded after it has completed.</summary>
    public IReadOnlyList<UploadModel> Uploads { get; init; } = [];

    /// <summary>What is measured while it runs, or null.</summary>
    public MonitorModel? Monitor { get; init; }

    /// <summary><c>result</c>, or null.</summary>
    public ResultModel? Result { get; init; }
}

/// <summary>The replicas of a task.</summary>
/// <param name="Fields">The fields count and policy.</param>
/// <param name="Variables">The variables whose domains the replicas enumerate.</param>
internal sealed record ReplicasModel(FieldSet Fields, IReadOnlyList<Located<string>> Variables);

/// <summary>The values that are read from a task's log.</summary>
/// <param name="Fields">The fields pattern and source.</param>
/// <param name="Metrics">The meaning of each value, by the value's name.</param>
internal sealed record OutputModel(FieldSet Fields, IReadOnlyList<KeyValuePair<string, FieldSet>> Metrics);
