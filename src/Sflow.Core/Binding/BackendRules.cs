using Sflow.Expressions;

namespace Sflow.Binding;

/// <summary>What the fields of a backend must fulfil together, as far as it is known without evaluating expressions.</summary>
internal static class BackendRules
{
    /// <summary>Reports filters of a docker backend that have nothing to choose from, and two hosts of one name.</summary>
    public static void CheckDocker(FieldSet fields, string owner, DiagnosticBag diagnostics)
    {
        NodeFilters.CheckLiterals(fields, owner, diagnostics);
        if (fields["hosts"] is not { } hosts)
        {
            foreach (var filter in new[] { NodeFilters.Include, NodeFilters.Exclude })
            {
                if (fields[filter] is { Value: not LiteralValue { Value: ListValue { Items.Count: 0 } } } useless)
                    diagnostics.Add(Catalogue.FieldHasNoEffect(useless.Location, filter, owner, "There are no hosts to choose from"));
            }

            return;
        }

        if (fields["nodes"] is { } nodes)
            diagnostics.Add(Catalogue.FieldHasNoEffect(nodes.Location, "nodes", owner, "The hosts are the nodes"));
        var names = new HashSet<string>();
        foreach (var name in hosts.Members.Select(host => host["name"]).OfType<BoundField>())
        {
            if (name.Value is LiteralValue { Value: TextValue text } && !names.Add(text.Value))
                diagnostics.Add(Catalogue.TwoHostsOfOneName(name.Location, owner, text.Value));
        }
    }

    /// <summary>Reports a volume whose place or access can't be as it says.</summary>
    public static void CheckVolume(FieldSet fields, string owner, DiagnosticBag diagnostics)
    {
        if (
            fields["mount_path"] is { Value: LiteralValue { Value: TextValue path } } place
            && !path.Value.StartsWith("/", StringComparison.Ordinal)
        )
            diagnostics.Add(
                Catalogue.InvalidVolume(place.Location, $"mount_path {Quote.Text(path.Value)} is not absolute", "Begin it with /.")
            );
        if (fields["ensure_writable"] is { Value: LiteralValue { Value: BoolValue { Value: true } } } writable)
        {
            if (fields["empty_dir"] is not null)
                diagnostics.Add(Catalogue.InvalidVolume(writable.Location, "an empty_dir is always writable", "Remove ensure_writable."));
            else if (fields["read_only"]?.Value is null or LiteralValue { Value: BoolValue { Value: true } })
                diagnostics.Add(
                    Catalogue.InvalidVolume(
                        writable.Location,
                        "ensure_writable needs a volume that is not read-only",
                        "Add read_only: false."
                    )
                );
        }
    }
}
