using Sflow.Syntax;

namespace Sflow.Composition;

/// <summary>
/// One variable, artifact, backend, operator or task, from a section in list or dict form. Immutable; an entry stays the same
/// object until something changes it.
/// </summary>
/// <param name="Name">Its name, never empty.</param>
/// <param name="NameNode">The place of the name: the key in dict form, the value of <c>name</c> in list form.</param>
/// <param name="Body">Its fields, without <c>name</c>. A bare scalar or list in a variables section becomes the field <c>value</c>.</param>
/// <param name="Origin">The entry's place: the list item, or the key in dict form. Its path is the path of the module.</param>
internal sealed record NamedEntry(string Name, ScalarSyntax NameNode, MappingSyntax Body, TextLocation Origin)
{
    /// <summary>True when the section says nothing but null about the entry.</summary>
    public bool IsNull { get; init; }

    /// <summary>The paths of later modules that changed the entry field by field, in merge order.</summary>
    public IReadOnlyList<string> LaterModules { get; init; } = [];

    /// <summary>A field's node, or null when the entry does not have it.</summary>
    public NodeSyntax? Field(string name) => Body.Get(name);
}
