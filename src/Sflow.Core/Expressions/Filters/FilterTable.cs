using System.Collections.Generic;
using Sflow.Diagnostics;
using Sflow.Text;

namespace Sflow.Expressions;

/// <summary>All filters.</summary>
internal static class FilterTable
{
    private static readonly OperationTable All = new OperationTable("filter").With(
        TextFilters.Table, LayoutFilters.Table, NumberFilters.Table, ValueFilters.Table, ListFilters.Table, OrderFilters.Table, PickFilters.Table, WebFilters.Table);

    private static readonly Dictionary<string, string> NotOffered = new()
    {
        ["random"] = "the same build has to give the same result every time",
    };

    public static IEnumerable<string> Names => All.Names;

    /// <summary>The filter of a name; null when there is none.</summary>
    public static Operation? Find(string name) => All.Find(name);

    /// <summary>The filter of a name; null after reporting that there is none.</summary>
    public static Operation? Find(string name, TextLocation at, DiagnosticBag diagnostics)
    {
        var found = Find(name);
        if (found is null)
        {
            diagnostics.Add(NotOffered.TryGetValue(name, out var reason)
                ? Catalogue.FilterNotOffered(at, name, reason)
                : Catalogue.UnknownFilter(at, name, Suggestion.For(name, Names)));
        }

        return found;
    }
}
