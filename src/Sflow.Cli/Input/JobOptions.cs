using Sflow.Resolution;

namespace Sflow.Cli.Input;

/// <summary>The options of every verb that plans, writes or starts a job: where it may run, and where its files are.</summary>
internal sealed class JobOptions
{
    /// <summary>Nodes that the job must have.</summary>
    public Option<string[]> IncludeNodes { get; } =
        WorkflowOptions.Repeated(
            "--include-nodes",
            "NODES",
            "Nodes that the job must have, besides those of the modules: node1,node2 or node[1-4]. Repeat it for more."
        );

    /// <summary>Nodes that the job must not have.</summary>
    public Option<string[]> ExcludeNodes { get; } =
        WorkflowOptions.Repeated(
            "--exclude-nodes",
            "NODES",
            "Nodes that the job must not have, besides those of the modules: node1,node2 or node[1-4]. Repeat it for more."
        );

    /// <summary>The number of nodes.</summary>
    public Option<string?> Nodes { get; } =
        new("--nodes", "-N")
        {
            Description = "The number of nodes. It wins over the workflow, and over a node column of a CSV.",
            HelpName = "COUNT",
        };

    /// <summary>The number of GPUs of each node.</summary>
    public Option<string?> GpusPerNode { get; } =
        new("--gpus-per-node", "-G") { Description = "The GPUs of each node, for the plan. It writes no directive.", HelpName = "COUNT" };

    /// <summary>The workspace.</summary>
    public Option<string?> WorkspaceDir { get; } =
        new("--workspace-dir")
        {
            Description = "The workspace, where relative fs:// paths start. Default: the folder where the job is submitted or run.",
            HelpName = "FOLDER",
        };

    /// <summary>The folder of the run folders.</summary>
    public Option<string?> OutputDir { get; } =
        new("--output-dir")
        {
            Description = "The folder for the folders of the runs. Default: sflow_output in the workspace.",
            HelpName = "FOLDER",
        };

    /// <summary>Whether paths of artifacts must exist.</summary>
    public Option<bool> CheckPaths { get; } =
        new("--check-paths") { Description = "Report fs:// paths of artifacts that do not exist on this machine." };

    /// <summary>That they need not exist, as always without <see cref="CheckPaths"/>.</summary>
    public Option<bool> SkipArtifactCheck { get; } =
        new("--skip-artifact-check")
        {
            Description = "Do not check the fs:// paths of artifacts. This is the default, and turns off --check-paths.",
        };

    /// <summary>Adds the options of a verb that plans: the size of the allocation, its nodes, and paths.</summary>
    public void AddForPlanTo(Command verb)
    {
        foreach (var option in new Option[] { Nodes, GpusPerNode, IncludeNodes, ExcludeNodes, WorkspaceDir, CheckPaths, SkipArtifactCheck })
            verb.Options.Add(option);
    }

    /// <summary>Adds the options of a verb that makes or starts a job.</summary>
    public void AddTo(Command verb)
    {
        foreach (
            var option in new Option[]
            {
                Nodes,
                GpusPerNode,
                IncludeNodes,
                ExcludeNodes,
                WorkspaceDir,
                OutputDir,
                CheckPaths,
                SkipArtifactCheck,
            }
        )
            verb.Options.Add(option);
    }

    /// <summary>
    /// Settings with what a command line says about the size, nodes and folders. A relative folder starts at the current folder.
    /// </summary>
    public JobSettings Apply(ParseResult parsed, JobSettings settings) =>
        settings with
        {
            Nodes = TextOf(parsed, Nodes) ?? settings.Nodes,
            GpusPerNode = TextOf(parsed, GpusPerNode) ?? settings.GpusPerNode,
            WorkspaceDir = FolderOf(parsed, WorkspaceDir) ?? settings.WorkspaceDir,
            RunDir = FolderOf(parsed, OutputDir) ?? settings.RunDir,
            Slurm = settings.Slurm with { IncludeNodes = NodesOf(parsed, IncludeNodes), ExcludeNodes = NodesOf(parsed, ExcludeNodes) },
        };

    /// <summary>True when the paths of artifacts must exist on this machine.</summary>
    public bool ChecksPaths(ParseResult parsed) => parsed.GetValue(CheckPaths) && !parsed.GetValue(SkipArtifactCheck);

    private static IReadOnlyList<Located<string>> NodesOf(ParseResult parsed, Option<string[]> option) =>
        [.. (parsed.GetValue(option) ?? []).Select(nodes => new Located<string>(nodes, TextLocation.OfFile($"{option.Name} {nodes}")))];

    private static Located<string>? TextOf(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is { } text ? new Located<string>(text, TextLocation.OfFile($"{option.Name} {text}")) : null;

    // What only a shell can read stays as it is, and is reported as a property with it is.
    private static Located<string>? FolderOf(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is not { } folder || string.IsNullOrWhiteSpace(folder)
            ? null
            : new Located<string>(
                folder[0] is '~' or '$' ? folder : Path.GetFullPath(folder),
                TextLocation.OfFile($"{option.Name} {folder}")
            );
}
