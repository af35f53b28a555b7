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
    public static OperatorKind Docker { get; } = new("docker", "a docker operator", OperatorSchema.Docker);

    /// <summary>A shell on another host.</summary>
    public static OperatorKind Ssh { get; } = new("ssh", "an ssh operator", OperatorSchema.Ssh) { IsRemote = true };

    /// <summary>A Python program on the job's first node or, without Slurm, on this machine.</summary>
    public static OperatorKind Python { get; } = new("python", "a python operator", OperatorSchema.Python) { ScriptIsShell = false };

    /// <summary>Every kind, in the order in which messages list them.</summary>
    public static IReadOnlyList<OperatorKind> All { get; } = [Bash, Srun, Docker, Ssh, Python];

    /// <summary>The names of all kinds, as an enumeration for a sentence.</summary>
    public static string Names { get; } =
        $"{string.Join(", ", All.Take(All.Count - 1).Select(kind => kind.Name))} or {All[All.Count - 1].Name}";

    /// <summary>The fields of all kinds together, for an operator whose kind is not known.</summary>
    public static MappingSchema AnyKind { get; } =
        new("an operator", [.. All.SelectMany(kind => kind.Schema.Fields).GroupBy(field => field.Name).Select(same => same.First())]);

    /// <summary>The name, which is the <c>type</c> of an operator.</summary>
    public string Name { get; }

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

    /// <summary>True when it runs on the machine of the job's script, whatever nodes the plan has for it.</summary>
    public bool RunsBesideTheScript => !NeedsSlurm && !IsRemote;

    /// <summary>The kind with this name; null when there is none.</summary>
    public static OperatorKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

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
                Choices = [.. All.Select(kind => kind.Name)],
            },
        ];
}
