using Sflow.Binding;
using Sflow.Syntax;

namespace Sflow.Robustness.Mutations;

/// <summary>A key of the language where a module says it.</summary>
/// <param name="File">The module.</param>
/// <param name="Owner">The mapping that holds it.</param>
/// <param name="Entry">The key and its value.</param>
/// <param name="Schema">What the owner may hold.</param>
/// <param name="Field">What the key means; null where the key is a name that the user chose.</param>
internal sealed record FieldSite(string File, MappingSyntax Owner, MappingEntrySyntax Entry, MappingSchema Schema, FieldSchema? Field)
{
    /// <summary>Where the key's text begins.</summary>
    public int Start => Entry.Key.Location.Span.Start;

    /// <summary>The text of a scalar value, else empty.</summary>
    public string Text => (Entry.Value as ScalarSyntax)?.Text ?? "";

    /// <summary>The type that the same mapping declares, for a variable's value.</summary>
    public string DeclaredType => (Owner.Get("type") as ScalarSyntax)?.Text ?? "";

    /// <summary>The node itself, or the items of a list, as far as they are of a kind.</summary>
    public static IEnumerable<T> Parts<T>(NodeSyntax node)
        where T : NodeSyntax => node is SequenceSyntax list ? list.Items.OfType<T>() : new[] { node }.OfType<T>();
}

/// <summary>A thing that is defined by a name.</summary>
/// <param name="File">The module.</param>
/// <param name="Kind">variable, artifact, backend, operator or task.</param>
/// <param name="Name">The scalar that holds the name: the value of <c>name</c>, or a key.</param>
internal sealed record Definition(string File, string Kind, ScalarSyntax Name);

/// <summary>A place that names a thing.</summary>
/// <param name="File">The module.</param>
/// <param name="Kind">variable, backend, operator or task.</param>
/// <param name="Name">The scalar that holds the name.</param>
internal sealed record Reference(string File, string Kind, ScalarSyntax Name);
