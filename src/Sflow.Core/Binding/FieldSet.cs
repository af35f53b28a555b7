using System.Collections.Generic;
using Sflow.Text;

namespace Sflow.Binding;

/// <summary>One field of a mapping, bound to its schema.</summary>
/// <param name="Schema">What the field may hold.</param>
/// <param name="Value">What it holds; literals are already converted to the field's kind.</param>
public sealed record BoundField(FieldSchema Schema, ValueModel Value)
{
    /// <summary>The place of the value.</summary>
    public TextLocation Location => Value.Location;
}

/// <summary>A mapping bound to its schema: every key is known, every literal has the kind that the schema asks for.</summary>
/// <param name="Schema">The fields that it may have.</param>
/// <param name="Fields">The fields that it has and that are not null.</param>
/// <param name="Location">The place of the mapping.</param>
public sealed record FieldSet(SectionSchema Schema, IReadOnlyDictionary<string, BoundField> Fields, TextLocation Location)
{
    /// <summary>The field of that name, or null when it was left out or null.</summary>
    public BoundField? this[string name] => Fields.TryGetValue(name, out var field) ? field : null;
}
