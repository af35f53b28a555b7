using Sflow.Syntax;

namespace Sflow.Composition;

/// <summary>A value that a later module replaced.</summary>
/// <param name="Path">The path of the value, such as <c>workflow.tasks.server.resources.gpus.count</c>.</param>
/// <param name="Earlier">The earlier field.</param>
/// <param name="Later">The field that counts; its value is null when it removes the field.</param>
internal sealed record ReplacedValue(string Path, MappingEntrySyntax Earlier, MappingEntrySyntax Later);

/// <summary>Fields that an entry lost because a later module changed the kind of the entry.</summary>
/// <param name="Path">The path of the mapping that had the fields.</param>
/// <param name="Cause">The field of the later module that changes the kind.</param>
/// <param name="Fields">The fields that are gone.</param>
internal sealed record DroppedFields(string Path, MappingEntrySyntax Cause, IReadOnlyList<MappingEntrySyntax> Fields);

/// <summary>What a merge of two definitions replaced and dropped.</summary>
internal sealed class MergeNotes
{
    /// <summary>The replaced values, in the order of the later module.</summary>
    public List<ReplacedValue> Replaced { get; } = [];

    /// <summary>The dropped fields.</summary>
    public List<DroppedFields> Dropped { get; } = [];

    /// <summary>Reports everything.</summary>
    public void Report(DiagnosticBag diagnostics)
    {
        foreach (var (path, earlier, later) in Replaced)
        {
            var after = later.Value.IsNull ? null : later.Value.ToString();
            diagnostics.Add(Catalogue.Overridden(later.Key.Location, path, earlier.Value.ToString(), earlier.Key.Location, after));
        }

        foreach (var (path, cause, fields) in Dropped)
        {
            diagnostics.Add(
                Catalogue.FieldsDropped(
                    cause.Key.Location,
                    path,
                    cause.Value is ScalarSyntax scalar ? $"{cause.Name}: {scalar.Text}" : cause.Name,
                    [.. fields.Select(field => new Located<string>(field.Name, field.Key.Location))]
                )
            );
        }
    }
}
