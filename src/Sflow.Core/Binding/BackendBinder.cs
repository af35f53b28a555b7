using Sflow.Composition;
using Sflow.Expressions;
using Sflow.Syntax;

namespace Sflow.Binding;

/// <summary>Binds backends.</summary>
internal static class BackendBinder
{
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
                    false,
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
            FieldReader.ReportMissing(entry.Body, "type", ModuleSchema.SlurmBackend, diagnostics, owner, "It is local or slurm.");
            return null;
        }

        var type = typeNode is ScalarSyntax scalar ? scalar.Text : FieldReader.Describe(typeNode);
        if (type is not ("local" or "slurm"))
        {
            diagnostics.Add(
                Catalogue.NotOneOf(typeNode.Location, "type", type, ["local", "slurm"], Suggestion.For(type, ["local", "slurm"]))
            );
            return null;
        }

        var isSlurm = type == "slurm";
        var fields = FieldReader.Read(entry.Body, isSlurm ? ModuleSchema.SlurmBackend : ModuleSchema.LocalBackend, diagnostics, owner);
        var isDefault = (fields["default"]?.Value as LiteralValue)?.Value is BoolValue { Value: true };
        return new BackendModel(Binder.NameOf(entry), isSlurm, isDefault, fields);
    }
}
