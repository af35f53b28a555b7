using Sflow.Runs;

namespace Sflow.Cli.Running;

/// <summary>The folders of a run, as absolute paths.</summary>
/// <param name="Workspace">The workspace.</param>
/// <param name="Output">The folder of the run folders.</param>
/// <param name="Resume">The run folder to continue in; null for a new one.</param>
internal sealed record RunPaths(string Workspace, string Output, string? Resume)
{
    /// <summary>
    /// The folders that a command line names, else the environment, else the defaults. Relative paths of the command line start at the
    /// current folder.
    /// </summary>
    public static RunPaths Of(string? workspace, string? output, string? resume)
    {
        var root = Full(workspace ?? Variable("SFLOW_WORKSPACE_DIR") ?? ".", Environment.CurrentDirectory);
        var runs = output is null
            ? Full(Variable("SFLOW_OUTPUT_DIR") ?? RunFolderName.Parent, root)
            : Full(output, Environment.CurrentDirectory);
        return new RunPaths(
            root,
            runs,
            (resume ?? Variable("SFLOW_RESUME")) is { } folder ? Full(folder, Environment.CurrentDirectory) : null
        );
    }

    /// <summary>The variables that tell a script about the folders; null takes a variable away.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Environments =>
        [new("SFLOW_WORKSPACE_DIR", Workspace), new("SFLOW_OUTPUT_DIR", Output), new("SFLOW_RESUME", Resume)];

    private static string Full(string path, string root) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, root));

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
