using Sflow.Binding;
using Sflow.Composition;

namespace Sflow.Resolution;

/// <summary>
/// The tasks that a row of a sweep has in common with others. A task is resolved once for all rows that agree on everything it depends on,
/// and is stored with the bound task. A task with diagnostics is not shared, so that every row reports its own. Not safe for concurrent
/// use.
/// </summary>
internal sealed class SharedTasks
{
    private static readonly Derived<WorkflowModel, TaskReach> Reaches = new(origin => new TaskReach(origin));

    private static readonly KeyMembers<Replica> ReplicaKey = new()
    {
        { nameof(Replica.Name), replica => replica.Name },
        { nameof(Replica.DependsOn), (key, replica) => key.AddEach(replica.DependsOn) },
        { nameof(Replica.Task), "a result hangs on it" },
        { nameof(Replica.Index), "the name and the task's domains determine it, and the domains are in the key" },
        { nameof(Replica.Values), "the name and the task's domains determine them, and the domains are in the key" },
        { nameof(Replica.IsSequential), "the task determines it, with what its policy says, which is in the key" },
    };

    private readonly Dictionary<TaskModel, string> keys = new(ReferenceComparer<TaskModel>.Instance);
    private readonly TaskReach reach;
    private readonly IReadOnlyList<VariableOverride> variables;
    private readonly IReadOnlyList<ArtifactOverride> artifacts;
    private readonly string job;

    private SharedTasks(
        TaskReach reach,
        IReadOnlyList<VariableOverride> variables,
        IReadOnlyList<ArtifactOverride> artifacts,
        JobSettings settings
    )
    {
        (this.reach, this.variables, this.artifacts) = (reach, variables, artifacts);
        job = JobSettings.BackendKey.AddTo(new Fingerprint(), settings).ToString();
    }

    /// <summary>
    /// The shared tasks for one row. It is null when the row's overrides have expressions, which may refer to anything, or when the
    /// workflow has errors without overrides.
    /// </summary>
    /// <param name="row">The bound workflow of the row.</param>
    /// <param name="settings">What the project says of the row's job.</param>
    public static SharedTasks? Of(WorkflowModel row, JobSettings settings)
    {
        if (row.Origin is null)
            return null;
        var (variables, artifacts) = (row.Overrides?.Variables ?? [], row.Overrides?.Artifacts ?? []);
        return ArePlain(row, variables, artifacts) ? new SharedTasks(Reaches[row.Origin], variables, artifacts, settings) : null;
    }

    /// <summary>A task of the row, newly resolved or shared.</summary>
    /// <param name="replica">Its source.</param>
    /// <param name="make">Makes it and reports the diagnostics.</param>
    /// <param name="diagnostics">Takes what is wrong; with an error in it, nothing is kept.</param>
    public ResolvedTask? Get(Replica replica, Func<DiagnosticBag, ResolvedTask?> make, DiagnosticBag diagnostics)
    {
        var work = SharedWork.Begin(replica.Task);
        var key = ReplicaKey.AddTo(new Fingerprint(KeyOf(replica.Task)), replica).ToString();
        if (work.Find<ResolvedTask>(key) is { } known)
            return known;
        var own = new DiagnosticBag();
        var task = make(own);
        diagnostics.AddRange(own);
        // A string that waits for the placement of other tasks sees the row's symbols.
        return task is null || own.Count > 0 || diagnostics.HasErrors || task.IsPending || !work.IsAskedAgain(key)
            ? task
            : work.Keep(key, task);
    }

    private static bool ArePlain(WorkflowModel row, IReadOnlyList<VariableOverride> variables, IReadOnlyList<ArtifactOverride> artifacts)
    {
        var (names, uris) = (
            new HashSet<string>(variables.Select(variable => variable.Name)),
            new HashSet<string>(artifacts.Select(artifact => artifact.Name))
        );
        return row.Variables.Concat(row.WorkflowVariables)
                .All(variable =>
                    !names.Contains(variable.Name.Value) || (variable.Value is LiteralValue && variable.Domain is null or LiteralValue)
                ) && row.Artifacts.All(artifact => !uris.Contains(artifact.Name.Value) || artifact.Uri.Value is LiteralValue);
    }

    private string KeyOf(TaskModel task)
    {
        if (keys.TryGetValue(task, out var known))
            return known;
        var names = reach.Of(task);
        var key = new Fingerprint().Add(job);
        VariableOverride.Key.AddEach(key, [.. variables.Where(variable => names.IsOpen || names.Variables.Contains(variable.Name))]);
        ArtifactOverride.Key.AddEach(key, [.. artifacts.Where(artifact => names.IsOpen || names.Artifacts.Contains(artifact.Name))]);
        return keys[task] = key.ToString();
    }
}
