using Sflow.Sweeps;

namespace Sflow.Hosting.Units;

/// <summary>Restricts units to some of their rows, on top of what the project selects.</summary>
internal static class RowChoice
{
    /// <summary>The units that have rows, each with the chosen ones; all units unchanged when nothing is chosen.</summary>
    /// <param name="units">The units.</param>
    /// <param name="rows">The rows, such as <c>1:4</c>; null for all.</param>
    /// <param name="diagnostics">Receives a choice that selects no row of a unit.</param>
    public static IReadOnlyList<Unit> Of(IReadOnlyList<Unit> units, Located<string>? rows, DiagnosticBag diagnostics) =>
        rows is null
            ? units
            : [.. units.Where(unit => unit.HasRows).Select(unit => unit with { Rows = Both(unit.Rows, rows, diagnostics) })];

    // A selection that can't be read goes on as it is: the compiler reports it. It also may count rows from the end, which only the
    // compiler can do.
    private static Located<string> Both(Located<string>? own, Located<string> chosen, DiagnosticBag diagnostics)
    {
        if (own is null || own.Value.Trim().Length == 0)
            return chosen;
        foreach (var selection in new[] { own, chosen })
        {
            RowSelector.Parse(selection.Value, 1, out var mistake);
            if (mistake is not null)
                return selection;
        }

        var numbers = RowSelector.Parse(chosen.Value, out var problem);
        var owned = RowSelector.Parse(own.Value, out var ownProblem);
        if (problem is not null || ownProblem is not null || numbers.Concat(owned).Any(number => number < 0))
            return chosen with { Value = $"{own.Value} & {chosen.Value}" };
        if (numbers.Count == 0)
            return chosen;
        if (owned.Count == 0)
            return own;
        List<int> both = [.. owned.Where(new HashSet<int>(numbers).Contains)];
        if (both.Count == 0)
            diagnostics.Add(Catalogue.RowSelectionEmpty(chosen.Location, chosen.Value));
        return both.Count == 0 ? own : chosen with { Value = string.Join(",", both) };
    }
}
