using System.Collections.Generic;
using Sflow.Text;

namespace Sflow.Binding;

/// <summary>A task as the modules say it, before replicas are made of it.</summary>
public sealed record TaskModel
{
    /// <summary>Its name and the place of its definition.</summary>
    public required Located<string> Name { get; init; }

    /// <summary>The script's entries.</summary>
    public required IReadOnlyList<ValueModel> Script { get; init; }

    /// <summary>The operator it names, or null: the backend's default one.</summary>
    public OperatorUse? Operator { get; init; }

    /// <summary>The backend it names, or null: the default one.</summary>
    public Located<string>? Backend { get; init; }

    /// <summary>The tasks that come before it.</summary>
    public IReadOnlyList<Located<string>> DependsOn { get; init; } = [];

    /// <summary><c>resources.nodes</c>, or null.</summary>
    public FieldSet? Nodes { get; init; }

    /// <summary><c>resources.gpus</c>, or null.</summary>
    public FieldSet? Gpus { get; init; }

    /// <summary><c>replicas</c>, or null: the task is not replicated.</summary>
    public ReplicasModel? Replicas { get; init; }

    /// <summary><c>retries</c>, or null.</summary>
    public FieldSet? Retries { get; init; }

    /// <summary>How long one attempt may take, or null.</summary>
    public BoundField? Timeout { get; init; }

    /// <summary>Variables that this task sees in place of the workflow's.</summary>
    public IReadOnlyList<VariableModel> Variables { get; init; } = [];

    /// <summary>Its probes.</summary>
    public IReadOnlyList<ProbeModel> Probes { get; init; } = [];

    /// <summary>What is read from its log.</summary>
    public IReadOnlyList<OutputModel> Outputs { get; init; } = [];
}

/// <summary>The replicas of a task.</summary>
/// <param name="Fields">count and policy.</param>
/// <param name="Variables">The variables whose domains are run through.</param>
public sealed record ReplicasModel(FieldSet Fields, IReadOnlyList<Located<string>> Variables);

/// <summary>What is read from a task's log.</summary>
/// <param name="Fields">pattern and source.</param>
/// <param name="Metrics">What each value means, by the value's name.</param>
public sealed record OutputModel(FieldSet Fields, IReadOnlyList<KeyValuePair<string, FieldSet>> Metrics);
