using Sflow.Composition;
using Sflow.Expressions;
using Sflow.Syntax;

namespace Sflow.Binding;

/// <summary>Binds storage targets and uploads.</summary>
internal static class UploadBinder
{
    private static readonly char[] Wildcards = ['*', '?', '['];

    /// <summary>Binds the storage section.</summary>
    public static IReadOnlyList<StorageModel> BindStorage(IEnumerable<NamedEntry> entries, BindingCache cache, DiagnosticBag diagnostics) =>
        [.. entries.Select(entry => cache.Get(entry, bag => BindTarget(entry, bag), diagnostics)!)];

    /// <summary>The uploads of a task; invalid ones are reported and skipped.</summary>
    /// <param name="task">The task's fields.</param>
    public static IReadOnlyList<UploadModel> Bind(FieldSet task) =>
        [.. (task["uploads"]?.Members ?? []).Select(fields => Upload(fields, fields.Location)).OfType<UploadModel>()];

    /// <summary>The upload of the run folder; null when there is none.</summary>
    public static UploadModel? BindAll(NodeSyntax? node, DiagnosticBag diagnostics)
    {
        if (node is null)
            return null;
        if (node is MappingSyntax { IsSet: false } mapping)
        {
            var fields = FieldReader.Read(mapping, StorageSchema.UploadAll, diagnostics);
            return Upload(fields, fields.Location);
        }

        diagnostics.Add(Catalogue.WrongKind(node.Location, "upload_all", "a mapping with target and to", FieldReader.Describe(node)));
        return null;
    }

    /// <summary>Reports an upload without a source, and a pattern whose files would get one key.</summary>
    public static void CheckPaths(FieldSet fields, string owner, DiagnosticBag diagnostics)
    {
        var (from, to) = (Text(fields, "from"), Text(fields, "to"));
        foreach (var (name, value) in new[] { ("from", from), ("to", to) })
        {
            if (value is { Value: "" })
                diagnostics.Add(Catalogue.InvalidUpload(value.Location, $"{name} is empty", $"Write a path, or remove {name}."));
        }

        if (from is not null && to is { Value.Length: > 0 } && from.Value.IndexOfAny(Wildcards) >= 0 && !EndsInSlash(to.Value))
            diagnostics.Add(
                Catalogue.InvalidUpload(
                    to.Location,
                    $"from is a pattern for several files, and to ({Quote.Text(to.Value)}) names one",
                    $"End it with a slash: {Quote.Text(to.Value + "/")}."
                )
            );
    }

    private static StorageModel BindTarget(NamedEntry entry, DiagnosticBag diagnostics) =>
        new(
            Binder.NameOf(entry),
            FieldReader.Read(entry.Body, StorageSchema.Target, diagnostics, $"storage target {Quote.Text(entry.Name)}")
        );

    private static UploadModel? Upload(FieldSet fields, TextLocation at) =>
        Text(fields, "target") is { } target ? new UploadModel(target, fields, at) : null;

    private static Located<string>? Text(FieldSet fields, string name) =>
        fields[name] is { Value: LiteralValue { Value: TextValue text } } field ? new Located<string>(text.Value, field.Location) : null;

    private static bool EndsInSlash(string text) => text.EndsWith("/", StringComparison.Ordinal);
}
