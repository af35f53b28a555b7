using Sflow.Syntax;
using Sflow.Text;

namespace Sflow.Composition;

/// <summary>One variable, artifact, backend, operator or task, whichever form its section had. Immutable; as long as nothing changes an entry it stays the same object.</summary>
/// <param name="Name">Its name, never empty.</param>
/// <param name="NameNode">Where the name was written: the key in dict form, the value of <c>name</c> in list form.</param>
/// <param name="Body">Its fields, without <c>name</c>. A bare scalar or list of the variables section is its field <c>value</c>.</param>
/// <param name="Origin">The entry's place: the list item, or the key in dict form. Its path is the module's.</param>
public sealed record NamedEntry(string Name, ScalarSyntax NameNode, MappingSyntax Body, TextLocation Origin)
{
    /// <summary>A field's node, or null when the entry does not have it.</summary>
    public NodeSyntax? Field(string name) => Body.Get(name);
}
