using Sflow.Runs;

namespace Sflow.Hosting.Submission;

/// <summary>The folders of jobs, on the cluster.</summary>
/// <param name="Workspace">The folder that jobs are submitted from and start in, an absolute path.</param>
/// <param name="Runs">The folder for run folders and the jobs' own output, an absolute path.</param>
internal sealed record JobFolders(string Workspace, string Runs)
{
    /// <summary>The environment variable that names the workspace.</summary>
    public const string WorkspaceVariable = "SFLOW_WORKSPACE_DIR";

    /// <summary>The environment variable that names the folder for run folders.</summary>
    public const string RunsVariable = "SFLOW_OUTPUT_DIR";

    /// <summary>The folders of the jobs of a project.</summary>
    /// <param name="folder">The folder of the project, an absolute path.</param>
    /// <param name="workspace">The workspace. Null for the folder of the project.</param>
    /// <param name="runs">The folder for run folders. Null for the default one in the workspace.</param>
    public static JobFolders Of(string folder, string? workspace, string? runs)
    {
        var root = Path.GetFullPath(Path.Combine(folder, workspace ?? "."));
        return new JobFolders(root, Path.GetFullPath(Path.Combine(root, runs ?? RunFolderName.Parent)));
    }

    /// <summary>The value of an environment variable, or else another value; null when there is neither.</summary>
    public static string? Setting(string variable, string? otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given ? given
        : string.IsNullOrWhiteSpace(otherwise) ? null
        : otherwise!.Trim();
}
