using Sflow.Expressions;
using Sflow.Generation.Commands;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation.Sbatch.Commands;

/// <summary>The mounts of Pyxis's containers.</summary>
internal static class PyxisMounts
{
    /// <summary>Pyxis's option for mounts. Pyxis reads only one such option.</summary>
    public const string Option = "--container-mounts";

    /// <summary>
    /// Returns all mounts of a container, separated by commas. They are the mounts of the operator's field, the shared folders,
    /// and the mounts in srun's own words.
    /// </summary>
    public static ExprValue Of(StepContainer container, SharedFolders folders)
    {
        IReadOnlyList<ExprValue> own = [.. container.Mounts, .. container.MoreMounts];
        if (own.Count == 0)
            return folders.Pairs;
        var mounted = own.SelectMany(mount => mount.ToText().Split(','))
            .Select(mount => mount.Split(':'))
            .Where(parts => parts.Length > 1 && parts[0] == parts[1])
            .Select(parts => parts[0]);
        return RuntimeTexts.Join(",", [.. container.Mounts, .. folders.PairsWithout(mounted), .. container.MoreMounts]);
    }
}
