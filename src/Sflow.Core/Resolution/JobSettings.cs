namespace Sflow.Resolution;

/// <summary>
/// The settings of a project for its jobs. They have a meaning on every target; <see cref="Slurm"/> has those of Slurm alone. Each one wins
/// over the workflow's backend.
/// </summary>
public sealed record JobSettings
{
    /// <summary>No setting has a value.</summary>
    public static JobSettings None { get; } = new();

    /// <summary>The time limit in a form of <c>sbatch --time</c>: minutes, <c>HH:MM:SS</c>, <c>D-HH:MM:SS</c> …</summary>
    public Located<string>? Time { get; init; }

    /// <summary>The number of nodes, 1 or more.</summary>
    public Located<string>? Nodes { get; init; }

    /// <summary>What sets <see cref="Nodes"/>, for messages: a property of the project or a column of a sweep.</summary>
    public string NodesName { get; init; } = NameOf(nameof(Nodes));

    /// <summary>The number of GPUs of each node, 1 or more.</summary>
    public Located<string>? GpusPerNode { get; init; }

    /// <summary>The job's name.</summary>
    public Located<string>? JobName { get; init; }

    /// <summary>The workspace folder on the cluster. Null: the folder from which the job is submitted.</summary>
    public Located<string>? WorkspaceDir { get; init; }

    /// <summary>The folder that holds the run folders. Null: <c>sflow_output</c> in the workspace.</summary>
    public Located<string>? RunDir { get; init; }

    /// <summary>What the job is made from. Null when the host does not say.</summary>
    public JobOrigin? Origin { get; init; }

    /// <summary>The settings for Slurm.</summary>
    public SlurmSettings Slurm { get; init; } = SlurmSettings.None;

    /// <summary>The name of the property that sets a member, for messages.</summary>
    /// <param name="member">The name of the member, here or in <see cref="SlurmSettings"/>.</param>
    public static string NameOf(string member) => HostWords.Of("Sflow" + member);

    /// <summary>The members of a key for the whole settings.</summary>
    internal static KeyMembers<JobSettings> Key { get; } =
        new()
        {
            { nameof(Time), settings => settings.Time?.Value },
            { nameof(Nodes), settings => settings.Nodes?.Value },
            { nameof(NodesName), "only errors have it, and a row with an error is not remembered" },
            { nameof(GpusPerNode), settings => settings.GpusPerNode?.Value },
            { nameof(JobName), settings => settings.JobName?.Value },
            { nameof(WorkspaceDir), settings => settings.WorkspaceDir?.Value },
            { nameof(RunDir), settings => settings.RunDir?.Value },
            {
                nameof(Origin),
                (key, settings) =>
                {
                    key.Add(settings.Origin is null ? 0 : 1);
                    if (settings.Origin is { } origin)
                        JobOrigin.Key.AddTo(key, origin);
                }
            },
            { nameof(Slurm), (key, settings) => SlurmSettings.Key.AddTo(key, settings.Slurm) },
        };

    /// <summary>The members of a key for the settings that backends depend on.</summary>
    internal static KeyMembers<JobSettings> BackendKey { get; } =
        new()
        {
            { nameof(Time), settings => settings.Time?.Value },
            { nameof(Nodes), settings => settings.Nodes?.Value },
            { nameof(NodesName), settings => settings.Nodes is null ? null : settings.NodesName },
            { nameof(GpusPerNode), settings => settings.GpusPerNode?.Value },
            { nameof(JobName), settings => settings.JobName is null ? null : "set" },
            { nameof(WorkspaceDir), "only the script's settings have it" },
            { nameof(RunDir), "only the script's settings have it" },
            { nameof(Origin), "only the script names it" },
            { nameof(Slurm), (key, settings) => SlurmSettings.BackendKey.AddTo(key, settings.Slurm) },
        };
}
