using Sflow.Expressions;
using Sflow.Generation.Commands;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation.Sbatch.Commands;

/// <summary>
/// The files and folders of the cluster that a container needs and that the job can check before the container starts.
/// </summary>
internal static class PyxisNeeds
{
    /// <summary>
    /// Returns the requirements: <c>image</c> or <c>mount</c>, and the path. They exclude artifacts, which the job always checks
    /// or creates. They also exclude paths that the job itself creates, because these don't exist yet.
    /// </summary>
    public static IEnumerable<(string Kind, ExprValue Path)> Of(
        PlannedTask task,
        StepContainer container,
        IReadOnlyList<ResolvedArtifact> artifacts
    )
    {
        var startsInWorkspace = task.Task.Operator.Text("chdir") is null;
        var known = new HashSet<string>(artifacts.Where(SharedFolders.IsMounted).Select(artifact => artifact.Path.ToText()));
        var seen = new HashSet<string>();
        var image = container.Image is { } path ? new[] { ("image", path) } : [];
        foreach (var (kind, place) in image.Concat(Sources(container).Select(source => ("mount", source))))
        {
            if (CanBeLookedFor(place, startsInWorkspace) && !known.Contains(place.ToText()) && seen.Add(kind + place.ToText()))
                yield return (kind, place);
        }
    }

    private static IEnumerable<ExprValue> Sources(StepContainer container) =>
        container
            .Mounts.Concat(container.MoreMounts)
            .SelectMany(mounts => RuntimeTexts.Split(mounts, ','))
            .Select(mount => RuntimeTexts.Split(mount, ':')[0].Simplify());

    // Pyxis reads a value that begins with / or . as a path. A relative path starts from the working directory of the step.
    private static bool CanBeLookedFor(ExprValue place, bool startsInWorkspace)
    {
        var parts = RuntimeTexts.Of(place).Parts;
        if (parts.Count == 0 || parts.Skip(1).Any(part => part.Reference is not null))
            return false;
        return parts[0].Literal is { } start
            ? start[0] == '/' || (start[0] == '.' && startsInWorkspace)
            : parts[0].Reference is WorkspaceReference;
    }
}
