using Sflow.Expressions;
using Sflow.Generation.Commands;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation.Sbatch;

/// <summary>
/// Finds folders that the job mounts into every container but that no mount can express. It checks the folders that are known
/// before the job.
/// </summary>
internal static class ContainerLimits
{
    /// <summary>Reports these folders when a task uses a container.</summary>
    public static void Check(ExecutionPlan plan, IReadOnlyList<PreparedTask> tasks, DiagnosticBag diagnostics)
    {
        if (tasks.All(task => task.Container is null))
            return;
        CheckFolder(plan.Settings.WorkspaceDir, $"the workspace ({HostWords.Of("SflowWorkspaceDir")})", diagnostics);
        CheckFolder(plan.Settings.RunDir, $"the folder of the runs ({HostWords.Of("SflowRunDir")})", diagnostics);
        foreach (var artifact in plan.Artifacts.Where(SharedFolders.IsMounted))
            CheckArtifact(artifact, diagnostics);
    }

    private static void CheckFolder(Located<string>? folder, string what, DiagnosticBag diagnostics)
    {
        if (folder is not null && ContainerFields.Breaker(folder.Value) is { } character)
            diagnostics.Add(Catalogue.UnsafeMountPath(folder.Location, what, folder.Value, character));
    }

    // For a file, the job mounts its folder. Only the job can find out whether the last name is a file.
    private static void CheckArtifact(ResolvedArtifact artifact, DiagnosticBag diagnostics)
    {
        var path = artifact.Path.ToText();
        var parts = RuntimeTexts.Of(artifact.Path).Parts;
        if (path.EndsWith(".sqsh", StringComparison.OrdinalIgnoreCase) || parts.Count == 0 || parts[parts.Count - 1].Literal is not { } end)
            return;
        var folders = parts
            .Take(parts.Count - 1)
            .Select(part => part.Literal ?? "")
            .Append(end.Substring(0, Math.Max(0, end.TrimEnd('/').LastIndexOf('/'))));
        if (folders.Select(ContainerFields.Breaker).FirstOrDefault(found => found is not null) is { } character)
            diagnostics.Add(
                Catalogue.UnsafeMountPath(artifact.UriLocation, $"artifact {Quote.Text(artifact.Name.Value)}", path, character)
            );
    }
}
