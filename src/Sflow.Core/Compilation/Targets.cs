using Sflow.Generation;
using Sflow.Generation.Sbatch;

namespace Sflow.Compilation;

/// <summary>The engines that Sflow compiles for.</summary>
public static class Targets
{
    /// <summary>The name of Slurm's target, which is the default.</summary>
    public const string Slurm = "slurm";

    internal static IReadOnlyList<Target> All { get; } = [new SbatchTarget()];

    /// <summary>Returns the path of the submitted file, below the output folder, with <c>/</c>.</summary>
    /// <param name="target">The target's name.</param>
    /// <param name="unit">The unit's name.</param>
    /// <exception cref="ArgumentException">No target has this name.</exception>
    public static string MainFileOf(string target, string unit) => Find(All, target).MainFileOf(unit);

    internal static Target Find(IReadOnlyList<Target> targets, string name) =>
        targets.FirstOrDefault(target => target.Name == name) ?? throw new ArgumentException($"there is no target '{name}'", nameof(name));
}
