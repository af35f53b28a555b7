using Sflow.Planning;

namespace Sflow.Generation;

/// <summary>
/// An engine that Sflow compiles plans for. A target makes no decision that another target would have to repeat. The plan holds
/// the nodes, the GPUs, the limits of checks, and the ranks.
/// </summary>
internal abstract class Target
{
    /// <summary>The name that a project uses to request the target, in lowercase letters.</summary>
    public abstract string Name { get; }

    /// <summary>The capabilities of the engine, as data.</summary>
    public abstract TargetTraits Traits { get; }

    /// <summary>Returns the path of the submitted file, below the output folder, with <c>/</c>.</summary>
    /// <param name="unit">The unit's name.</param>
    public abstract string MainFileOf(string unit);

    /// <summary>Starts the compilation of a plan for the target.</summary>
    /// <param name="unit">The unit's name.</param>
    /// <param name="plan">The plan.</param>
    public abstract TargetJob Open(string unit, ExecutionPlan plan);

    /// <summary>Returns the shell code that the target adds to the tasks' scripts, for checks on the build machine.</summary>
    /// <param name="plan">The plan.</param>
    public virtual IEnumerable<ShellText> ShellTexts(ExecutionPlan plan) => [];

    /// <summary>Does slow work that every plan needs, such as compiling a template. Callers may call it on any thread.</summary>
    public virtual void Prepare() { }
}
