namespace Sflow.Sweeps;

/// <summary>Turns the rows of a CSV into rows of a sweep with their modules, names and nodes.</summary>
internal static class SweepRows
{
    /// <summary>All rows, in order, selected or not.</summary>
    public static IReadOnlyList<SweepRow> Of(CsvTable table, SweepColumns columns, SweepRequest request, DiagnosticBag diagnostics)
    {
        var nodes = table.Rows.Select(row => NodeCounts.Of(table, row, columns.Nodes, diagnostics)).ToList();
        var names = RowNames.Of(table, columns, [.. nodes.Select(n => NodesOfProject(request) ?? n?.Value)]);
        return
        [
            .. table.Rows.Select(
                (row, i) => new SweepRow(row, names[i], Modules(table, row, columns, request), Missable(row, columns, request), nodes[i])
            ),
        ];
    }

    /// <summary>The rows that the selection names, or all when there is none.</summary>
    /// <param name="rows">The rows without errors.</param>
    /// <param name="count">The number of rows in the file.</param>
    /// <param name="selection">The selection.</param>
    /// <param name="diagnostics">Receives a selection that can't be followed.</param>
    public static IReadOnlyList<SweepRow> Select(
        IReadOnlyList<SweepRow> rows,
        int count,
        Located<string>? selection,
        DiagnosticBag diagnostics
    )
    {
        if (selection is null || selection.Value.Trim().Length == 0)
            return rows;
        var numbers = new HashSet<int>(RowSelector.Parse(selection.Value, count, out var problem));
        if (problem is not null)
            diagnostics.Add(Catalogue.RowSelectionInvalid(selection.Location, problem));
        else if (numbers.Count == 0)
            diagnostics.Add(Catalogue.RowSelectionEmpty(selection.Location, selection.Value));
        else if (numbers.FirstOrDefault(n => n < 1 || n > count) is var outside && numbers.Any(n => n < 1 || n > count))
            diagnostics.Add(Catalogue.RowOutOfRange(selection.Location, selection.Value, outside, count));
        else
            return [.. rows.Where(row => numbers.Contains(row.Index))];
        return [];
    }

    internal static int? NodesOfProject(SweepRequest request) =>
        int.TryParse(request.Settings.Nodes?.Value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var nodes) ? nodes : null;

    private static List<Located<string>> Modules(CsvTable table, CsvRow row, SweepColumns columns, SweepRequest request)
    {
        var seen = new HashSet<string>();
        var modules = request.ProjectModules.Where(m => seen.Add(ModulePath.Key(m.Value))).ToList();
        foreach (var word in row[columns.Modules]?.Words() ?? [])
        {
            var path = ModulePath.Join(table.Source.Path, word.Value);
            if (seen.Add(ModulePath.Key(path)))
                modules.Add(new Located<string>(path, word.Location));
        }

        return modules;
    }

    private static IReadOnlyList<Located<string>> Missable(CsvRow row, SweepColumns columns, SweepRequest request) =>
        row[columns.MissableTasks] is { } cell ? [.. request.MissableTasks, .. cell.Words()] : request.MissableTasks;
}
