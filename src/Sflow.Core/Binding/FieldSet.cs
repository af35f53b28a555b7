namespace Sflow.Binding;

/// <summary>One field of a mapping, bound to its schema.</summary>
/// <param name="Schema">The schema of the field.</param>
/// <param name="Value">The value; literals are already converted to the field's kind.</param>
internal sealed record BoundField(FieldSchema Schema, ValueModel Value)
{
    /// <summary>The place of the value.</summary>
    public TextLocation Location => Value.Location;

    /// <summary>The mappings that the field holds and whose fields are known: one, or those of the list.</summary>
    public IReadOnlyList<FieldSet> Members { get; init; } = [];

    /// <summary>The mapping of a field that holds one; null for any other field.</summary>
    public FieldSet? Mapping => Schema.Kind != FieldKind.NestedList && Members.Count == 1 ? Members[0] : null;
}

/// <summary>A mapping bound to its schema: every key is known, and every literal has the kind that the schema requires.</summary>
/// <param name="Schema">The fields that it may have.</param>
/// <param name="Fields">The fields that are present and not null.</param>
/// <param name="Location">The place of the mapping.</param>
internal sealed record FieldSet(MappingSchema Schema, IReadOnlyDictionary<string, BoundField> Fields, TextLocation Location)
{
    /// <summary>The field with this name, or null when it is absent or null.</summary>
    public BoundField? this[string name] => Fields.TryGetValue(name, out var field) ? field : null;
}
