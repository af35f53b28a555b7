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
}

/// <summary>The fields that a mapping of the language may have.</summary>
/// <param name="Name">What messages call the mapping, such as <c>a task</c>.</param>
/// <param name="Fields">Its fields, in the order in which documentation lists them.</param>
internal sealed record MappingSchema(string Name, IReadOnlyList<FieldSchema> Fields)
{
    private readonly Dictionary<string, FieldSchema> byName = Index(Fields);

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
