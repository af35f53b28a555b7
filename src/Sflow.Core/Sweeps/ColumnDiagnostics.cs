namespace Sflow.Sweeps;

/// <summary>
/// Shortens what the cells of a CSV have in common: a wrong type of a column gives the same error in every row. The first cells are
/// reported, and the others are counted.
/// </summary>
internal sealed class ColumnDiagnostics
{
    private const int MostCells = 5;

    private readonly CsvTable table;
    private readonly List<IGrouping<(string Code, int Column), (string Row, Diagnostic Diagnostic)>> crowded;

    /// <summary>Finds the columns in which many cells have the same kind of error.</summary>
    /// <param name="table">The table.</param>
    /// <param name="diagnostics">The diagnostics of all rows.</param>
    public ColumnDiagnostics(CsvTable table, IEnumerable<(string Row, Diagnostic Diagnostic)> diagnostics)
    {
        this.table = table;
        crowded =
        [
            .. diagnostics
                .Where(d => d.Diagnostic.Location is { Source: not null } at && at.Path == table.Source.Path)
                .GroupBy(d => (d.Diagnostic.Code, ColumnOf(d.Diagnostic.Location.Span.Start)))
                .Where(column => column.Key.Item2 >= 0 && column.Select(d => d.Diagnostic.Location).Distinct().Skip(MostCells).Any()),
        ];
        Hidden = new HashSet<Diagnostic>(crowded.SelectMany(column => column.Skip(MostCells)).Select(d => d.Diagnostic));
    }

    /// <summary>The diagnostics that are only counted.</summary>
    public ISet<Diagnostic> Hidden { get; }

    /// <summary>One diagnostic for each of these columns, at the first cell that is not reported.</summary>
    public IEnumerable<Diagnostic> Sums =>
        crowded.Select(column =>
        {
            var hidden = column.Skip(MostCells).ToList();
            var like = hidden[0].Diagnostic;
            return Catalogue.MoreRowsLikeThis(
                like.Location,
                like.Severity,
                like.Code,
                table.Header[column.Key.Column].Value,
                RowSummary.Text([.. hidden.Select(d => d.Row).Distinct()])
            );
        });

    private int ColumnOf(int position)
    {
        int low = 0,
            high = table.Rows.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (table.Rows[middle].Location.Span.Start <= position)
                low = middle;
            else
                high = middle - 1;
        }

        for (var i = 0; i < table.Rows[low].Cells.Count; i++)
        {
            if (table.Rows[low].Cells[i].Location.Span is var span && position >= span.Start && position <= span.End)
                return i;
        }

        return -1;
    }
}
