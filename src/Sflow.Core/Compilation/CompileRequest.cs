using Sflow.Composition;
using Sflow.Generation.Diagrams;
using Sflow.Resolution;

namespace Sflow.Compilation;

/// <summary>The outputs that a request asks for.</summary>
[Flags]
public enum CompileOutputs
{
    /// <summary>Only the diagnostics. The compiler checks everything and generates nothing.</summary>
    None = 0,

    /// <summary>The composed workflow, <c>.yaml</c>.</summary>
    Composed = 1,

    /// <summary>The composed workflow with every build-time value inlined, <c>.resolved.yaml</c>.</summary>
    Resolved = 2,

    /// <summary>The plan, <c>.plan.json</c>, and its summary for people.</summary>
    Plan = 4,

    /// <summary>The files of the requested targets, such as the sbatch script, <c>.sh</c>.</summary>
    Jobs = 8,

    /// <summary>
    /// The items that a host checks on its machine: the scripts that a shell runs, and the paths that must exist.
    /// </summary>
    Checks = 16,

    /// <summary>
    /// The files of the requested targets, for the checks of a host alone. Where a target can't run the workflow, a request for
    /// documents has no such files.
    /// </summary>
    JobChecks = 32,
}

/// <summary>One workflow to compile: its modules in merge order and the settings from outside.</summary>
public sealed record CompileRequest
{
    /// <summary>The unit's name, which is the stem of its file names.</summary>
    public required string Name { get; init; }

    /// <summary>The modules' paths in merge order, each with the place that names it.</summary>
    public required IReadOnlyList<Located<string>> Modules { get; init; }

    /// <summary>Variables set from outside. A later one overrides an earlier one.</summary>
    public IReadOnlyList<VariableOverride> Variables { get; init; } = [];

    /// <summary>Artifacts set from outside. A later one overrides an earlier one.</summary>
    public IReadOnlyList<ArtifactOverride> Artifacts { get; init; } = [];

    /// <summary>Names or globs of tasks that may be absent.</summary>
    public IReadOnlyList<Located<string>> MissableTasks { get; init; } = [];

    /// <summary>What happens when several modules define an entry, a task or the workflow's name.</summary>
    public MergeMode Merge { get; init; } = MergeMode.Replace;

    /// <summary>True for a hardware monitor of the whole workflow where its modules have none.</summary>
    public bool IsMonitored { get; init; }

    /// <summary>
    /// The tasks to compile, with the tasks that they need: names of tasks or replicas, or globs. An empty list selects all tasks.
    /// </summary>
    public IReadOnlyList<Located<string>> Tasks { get; init; } = [];

    /// <summary>True to compile the selected tasks alone, without the tasks that they need.</summary>
    public bool SkipsDependencies { get; init; }

    /// <summary>The tasks that get a hardware monitor where the modules give them none.</summary>
    public IReadOnlyList<Located<string>> MonitoredTasks { get; init; } = [];

    /// <summary>The project's settings for the job.</summary>
    public JobSettings Settings { get; init; } = JobSettings.None;

    /// <summary>The outputs to generate.</summary>
    public CompileOutputs Outputs { get; init; } = CompileOutputs.Jobs;

    /// <summary>The diagrams to write besides the outputs. Null for none.</summary>
    public DiagramRequest? Diagram { get; init; }

    /// <summary>True when the request asks for documents and diagrams alone. They can hold what no requested target can run.</summary>
    internal bool WritesOnlyDocuments =>
        (Diagram is not null || (Outputs & (CompileOutputs.Composed | CompileOutputs.Resolved)) != CompileOutputs.None)
        && (Outputs & (CompileOutputs.Plan | CompileOutputs.Jobs)) == CompileOutputs.None;

    /// <summary>The names of the targets to compile for. Only these targets check the plan and write files.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [Compilation.Targets.Slurm];
}
