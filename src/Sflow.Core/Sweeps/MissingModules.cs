using System.Collections.Generic;
using System.Linq;
using Sflow.Diagnostics;

namespace Sflow.Sweeps;

/// <summary>Finds modules that cannot be read, before any row is compiled, so that the error stands where the CSV names them.</summary>
internal static class MissingModules
{
    /// <summary>Reports each module once, at the first row that names it; rows without any module are reported too.</summary>
    /// <returns>The rows whose modules can all be read.</returns>
    public static IReadOnlyList<SweepRow> Check(CsvTable table, IReadOnlyList<SweepRow> rows, ISourceReader reader, DiagnosticBag diagnostics)
    {
        var problems = rows.SelectMany(row => row.Modules).Select(m => m.Value).Distinct().ToDictionary(path => path, path => reader.Read(path).Problem);
        if (problems.Values.All(problem => problem is null) && rows.All(row => row.Modules.Count > 0))
            return rows;
        foreach (var row in rows.Where(r => r.Modules.Count == 0))
            diagnostics.Add(Catalogue.RowWithoutModules(row.Source.Location, row.Index, SweepColumns.ModulesName));
        foreach (var users in rows.SelectMany(row => row.Modules.Where(m => problems[m.Value] is not null).Select(m => (row, module: m))).GroupBy(u => u.module.Value))
        {
            var (first, module) = users.First();
            var others = users.Skip(1).Select(u => u.row.Name).ToList();
            diagnostics.Add(module.Location.Path == table.Source.Path
                ? Catalogue.RowModuleUnreadable(module.Location, first.Index, SweepColumns.ModulesName, module.Value, problems[module.Value]!, others.Count == 0 ? null : RowList.Text(others))
                : Catalogue.SweepModuleUnreadable(module.Location, module.Value, problems[module.Value]!));
        }

        return [.. rows.Where(row => row.Modules.Count > 0 && row.Modules.All(m => problems[m.Value] is null))];
    }
}
