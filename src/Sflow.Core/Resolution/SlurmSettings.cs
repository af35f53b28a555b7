using Sflow.Composition;

namespace Sflow.Resolution;

/// <summary>The settings of a project for Slurm. Partition and account win over the workflow's slurm backend.</summary>
public sealed record SlurmSettings
{
    /// <summary>No setting has a value.</summary>
    public static SlurmSettings None { get; } = new();

    /// <summary>The partition, <c>sbatch --partition</c>.</summary>
    public Located<string>? Partition { get; init; }

    /// <summary>The account, <c>sbatch --account</c>.</summary>
    public Located<string>? Account { get; init; }

    /// <summary>
    /// Nodes that the job must have, in addition to those of the backend: names such as <c>node1</c> or <c>node[1-4]</c>.
    /// </summary>
    public IReadOnlyList<Located<string>> IncludeNodes { get; init; } = [];

    /// <summary>Nodes that the job must not have, in addition to those of the backend.</summary>
    public IReadOnlyList<Located<string>> ExcludeNodes { get; init; } = [];

    /// <summary>The partition of slurm backends that set none, when <see cref="Partition"/> is not set either.</summary>
    public Located<string>? DefaultPartition { get; init; }

    /// <summary>The account of slurm backends that set none, when <see cref="Account"/> is not set either.</summary>
    public Located<string>? DefaultAccount { get; init; }

    /// <summary>
    /// More options of <c>sbatch</c>, each one <c>#SBATCH</c> line such as <c>--exclusive</c>. They may have expressions, which see
    /// what the backends see.
    /// </summary>
    public IReadOnlyList<Located<string>> SbatchOptions { get; init; } = [];

    /// <summary>Bash lines that follow the directives, such as <c>module load …</c>.</summary>
    public SourceText? Prologue { get; init; }

    /// <summary>A Handlebars template in place of the built-in one.</summary>
    public SourceText? Template { get; init; }

    /// <summary>The fields of slurm backends that these settings supply where the modules leave them out.</summary>
    internal IReadOnlyList<BackendDefault> BackendFields =>
        [.. Field("partition", Partition, DefaultPartition), .. Field("account", Account, DefaultAccount)];

    private static IEnumerable<BackendDefault> Field(string name, Located<string>? given, Located<string>? detected) =>
        (given ?? detected) is { } value ? [new(name, value, IsDetected: given is null)] : [];

    /// <summary>The members of a key for the whole settings.</summary>
    internal static KeyMembers<SlurmSettings> Key { get; } =
        new()
        {
            { nameof(Partition), settings => settings.Partition?.Value },
            { nameof(Account), settings => settings.Account?.Value },
            { nameof(IncludeNodes), (key, settings) => key.AddEach([.. settings.IncludeNodes.Select(node => node.Value)]) },
            { nameof(ExcludeNodes), (key, settings) => key.AddEach([.. settings.ExcludeNodes.Select(node => node.Value)]) },
            { nameof(DefaultPartition), settings => settings.DefaultPartition?.Value },
            { nameof(DefaultAccount), settings => settings.DefaultAccount?.Value },
            { nameof(SbatchOptions), (key, settings) => key.AddEach([.. settings.SbatchOptions.Select(option => option.Value)]) },
            { nameof(Prologue), settings => settings.Prologue?.Sha256 },
            { nameof(Template), settings => settings.Template?.Sha256 },
        };

    /// <summary>The members of a key for the settings that backends depend on.</summary>
    internal static KeyMembers<SlurmSettings> BackendKey { get; } =
        new()
        {
            { nameof(Partition), settings => settings.Partition?.Value },
            { nameof(Account), settings => settings.Account?.Value },
            { nameof(IncludeNodes), (key, settings) => key.AddEach([.. settings.IncludeNodes.Select(node => node.Value)]) },
            { nameof(ExcludeNodes), (key, settings) => key.AddEach([.. settings.ExcludeNodes.Select(node => node.Value)]) },
            { nameof(DefaultPartition), settings => settings.DefaultPartition?.Value },
            { nameof(DefaultAccount), settings => settings.DefaultAccount?.Value },
            { nameof(SbatchOptions), "only the directives have them" },
            { nameof(Prologue), "it is outside of tasks" },
            { nameof(Template), "it is around what tasks become" },
        };
}
