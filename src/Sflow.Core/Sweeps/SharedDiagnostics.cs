using Sflow.Compilation;

namespace Sflow.Sweeps;

/// <summary>
/// Merges the diagnostics of many rows: a diagnostic from a shared module is reported once, with the number of rows and their names.
/// </summary>
internal static class SharedDiagnostics
{
    private const int MostTextsOfOnePlace = 5;

    /// <summary>The diagnostics in the order in which the rows reported them.</summary>
    /// <param name="rows">The rows that were compiled, in order.</param>
    /// <param name="table">The sweep's CSV: what stands there is seen to belong to its row.</param>
    public static IEnumerable<Diagnostic> Join(IReadOnlyList<CompileResult> rows, CsvTable table)
    {
        var csvPath = table.Source.Path;
        var all = rows.SelectMany(row => row.Diagnostics.Select(d => (row.Name, Diagnostic: d))).ToList();
        // The source of a matrix is the project, and its diagnostics have the place of a variable.
        var columns = table.Source.Content.Length > 0 ? new ColumnDiagnostics(table, all) : null;
        var diagnostics = columns is null ? all : all.Where(d => !columns.Hidden.Contains(d.Diagnostic));
        foreach (var place in diagnostics.GroupBy(f => (f.Diagnostic.Code, f.Diagnostic.Location)))
        {
            if (place.First().Diagnostic.CanBeRefuted && place.Count() < Concerned(rows, place.Key.Location.Path, csvPath))
                continue;
            var texts = place.GroupBy(f => f.Diagnostic.Message).ToList();
            foreach (var text in texts.Take(MostTextsOfOnePlace))
                yield return WithRows(text.First().Diagnostic, [.. text.Select(f => f.Name).Distinct()], rows.Count, csvPath);
            if (texts.Count > MostTextsOfOnePlace)
            {
                var rest = texts.Skip(MostTextsOfOnePlace).SelectMany(t => t.Select(f => f.Name)).Distinct().ToList();
                var like = texts[MostTextsOfOnePlace].First().Diagnostic;
                yield return Catalogue.MoreRowsLikeThis(like.Location, like.Severity, like.Code, null, RowSummary.Text(rest));
            }
        }

        foreach (var sum in columns?.Sums ?? [])
            yield return sum;
    }

    // The rows that could report a diagnostic of a file: those with the module, or all for a diagnostic of the project.
    private static int Concerned(IReadOnlyList<CompileResult> rows, string path, string csvPath)
    {
        var users = rows.Count(row => row.Modules.Contains(path));
        return users > 0 || path == csvPath ? users : rows.Count;
    }

    private static Diagnostic WithRows(Diagnostic diagnostic, IReadOnlyList<string> names, int rowCount, string csvPath)
    {
        if (names.Count == 1 && (rowCount == 1 || diagnostic.Location.Path == csvPath))
            return diagnostic;
        var which = names.Count == rowCount ? $"all {rowCount} rows" : RowSummary.Text(names);
        return diagnostic with { Message = $"{diagnostic.Message} ({which})" };
    }
}
