namespace Sflow.Binding;

/// <summary>
/// A kind of place where tasks run. The differences between kinds are data here, or a class in a table of a later stage. A target
/// says in its traits which kinds it writes jobs for.
/// </summary>
internal sealed class BackendKind
{
    private readonly Lazy<MappingSchema> schema;

    private BackendKind(string name, string title, Func<MappingSchema> schema, OperatorKind defaultOperator)
    {
        (Name, Title, DefaultOperator) = (name, title, defaultOperator);
        this.schema = new(schema);
    }

    /// <summary>The machine that runs the script.</summary>
    public static BackendKind Local { get; } = new("local", "this machine", () => ModuleSchema.LocalBackend, OperatorKind.Bash);

    /// <summary>An allocation of a Slurm cluster.</summary>
    public static BackendKind Slurm { get; } =
        new("slurm", "Slurm", () => ModuleSchema.SlurmBackend, OperatorKind.Srun) { AllocatesNodes = true, TakesJobSettings = true };

    /// <summary>Docker engines, on this machine or on other hosts.</summary>
    public static BackendKind Docker { get; } =
        new("docker", "Docker hosts", () => BackendSchema.DockerBackend, OperatorKind.Docker)
        {
            FillsOperators = true,
            Instead = "Use a backend of type local, and operators of type docker for the containers.",
        };

    /// <summary>Nodes of a Kubernetes cluster.</summary>
    public static BackendKind Kubernetes { get; } =
        new("kubernetes", "Kubernetes", () => BackendSchema.KubernetesBackend, OperatorKind.Kubernetes)
        {
            AllocatesNodes = true,
            Instead = "Use a backend of type slurm, and operators of type srun with container_image.",
        };

    /// <summary>Every kind, in the order in which messages list them.</summary>
    public static IReadOnlyList<BackendKind> All { get; } = [Local, Slurm, Docker, Kubernetes];

    /// <summary>The names of all kinds, as an enumeration for a sentence.</summary>
    public static string Names { get; } =
        $"{string.Join(", ", All.Take(All.Count - 1).Select(kind => kind.Name))} or {All[All.Count - 1].Name}";

    /// <summary>The name, which is the <c>type</c> of a backend.</summary>
    public string Name { get; }

    /// <summary>The words for it in a plan for people.</summary>
    public string Title { get; }

    /// <summary>The fields that a backend of this kind may have.</summary>
    public MappingSchema Schema => schema.Value;

    /// <summary>What runs the script of a task that names no operator.</summary>
    public OperatorKind DefaultOperator { get; }

    /// <summary>True when a scheduler chooses the nodes, so that their names are known only in the job.</summary>
    public bool AllocatesNodes { get; private init; }

    /// <summary>True when the settings of the project for the job win over the fields of the backend.</summary>
    public bool TakesJobSettings { get; private init; }

    /// <summary>True when the default operator has the fields of the same names that the backend sets.</summary>
    public bool FillsOperators { get; private init; }

    /// <summary>What a message says to use as long as no target runs tasks on this kind.</summary>
    public string Instead { get; private init; } = "Use a backend of type slurm or local.";

    /// <summary>The kind with this name; null when there is none.</summary>
    public static BackendKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
