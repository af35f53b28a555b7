using Sflow.Expressions;

namespace Sflow.Binding;

/// <summary>Checks <c>include_nodes</c> and <c>exclude_nodes</c> of a backend.</summary>
internal static class NodeFilters
{
    /// <summary>The field of the nodes that may be used.</summary>
    public const string Include = "include_nodes";

    /// <summary>The field of the nodes that are left out.</summary>
    public const string Exclude = "exclude_nodes";

    /// <summary>The names of both fields as far as no expression is in them. Wrong names and names in both are reported.</summary>
    public static void CheckLiterals(FieldSet fields, string owner, DiagnosticBag diagnostics)
    {
        var include = Literals(fields[Include]);
        var exclude = Literals(fields[Exclude]);
        Check(include, exclude, owner, diagnostics);
    }

    /// <summary>The single names or ranges of a list.</summary>
    public static IReadOnlyList<Located<string>> Names(ListValue list, TextLocation at) =>
        [.. list.Items.SelectMany(item => HostList.Split(item.ToText())).Select(name => new Located<string>(name, at))];

    /// <summary>Reports names that no node can have, and nodes that are in both lists.</summary>
    public static void Check(
        IReadOnlyList<Located<string>> include,
        IReadOnlyList<Located<string>> exclude,
        string owner,
        DiagnosticBag diagnostics
    )
    {
        foreach (var name in include.Concat(exclude).Where(name => !HostList.IsValid(name.Value)))
            diagnostics.Add(Catalogue.InvalidNodeName(name.Location, name.Value));
        var included = new HashSet<string>(Expand(include));
        var both = Expand(exclude).Where(included.Contains).Distinct().ToList();
        if (both.Count > 0)
            diagnostics.Add(
                Catalogue.NodeFiltersOverlap(
                    exclude.First(name => Expand([name]).Any(included.Contains)).Location,
                    owner,
                    both,
                    include.First(name => Expand([name]).Intersect(both).Any()).Location
                )
            );
    }

    private static IReadOnlyList<Located<string>> Literals(BoundField? field) =>
        field?.Value is LiteralValue { Value: ListValue list } ? Names(list, field.Location) : [];

    private static IEnumerable<string> Expand(IEnumerable<Located<string>> names) =>
        names.Where(name => HostList.IsValid(name.Value)).SelectMany(name => HostList.Expand(name.Value));
}
