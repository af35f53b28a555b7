using Sflow.Compilation;

namespace Sflow.Sweeps;

/// <summary>Finds modules that can't be read before any row is compiled, so that the error points to the CSV.</summary>
internal static class MissingModules
{
    /// <summary>
    /// Reports each module once, at the first row that names it, and rows without modules once, at the first of them. A row without
    /// modules is an error even if it is not selected, because it is a mistake of the file.
    /// </summary>
    /// <param name="table">The CSV.</param>
    /// <param name="all">All rows.</param>
    /// <param name="rows">The selected rows.</param>
    /// <param name="reader">Reads the modules.</param>
    /// <param name="diagnostics">Receives the diagnostics.</param>
    /// <returns>The rows whose modules can all be read.</returns>
    public static IReadOnlyList<SweepRow> Check(
        CsvTable table,
        IReadOnlyList<SweepRow> all,
        IReadOnlyList<SweepRow> rows,
        ISourceReader reader,
        DiagnosticBag diagnostics
    )
    {
        var problems = rows.SelectMany(row => row.Modules)
            .Select(m => m.Value)
            .Distinct()
            .ToDictionary(path => path, path => reader.Read(path).Problem);
        if (problems.Values.All(problem => problem is null) && all.All(row => row.Modules.Count > 0))
            return rows;
        var without = all.Where(row => row.Modules.Count == 0).ToList();
        if (without.Count > 0)
            diagnostics.Add(
                Catalogue.RowWithoutModules(without[0].Source.Location, without[0].Index, SweepColumns.ModulesName, without.Count - 1)
            );
        foreach (
            var users in rows.SelectMany(row => row.Modules.Where(m => problems[m.Value] is not null).Select(m => (row, module: m)))
                .GroupBy(u => u.module.Value)
        )
        {
            var (first, module) = users.First();
            var others = users.Skip(1).Select(u => u.row.Name).ToList();
            diagnostics.Add(
                module.Location.Path == table.Source.Path
                    ? Catalogue.RowModuleUnreadable(
                        module.Location,
                        first.Index,
                        SweepColumns.ModulesName,
                        module.Value,
                        problems[module.Value]!,
                        others.Count == 0 ? null : RowSummary.Text(others)
                    )
                    : Catalogue.SweepModuleUnreadable(module.Location, module.Value, problems[module.Value]!)
            );
        }

        return [.. rows.Where(row => row.Modules.Count > 0 && row.Modules.All(m => problems[m.Value] is null))];
    }
}
