namespace Sflow.Binding;

/// <summary>
/// A way to run the script of a task: one of the kinds below. The differences between kinds are data here, or a class in a table
/// of a later stage. No code compares the names of kinds.
/// </summary>
internal sealed class OperatorKind
{
    private readonly Lazy<MappingSchema> schema;

    private OperatorKind(string name, string title, params FieldSchema[] fields)
    {
        Name = name;
        schema = new(() => new(title, [.. CommonFields(), .. fields]));
    }

    /// <summary>A shell on the job's first node or, without Slurm, on this machine.</summary>
    public static OperatorKind Bash { get; } = new("bash", "a bash operator");

    /// <summary>A step of the Slurm job.</summary>
    public static OperatorKind Srun { get; } = new("srun", "an srun operator", OperatorSchema.Srun) { NeedsSlurm = true };

    /// <summary><c>docker run</c> on the job's first node or, without Slurm, on this machine.</summary>
    public static OperatorKind Docker { get; } = new("docker", "a docker operator", OperatorSchema.Docker) { OtherName = "docker_run" };

    /// <summary>A shell on another host.</summary>
    public static OperatorKind Ssh { get; } = new("ssh", "an ssh operator", OperatorSchema.Ssh) { IsRemote = true };

    /// <summary>A Python program on the job's first node or, without Slurm, on this machine.</summary>
    public static OperatorKind Python { get; } = new("python", "a python operator", OperatorSchema.Python) { ScriptIsShell = false };

    /// <summary>A pod of a Kubernetes cluster.</summary>
    public static OperatorKind Kubernetes { get; } = new("k8s", "a k8s operator", KubernetesOperatorFields.Pod) { IsPod = true };

    /// <summary>Ranks of MPI in pods of a Kubernetes cluster.</summary>
    public static OperatorKind KubernetesMpi { get; } =
        new("k8s_mpi", "a k8s_mpi operator", KubernetesOperatorFields.Ranks) { IsPod = true };

    /// <summary>Every kind, in the order in which messages list them.</summary>
    public static IReadOnlyList<OperatorKind> All { get; } = [Bash, Srun, Docker, Ssh, Python, Kubernetes, KubernetesMpi];

    /// <summary>The words that <c>type</c> of an operator takes: the names of all kinds and their other names.</summary>
    public static IReadOnlyList<string> Words { get; } =
    [.. All.SelectMany(kind => kind.OtherName is { } other ? new[] { kind.Name, other } : [kind.Name])];

    /// <summary>These words, as an enumeration for a sentence.</summary>
    public static string Names { get; } = $"{string.Join(", ", Words.Take(Words.Count - 1))} or {Words[Words.Count - 1]}";

    /// <summary>The fields of all kinds together, for an operator whose kind is not known.</summary>
    public static MappingSchema AnyKind { get; } =
        new("an operator", [.. All.SelectMany(kind => kind.Schema.Fields).GroupBy(field => field.Name).Select(same => same.First())]);

    /// <summary>The name, which is the <c>type</c> of an operator.</summary>
    public string Name { get; }

    /// <summary>Another <c>type</c> that means the same; null when there is none.</summary>
    public string? OtherName { get; private init; }

    /// <summary>The fields that an operator of this kind may have.</summary>
    public MappingSchema Schema => schema.Value;

    /// <summary>True when a shell reads the script, so that shell checks apply to it.</summary>
    public bool ScriptIsShell { get; private init; } = true;

    /// <summary>True for a step of a Slurm job, which can't run without an allocation.</summary>
    public bool NeedsSlurm { get; private init; }

    /// <summary>
    /// True when the script runs on a host outside the plan. Script and variables then go through the standard input of the
    /// command, not through its arguments and its environment. The GPU numbers of the plan mean nothing on that host.
    /// </summary>
    public bool IsRemote { get; private init; }

    /// <summary>What a message says to use where no target runs tasks with this kind.</summary>
    public string Instead =>
        IsPod ? "Use an operator of type srun with container_image, or one of type docker." : $"Use another type: {Names}.";

    /// <summary>True for pods, which only a Kubernetes cluster runs.</summary>
    public bool IsPod { get; private init; }

    /// <summary>True when it runs on the machine of the job's script, whatever nodes the plan has for it.</summary>
    public bool RunsBesideTheScript => !NeedsSlurm && !IsRemote && !IsPod;

    /// <summary>The kind that a word of <see cref="Words"/> means; null when there is none.</summary>
    public static OperatorKind? Find(string word) => All.FirstOrDefault(kind => kind.Name == word || kind.OtherName == word);

    /// <inheritdoc/>
    public override string ToString() => Name;

    // These are lazy because they list all kinds.
    private static FieldSchema[] CommonFields() =>
        [
            new("name", FieldKind.StrictText, "The operator's name.") { TakesExpressions = false },
            new("type", FieldKind.StrictText, $"What runs the script: {Names}.")
            {
                TakesExpressions = false,
                ChoicesIgnoreCase = false,
                Choices = Words,
            },
        ];
}
