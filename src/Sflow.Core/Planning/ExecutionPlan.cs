using Sflow.Expressions;
using Sflow.Resolution;

namespace Sflow.Planning;

/// <summary>
/// All decisions that are made before the job: which task runs where, with which resources and after which tasks. The plan is independent
/// of the target.
/// </summary>
internal sealed record ExecutionPlan
{
    /// <summary>The workflow's name.</summary>
    public required Located<string> Name { get; init; }

    /// <summary>How long the whole workflow may take, in seconds, or null.</summary>
    public double? Timeout { get; init; }

    /// <summary>How long a task may take to end after it is asked to, in seconds, before it is killed.</summary>
    public required int Grace { get; init; }

    /// <summary>
    /// How many CPUs per node the widest step needs, 1 to 100,000. A job gets one per node unless it asks for more, and Slurm refuses a
    /// wider step.
    /// </summary>
    public int CpusPerNode => Tasks.Select(task => task.Step?.CpusPerNode ?? 1).DefaultIfEmpty(1).Max();

    /// <summary>The variables as seen by tasks without variables of their own.</summary>
    public required IReadOnlyList<ResolvedVariable> Variables { get; init; }

    /// <summary>The artifacts.</summary>
    public required IReadOnlyList<ResolvedArtifact> Artifacts { get; init; }

    /// <summary>What the environments of all tasks contain: the variables and the paths of the artifacts.</summary>
    public required IReadOnlyList<KeyValuePair<string, ExprValue>> CommonEnvironment { get; init; }

    /// <summary>The backends.</summary>
    public required IReadOnlyList<ResolvedBackend> Backends { get; init; }

    /// <summary>The project's settings for the job.</summary>
    public required JobSettings Settings { get; init; }

    /// <summary>The tasks, replicas in the place of what they are replicas of.</summary>
    public required IReadOnlyList<PlannedTask> Tasks { get; init; }

    /// <summary>
    /// The tasks' names in an order in which each task comes after its dependencies: breadth first, in the order of the tasks.
    /// </summary>
    public required IReadOnlyList<string> Order { get; init; }

    /// <summary>The uploads of tasks and of the run folder; replicas of one task have the same.</summary>
    public IReadOnlyList<PlannedUpload> Uploads { get; init; } = [];

    /// <summary>What is measured, or null.</summary>
    public MonitorPlan? Monitor { get; init; }

    /// <summary>A task's whole environment in the order in which it is set; values are strings, possibly with placeholders.</summary>
    public IReadOnlyList<KeyValuePair<string, ExprValue>> EnvironmentOf(PlannedTask task) => TaskEnvironment.Of(task, Variables, Artifacts);
}

/// <summary>A task and where it runs.</summary>
internal sealed record PlannedTask : IShareable
{
    private SharedWork? work;

    SharedWork? IShareable.Work
    {
        get => work;
        set => work = value;
    }

    /// <summary>The resolved task.</summary>
    public required ResolvedTask Task { get; init; }

    /// <summary>Its name.</summary>
    public string Name => Task.Name;

    /// <summary>The numbers of the backend's nodes on which it runs, in the order in which it uses them.</summary>
    public required IReadOnlyList<int> Nodes { get; init; }

    /// <summary>The numbers of the GPUs that it has on each of these nodes; empty when it asks for none.</summary>
    public required IReadOnlyList<int> Gpus { get; init; }

    /// <summary>The entries of its script in order: strings, possibly with placeholders.</summary>
    public required IReadOnlyList<ExprValue> ScriptEntries { get; init; }

    /// <summary>Its script, the entries line by line: a string, possibly with placeholders.</summary>
    public required ExprValue Script { get; init; }

    /// <summary>
    /// The entries of its environment that <see cref="ExecutionPlan.CommonEnvironment"/> lacks or has with another value; values are
    /// strings, possibly with placeholders.
    /// </summary>
    public required IReadOnlyList<KeyValuePair<string, ExprValue>> OwnEnvironment { get; init; }

    /// <summary>Its probes.</summary>
    public required IReadOnlyList<PlannedProbe> Probes { get; init; }

    /// <summary>What the plan decides about it as a step of a Slurm job; null for a task that doesn't need Slurm.</summary>
    public PlannedStep? Step { get; init; }

    /// <summary>True when it has a readiness probe: it may run until all other tasks have ended.</summary>
    public bool IsService { get; init; }
}
