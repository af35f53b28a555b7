using Sflow.Binding;
using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>Resolves the nodes that a backend may use and must not use.</summary>
internal static class NodeNames
{
    /// <summary>Both lists, single names and ranges. Wrong names and names in both are reported.</summary>
    public static (IReadOnlyList<Located<string>> Include, IReadOnlyList<Located<string>> Exclude) Filters(
        BackendModel backend,
        IScope scope,
        DiagnosticBag diagnostics
    )
    {
        var include = Of(backend.Fields[NodeFilters.Include], scope, diagnostics);
        var exclude = Of(backend.Fields[NodeFilters.Exclude], scope, diagnostics);
        // Binding has checked literals.
        if (
            new[] { backend.Fields[NodeFilters.Include], backend.Fields[NodeFilters.Exclude] }.Any(field =>
                field?.Value is ListModel or TemplateValue
            )
        )
            NodeFilters.Check(include, exclude, $"backend {Quote.Text(backend.Name.Value)}", diagnostics);
        return (include, exclude);
    }

    private static IReadOnlyList<Located<string>> Of(BoundField? field, IScope scope, DiagnosticBag diagnostics) =>
        ValueEvaluator.Field(field, scope, diagnostics) is ListValue list ? NodeFilters.Names(list, field!.Location) : [];
}
