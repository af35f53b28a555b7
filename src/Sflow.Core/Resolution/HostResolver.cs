using Sflow.Binding;
using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>Resolves the hosts of a backend that lists them.</summary>
internal static class HostResolver
{
    /// <summary>The hosts that the filters leave, in their order; empty for a backend without hosts of its own.</summary>
    /// <param name="backend">The backend.</param>
    /// <param name="include">The hosts that may be used; empty for any.</param>
    /// <param name="exclude">The hosts that must not be used.</param>
    /// <param name="scope">What expressions see.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public static IReadOnlyList<ResolvedHost> Resolve(
        BackendModel backend,
        IReadOnlyList<Located<string>> include,
        IReadOnlyList<Located<string>> exclude,
        IScope scope,
        DiagnosticBag diagnostics
    )
    {
        if (backend.Fields["hosts"] is not { } field || ValueEvaluator.Field(field, scope, diagnostics) is not ListValue list)
            return [];
        var hosts = list.Items.OfType<DictValue>().Select(Host).ToList();
        var (used, left) = (Names(include), Names(exclude));
        var chosen = hosts.Where(host => (used.Count == 0 || used.Contains(host.Name)) && !left.Contains(host.Name)).ToList();
        var known = new HashSet<string>(hosts.Select(host => host.Name));
        foreach (var name in include.Concat(exclude).Where(name => !HostList.Expand(name.Value).Any(known.Contains)))
            diagnostics.Add(
                Catalogue.UnknownReference(
                    name.Location,
                    "host",
                    name.Value,
                    Suggestion.For(name.Value, known),
                    [.. hosts.Select(host => host.Name)]
                )
            );
        if (chosen.Count == 0 && hosts.Count > 0 && !diagnostics.HasErrors)
            diagnostics.Add(Catalogue.NoHostLeft(field.Location, backend.Name.Value));
        return chosen;
    }

    private static ResolvedHost Host(DictValue host) =>
        new(
            host.TryGetValue("name", out var name) ? name.ToText() : "",
            host.TryGetValue("ip_address", out var address) ? address : TextValue.Empty,
            host.TryGetValue("gpus_per_node", out var gpus) && gpus is IntValue { Value: var number } ? (int)number : null
        );

    private static HashSet<string> Names(IEnumerable<Located<string>> names) => [.. names.SelectMany(name => HostList.Expand(name.Value))];
}
