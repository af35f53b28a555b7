using System.Collections.Generic;

namespace Sflow.Binding;

/// <summary>One field of the language: its name, what it holds and what it is for.</summary>
/// <param name="Name">The key in YAML.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Description">What it is for, one sentence for an editor's tooltip.</param>
public sealed record FieldSchema(string Name, FieldKind Kind, string Description)
{
    /// <summary>True when it must be there.</summary>
    public bool Required { get; init; }

    /// <summary>The least number allowed, or null.</summary>
    public double? Minimum { get; init; }

    /// <summary>The greatest number allowed, or null.</summary>
    public double? Maximum { get; init; }

    /// <summary>The texts allowed, compared without regard to case; empty: any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>False where the value is read as it is, without <c>${{ }}</c>.</summary>
    public bool TakesExpressions { get; init; } = true;
}

/// <summary>The fields that a mapping of the language may have.</summary>
/// <param name="Name">What the mapping is called in messages, such as <c>a task</c>.</param>
/// <param name="Fields">Its fields, in the order in which documents show them.</param>
public sealed record SectionSchema(string Name, IReadOnlyList<FieldSchema> Fields)
{
    private readonly Dictionary<string, FieldSchema> byName = Index(Fields);

    /// <summary>The names of all fields.</summary>
    public IEnumerable<string> FieldNames => byName.Keys;

    /// <summary>Finds a field; null when there is none of that name.</summary>
    public FieldSchema? Find(string name) => byName.TryGetValue(name, out var field) ? field : null;

    private static Dictionary<string, FieldSchema> Index(IReadOnlyList<FieldSchema> fields)
    {
        var index = new Dictionary<string, FieldSchema>();
        foreach (var field in fields)
            index.Add(field.Name, field);
        return index;
    }
}
