using Sflow.Syntax;

namespace Sflow.Composition;

/// <summary>Names the fields that a definition lacks, and that would be there if the definitions merged field by field.</summary>
internal static class LostFields
{
    /// <summary>The paths of the fields, such as <c>mpi.route</c>, in the order of the earlier definition.</summary>
    /// <param name="merged">Both definitions, merged field by field.</param>
    /// <param name="later">The definition that replaces the earlier one.</param>
    public static IEnumerable<string> Of(MappingSyntax merged, MappingSyntax later) =>
        merged.Entries.SelectMany(field =>
            !later.TryGet(field.Key.Value, out var own)
                ? field.Value.IsNull
                    ? []
                    : [field.Name]
                : field.Value is MappingSyntax inner && own.Value is MappingSyntax ownInner
                    ? Of(inner, ownInner).Select(path => $"{field.Name}.{path}")
                    : Enumerable.Empty<string>()
        );
}
