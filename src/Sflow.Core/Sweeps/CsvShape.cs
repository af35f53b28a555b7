namespace Sflow.Sweeps;

/// <summary>Finds what is valid as CSV and not meant as a sweep: other separators, comments, and rows without values.</summary>
internal static class CsvShape
{
    /// <summary>Reports another separator than the comma. No name of a column contains one.</summary>
    /// <returns>True when there is none.</returns>
    public static bool IsSeparatedByCommas(IReadOnlyList<CsvCell> header, DiagnosticBag diagnostics)
    {
        foreach (var cell in header)
        {
            if (cell.Value.IndexOfAny([';', '\t']) is not (>= 0 and var at))
                continue;
            diagnostics.Add(Catalogue.CsvSeparator(cell.Location, cell.Value[at]));
            return false;
        }

        return true;
    }

    /// <summary>The rows that can be jobs. Reports comments, rows without values, and rows with too few or too many cells.</summary>
    public static IReadOnlyList<CsvRow> Rows(IReadOnlyList<CsvRow> rows, IReadOnlyList<CsvCell> header, DiagnosticBag diagnostics)
    {
        var (good, empty, few) = (new List<CsvRow>(), new List<CsvRow>(), new List<CsvRow>());
        foreach (var row in rows)
        {
            if (row.Cells[0].Value.StartsWith("#", StringComparison.Ordinal) && !IsQuoted(row.Cells[0]))
                diagnostics.Add(Catalogue.CsvCommentRow(row.Cells[0].Location, row.Index));
            else if (row.Cells.All(cell => cell.Value.Trim().Length == 0 && !IsQuoted(cell)))
                empty.Add(row);
            else if (row.Cells.Count > header.Count)
                diagnostics.Add(Catalogue.CsvRowTooLong(row.Cells[header.Count].Location, row.Index, row.Cells.Count, header.Count));
            else
                good.Add(row);
            if (row.Cells.Count < header.Count)
                few.Add(row);
        }

        if (empty.Count > 0)
            diagnostics.Add(Catalogue.CsvEmptyRow(empty[0].Location, empty[0].Index, empty.Count - 1));
        if (few.FirstOrDefault(good.Contains) is { } first)
            diagnostics.Add(
                Catalogue.CsvRowTooShort(
                    first.Location,
                    first.Index,
                    first.Cells.Count,
                    [.. header.Skip(first.Cells.Count).Select(cell => cell.Value)],
                    few.Count(good.Contains) - 1
                )
            );
        return good;
    }

    private static bool IsQuoted(CsvCell cell) => cell.Location.Span.Length > cell.Value.Length;
}
