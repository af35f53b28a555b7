using Sflow.Binding;
using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>A workflow in which every expression is a value or a string with named placeholders, and every replica is a task.</summary>
internal sealed record ResolvedWorkflow
{
    /// <summary>The workflow's name.</summary>
    public required Located<string> Name { get; init; }

    /// <summary>How long the whole workflow may take, in seconds, or null.</summary>
    public double? Timeout { get; init; }

    /// <summary>The values that all tasks see, in the order of their definition, as strings for the environment.</summary>
    public required IReadOnlyList<ResolvedVariable> Variables { get; init; }

    /// <summary>The artifacts.</summary>
    public required IReadOnlyList<ResolvedArtifact> Artifacts { get; init; }

    /// <summary>The backends.</summary>
    public required IReadOnlyList<ResolvedBackend> Backends { get; init; }

    /// <summary>The project's settings, for the stages that need more of them than the backends have.</summary>
    public required JobSettings Settings { get; init; }

    /// <summary>The tasks: replicas in the place of what they are replicas of.</summary>
    public required IReadOnlyList<ResolvedTask> Tasks { get; init; }

    /// <summary>The backend of tasks that name none.</summary>
    public required string DefaultBackend { get; init; }

    /// <summary>The targets of uploads by name.</summary>
    public IReadOnlyDictionary<string, ResolvedStorage> Storage { get; init; } = new Dictionary<string, ResolvedStorage>();

    /// <summary>The upload of the whole run folder, or null.</summary>
    public UploadModel? UploadAll { get; init; }

    /// <summary>What is measured as long as the workflow runs, or null.</summary>
    public MonitorModel? Monitor { get; init; }
}

/// <summary>A target of uploads.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Options">Its fields by name; strings may have placeholders.</param>
internal sealed record ResolvedStorage(Located<string> Name, IReadOnlyDictionary<string, ExprValue> Options);

/// <summary>A variable and its value.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value after its type was applied; a string for an untyped one.</param>
/// <param name="Location">The place of its definition.</param>
internal sealed record ResolvedVariable(string Name, ExprValue Value, TextLocation Location)
{
    /// <summary>The place that gives the value: a cell of a sweep, an item of the project, else the definition.</summary>
    public TextLocation ValueLocation { get; init; } = Location;

    /// <summary>The value in the environment: a string, possibly with placeholders.</summary>
    public ExprValue Text { get; } = RuntimeTexts.TextOf(Value);
}
