using Sflow.Binding;
using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>Resolves the nodes that a backend may use and must not use.</summary>
internal static class NodeNames
{
    /// <summary>
    /// Both lists, single names and ranges: what the backend names, then what the settings add. Wrong names and names in both are reported.
    /// </summary>
    /// <param name="backend">The backend.</param>
    /// <param name="settings">The settings that the backend takes.</param>
    /// <param name="scope">Knows the variables.</param>
    /// <param name="diagnostics">Receives the diagnostics.</param>
    public static (IReadOnlyList<Located<string>> Include, IReadOnlyList<Located<string>> Exclude) Filters(
        BackendModel backend,
        SlurmSettings settings,
        IScope scope,
        DiagnosticBag diagnostics
    )
    {
        var include = Union(Of(backend.Fields[NodeFilters.Include], scope, diagnostics), settings.IncludeNodes);
        var exclude = Union(Of(backend.Fields[NodeFilters.Exclude], scope, diagnostics), settings.ExcludeNodes);
        // Binding has checked literals.
        if (
            settings.IncludeNodes.Count + settings.ExcludeNodes.Count > 0
            || new[] { backend.Fields[NodeFilters.Include], backend.Fields[NodeFilters.Exclude] }.Any(field =>
                field?.Value is ListModel or TemplateValue
            )
        )
            NodeFilters.Check(include, exclude, $"backend {Quote.Text(backend.Name.Value)}", diagnostics);
        return (include, exclude);
    }

    /// <summary>Reports nodes that the settings name in vain, because no backend of the workflow takes settings.</summary>
    public static void CheckSettings(IReadOnlyList<ResolvedBackend> backends, JobSettings settings, DiagnosticBag diagnostics)
    {
        if (backends.Any(backend => backend.Kind.TakesJobSettings) || diagnostics.HasErrors)
            return;
        foreach (var node in settings.Slurm.IncludeNodes.Take(1))
            diagnostics.Add(Catalogue.NodesWithoutAllocation(node.Location, JobSettings.NameOf(nameof(SlurmSettings.IncludeNodes))));
        foreach (var node in settings.Slurm.ExcludeNodes.Take(1))
            diagnostics.Add(Catalogue.NodesWithoutAllocation(node.Location, JobSettings.NameOf(nameof(SlurmSettings.ExcludeNodes))));
    }

    private static IReadOnlyList<Located<string>> Of(BoundField? field, IScope scope, DiagnosticBag diagnostics) =>
        ValueEvaluator.Field(field, scope, diagnostics) is ListValue list ? NodeFilters.Names(list, field!.Location) : [];

    private static IReadOnlyList<Located<string>> Union(IReadOnlyList<Located<string>> own, IReadOnlyList<Located<string>> added) =>
        added.Count == 0
            ? own
            :
            [
                .. own,
                .. added
                    .SelectMany(name => HostList.Split(name.Value).Select(one => name with { Value = one }))
                    .Where(name => own.All(known => known.Value != name.Value))
                    .GroupBy(name => name.Value)
                    .Select(same => same.First()),
            ];
}
