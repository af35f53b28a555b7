namespace Sflow.Expressions;

/// <summary>All filters.</summary>
internal static class FilterTable
{
    private static readonly OperationTable All = new OperationTable("filter").With(
        TextFilters.Table,
        LayoutFilters.Table,
        NumberFilters.Table,
        ValueFilters.Table,
        ListFilters.Table,
        OrderFilters.Table,
        SelectFilters.Table,
        WebFilters.Table
    );

    private static readonly Dictionary<string, string> NotOffered = new()
    {
        ["random"] = "the same build must always give the same result",
    };

    public static IEnumerable<string> Names => All.Names;

    /// <summary>Finds a filter by name; null when there is none.</summary>
    public static Operation? Find(string name) => All.Find(name);

    /// <summary>Finds a filter by name; null after reporting that there is none.</summary>
    public static Operation? Find(string name, TextLocation at, DiagnosticBag diagnostics)
    {
        var found = Find(name);
        if (found is null)
        {
            diagnostics.Add(
                NotOffered.TryGetValue(name, out var reason)
                    ? Catalogue.FilterNotOffered(at, name, reason)
                    : Catalogue.UnknownFilter(at, name, Suggestion.For(name, Names))
            );
        }

        return found;
    }
}
