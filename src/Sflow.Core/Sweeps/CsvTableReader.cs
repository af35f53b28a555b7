using CsvHelper;

namespace Sflow.Sweeps;

/// <summary>Reads a CSV as in RFC 4180: commas, double quotes, any of the three line ends; the first line names the columns.</summary>
internal static class CsvTableReader
{
    /// <summary>
    /// The table, without rows that have an error. It is null when an error concerns the whole file, such as one in the header.
    /// </summary>
    public static CsvTable? Read(SourceText source, DiagnosticBag diagnostics)
    {
        var invisible = CsvCharacters.Check(source, diagnostics);
        if (ReadRecords(source, diagnostics, out var isMalformed) is not { } records)
            return null;
        if (records.Count == 0)
        {
            diagnostics.Add(Catalogue.CsvEmpty(TextLocation.OfFile(source.Path)));
            return null;
        }

        var header = records[0];
        if (header.Cells[0].Value.StartsWith("#", StringComparison.Ordinal))
        {
            diagnostics.Add(Catalogue.CsvComment(header.Cells[0].Location));
            return null;
        }

        if (!CsvShape.IsSeparatedByCommas(header.Cells, diagnostics))
            return null;
        records.RemoveAt(0);
        var isClear = CsvHeader.Check(header.Cells, diagnostics) && !isMalformed && !invisible.Any(header.Contains);
        if (records.Count == 0)
            diagnostics.Add(Catalogue.CsvWithoutRows(header.Location));
        var good = CsvShape.Rows(records, header.Cells, diagnostics).Where(row => !invisible.Any(row.Contains)).ToList();
        return isClear && good.Count > 0 ? new CsvTable(source, header.Cells, good) { RowCount = records.Count } : null;
    }

    // Null when there are too many errors: the rows read so far say nothing about the file. After a wrong quote, they may hold anything.
    private static List<CsvRow>? ReadRecords(SourceText source, DiagnosticBag diagnostics, out bool isMalformed)
    {
        isMalformed = false;
        var bytes = Encoding.UTF8.GetBytes(source.Content);
        CsvMalformedReason? malformed = null;
        var positions = new Utf8Positions(bytes);
        var rows = new List<CsvRow>();
        using var reader = CsvReader.Create(bytes, CsvDialect.Options(record => malformed = record.Reason));
        while (reader.Read())
        {
            if (rows.Count > CsvLimits.Rows || reader.FieldCount > CsvLimits.Columns)
            {
                diagnostics.Add(
                    Catalogue.CsvTooLarge(
                        new TextLocation(source, new TextSpan(positions.CharacterAt(reader.ByteOffset), 0)),
                        CsvLimits.Rows,
                        CsvLimits.Columns
                    )
                );
                return null;
            }

            var row = ReadRow(reader, source, positions, rows.Count);
            if (malformed is { } reason)
                isMalformed |= ReportQuotes(row, reason, diagnostics);
            malformed = null;
            rows.Add(row);
        }

        return rows;
    }

    private static CsvRow ReadRow(CsvReader reader, SourceText source, Utf8Positions positions, int index)
    {
        var cells = new CsvCell[reader.FieldCount];
        var offset = reader.ByteOffset;
        var start = positions.CharacterAt(offset);
        for (var i = 0; i < cells.Length; i++)
        {
            var length = reader.GetRawSpan(i).Length;
            var span = TextSpan.FromBounds(positions.CharacterAt(offset), positions.CharacterAt(offset + length));
            cells[i] = new CsvCell(reader.GetString(i), new TextLocation(source, span));
            offset += length + 1;
        }

        return new CsvRow(index, new TextLocation(source, TextSpan.FromBounds(start, cells[cells.Length - 1].Location.Span.End)), cells);
    }

    private static bool ReportQuotes(CsvRow row, CsvMalformedReason reason, DiagnosticBag diagnostics)
    {
        if (reason == CsvMalformedReason.UnterminatedQuote)
            diagnostics.Add(Catalogue.CsvUnclosedQuote(row.Cells[row.Cells.Count - 1].Location));
        else if (reason == CsvMalformedReason.TextAfterClosingQuote)
            diagnostics.Add(Catalogue.CsvTextAfterQuote(row.Location));
        else // A quote inside an unquoted cell is an ordinary character, as in Python's csv.
            return false;
        return true;
    }
}
