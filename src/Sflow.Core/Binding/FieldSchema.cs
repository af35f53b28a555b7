namespace Sflow.Binding;

/// <summary>One field of the language: its name, its kind and its purpose.</summary>
/// <param name="Name">The key in YAML.</param>
/// <param name="Kind">The kind of its values.</param>
/// <param name="Description">Its purpose in one sentence, for an editor's tooltip.</param>
internal sealed record FieldSchema(string Name, FieldKind Kind, string Description)
{
    /// <summary>True when the field is required.</summary>
    public bool Required { get; init; }

    /// <summary>The minimum number, or null.</summary>
    public double? Minimum { get; init; }

    /// <summary>The maximum number, or null.</summary>
    public double? Maximum { get; init; }

    /// <summary>The allowed strings; empty when any string is allowed.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>True when <see cref="Choices"/> are compared without regard to case.</summary>
    public bool ChoicesIgnoreCase { get; init; } = true;

    /// <summary>False when the value is read literally, without <c>${{ }}</c>.</summary>
    public bool TakesExpressions { get; init; } = true;

    /// <summary>
    /// The fields of the mapping, or of each mapping of the list. It is null for a mapping that the caller of <see cref="FieldReader"/>
    /// reads.
    /// </summary>
    public MappingSchema? Members { get; init; }

    /// <summary>Why the field changes nothing here; null for a field that has an effect.</summary>
    public string? WithoutEffect { get; init; }

    /// <summary>The value of a field without effect that means what happens anyway; null when every value deserves a warning.</summary>
    public bool? Harmless { get; init; }
}

/// <summary>The fields that a mapping of the language may have.</summary>
/// <param name="Name">What messages call the mapping, such as <c>a task</c>.</param>
/// <param name="Fields">Its fields, in the order in which documentation lists them.</param>
internal sealed record MappingSchema(string Name, IReadOnlyList<FieldSchema> Fields)
{
    private readonly Dictionary<string, FieldSchema> byName = Index(Fields);

    /// <summary>Fields of which each mapping needs exactly one; empty when there is no such rule.</summary>
    public IReadOnlyList<string> ExactlyOneOf { get; init; } = [];

    /// <summary>Checks what the fields say together, as far as it is known before expressions are evaluated; null for no check.</summary>
    public Action<FieldSet, string, DiagnosticBag>? Rule { get; init; }

    /// <summary>The names of all fields.</summary>
    public IEnumerable<string> FieldNames => byName.Keys;

    /// <summary>Finds a field by name; null when there is none.</summary>
    public FieldSchema? Find(string name) => byName.TryGetValue(name, out var field) ? field : null;

    private static Dictionary<string, FieldSchema> Index(IReadOnlyList<FieldSchema> fields)
    {
        var index = new Dictionary<string, FieldSchema>();
        foreach (var field in fields)
            index.Add(field.Name, field);
        return index;
    }
}
