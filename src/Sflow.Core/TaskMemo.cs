using Sflow.Generation.Sbatch;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow;

/// <summary>What the stages after Binding made of tasks that the rows of sweeps have in common. Bounded, however many rows and module lists there are. Safe for several threads at once.</summary>
internal sealed class TaskMemo
{
    /// <summary>Tasks by their definition and what rows set of what they depend on.</summary>
    public WorkMemo<ResolvedTask> Resolved { get; } = new();

    /// <summary>The same by where they run.</summary>
    public WorkMemo<PlannedTask> Planned { get; } = new();

    /// <summary>The same with what a script needs of them.</summary>
    public WorkMemo<PreparedTask> Prepared { get; } = new();

    /// <summary>Planned tasks as JSON.</summary>
    public WorkMemo<string> Json { get; } = new();
}
