using Sflow.Binding;
using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>One replica of a task, or a task that isn't replicated.</summary>
internal sealed record ResolvedTask : IShareable
{
    private SharedWork? work;

    SharedWork? IShareable.Work
    {
        get => work;
        set => work = value;
    }

    /// <summary>Its own name: <c>prefill_0</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The task that it replicates, and the location of its definition.</summary>
    public required Located<string> BaseName { get; init; }

    /// <summary>Its index among the replicas, from 0.</summary>
    public required int ReplicaIndex { get; init; }

    /// <summary>True when the base name is a list of replicas.</summary>
    public required bool IsReplica { get; init; }

    /// <summary>True when the replicas run one after another.</summary>
    public required bool IsSequential { get; init; }

    /// <summary>The tasks that must be ready or completed first, by their own names, in the order of the tasks.</summary>
    public required IReadOnlyList<string> DependsOn { get; init; }

    /// <summary>Where it runs.</summary>
    public required ResolvedBackend Backend { get; init; }

    /// <summary>How it runs.</summary>
    public required ResolvedOperator Operator { get; init; }

    /// <summary>Which nodes it asks for.</summary>
    public required NodeRequest Nodes { get; init; }

    /// <summary>The GPUs that it asks for, or null.</summary>
    public GpuRequest? Gpus { get; init; }

    /// <summary>
    /// Its own variables, its replica's variables and the variables computed from them, in the order of their definition. These differ from
    /// what the workflow's other tasks see.
    /// </summary>
    public required IReadOnlyList<ResolvedVariable> OwnVariables { get; init; }

    /// <summary>The variables by which this replica differs from its siblings.</summary>
    public required IReadOnlyList<ResolvedVariable> SweepVariables { get; init; }

    /// <summary>The script's entries.</summary>
    public required IReadOnlyList<ScriptEntry> Script { get; init; }

    /// <summary>Its probes.</summary>
    public required IReadOnlyList<ResolvedProbe> Probes { get; init; }

    /// <summary>The ports on which it serves; the first is the port of its service.</summary>
    public IReadOnlyList<ResolvedPort> Ports { get; init; } = [];

    /// <summary>True when something of it waits for the placement of tasks.</summary>
    public bool IsPending => Script.Any(entry => entry.Pending is not null) || Probes.Any(probe => probe is PendingProbe);

    /// <summary>True when it has a readiness probe: it may run until all other tasks have ended.</summary>
    public bool IsService => Probes.Any(probe => probe.IsReadiness);

    /// <summary>How often it is retried, or null.</summary>
    public RetryPolicy? Retries { get; init; }

    /// <summary>How long one attempt may take, in seconds, or null.</summary>
    public double? Timeout { get; init; }

    /// <summary>True when its script ends at the first command that fails.</summary>
    public bool FailFast { get; init; }

    /// <summary>What is read from its log.</summary>
    public required IReadOnlyList<ResolvedOutput> Outputs { get; init; }

    /// <summary>Its results, or null.</summary>
    public ResolvedResult? Result { get; init; }

    /// <summary>The files that are uploaded after it has completed.</summary>
    public IReadOnlyList<UploadModel> Uploads { get; init; } = [];

    /// <summary>What is measured while it runs, or null.</summary>
    public MonitorModel? Monitor { get; init; }
}

/// <summary>An entry of a script: a string, or an expression that is evaluated after the placement of tasks.</summary>
/// <param name="Text">The string, possibly with placeholders; null when it waits.</param>
/// <param name="Pending">What waits for placement: it uses <c>task</c>.</param>
/// <param name="Scope">The names that <paramref name="Pending"/> sees besides <c>task</c>.</param>
/// <param name="Source">The entry as it was written.</param>
internal sealed record ScriptEntry(ExprValue? Text, TemplateSyntax? Pending, IScope? Scope, LocatedText Source);

/// <summary>A port on which a task serves.</summary>
/// <param name="Number">The port, 1 to 65535.</param>
/// <param name="Name">What it is for, or null.</param>
internal sealed record ResolvedPort(int Number, string? Name);

/// <summary>How often a task is retried.</summary>
/// <param name="Count">How many attempts after the first, 0 or more.</param>
/// <param name="Interval">Seconds before the next attempt, 0 or more.</param>
/// <param name="Backoff">The factor by which the interval grows each time, 1 or more.</param>
internal sealed record RetryPolicy(int Count, double Interval, double Backoff);

/// <summary>What is read from a log.</summary>
/// <param name="Pattern">The parse format and its place.</param>
/// <param name="Source">stdout or stderr.</param>
/// <param name="Metrics">What each value means: members by the value's name.</param>
internal sealed record ResolvedOutput(
    Located<string> Pattern,
    string Source,
    IReadOnlyList<KeyValuePair<string, IReadOnlyDictionary<string, string>>> Metrics
);
