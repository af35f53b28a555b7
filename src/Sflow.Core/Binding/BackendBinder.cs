using Sflow.Composition;
using Sflow.Expressions;
using Sflow.Syntax;

namespace Sflow.Binding;

/// <summary>Binds backends.</summary>
internal static class BackendBinder
{
    // The fields of all kinds together, for a backend whose kind is not known.
    private static readonly MappingSchema AnyKind = new(
        "a backend",
        [.. BackendKind.All.SelectMany(kind => kind.Schema.Fields).GroupBy(member => member.Name).Select(same => same.First())]
    );

    /// <summary>Binds the backends section. A workflow without backends gets a local one.</summary>
    public static IReadOnlyList<BackendModel> Bind(
        IReadOnlyList<NamedEntry> entries,
        TextLocation workflow,
        BindingCache cache,
        DiagnosticBag diagnostics
    )
    {
        if (entries.Count == 0)
            return
            [
                new BackendModel(
                    new("local", workflow),
                    BackendKind.Local,
                    true,
                    new FieldSet(ModuleSchema.LocalBackend, new Dictionary<string, BoundField>(), workflow)
                ),
            ];
        return [.. entries.Select(entry => cache.Get(entry, bag => Bind(entry, bag), diagnostics)).OfType<BackendModel>()];
    }

    /// <summary>The backend that is marked as default, otherwise the first one.</summary>
    public static BackendModel Default(IReadOnlyList<BackendModel> backends, DiagnosticBag diagnostics)
    {
        var marked = backends.Where(backend => backend.IsDefault).ToList();
        foreach (var second in marked.Skip(1))
            diagnostics.Add(Catalogue.TwoDefaultBackends(second.Name.Location, second.Name.Value, marked[0].Name));
        return marked.Count > 0 ? marked[0] : backends[0];
    }

    private static BackendModel? Bind(NamedEntry entry, DiagnosticBag diagnostics)
    {
        var owner = $"backend {Quote.Text(entry.Name)}";
        if (FieldReader.Find(entry.Body, "type") is not { } typeNode)
        {
            FieldReader.ReportMissing(entry.Body, "type", AnyKind, diagnostics, owner, $"It is {BackendKind.Names}.");
            return null;
        }

        var type = typeNode is ScalarSyntax scalar ? scalar.Text : FieldReader.Describe(typeNode);
        if (BackendKind.Find(type) is not { } kind)
        {
            var names = BackendKind.All.Select(known => known.Name).ToList();
            diagnostics.Add(Catalogue.NotOneOf(typeNode.Location, "type", type, names, Suggestion.For(type, names)));
            return null;
        }

        var fields = FieldReader.Read(entry.Body, kind.Schema, diagnostics, owner);
        var isDefault = (fields["default"]?.Value as LiteralValue)?.Value is BoolValue { Value: true };
        return new BackendModel(Binder.NameOf(entry), kind, isDefault, fields);
    }
}
