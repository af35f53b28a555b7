using System.Collections.Generic;
using System.Text;
using CsvHelper;
using Sflow.Diagnostics;
using Sflow.Text;

namespace Sflow.Sweeps;

/// <summary>Reads a CSV after RFC 4180: commas, double quotes, any of the three line ends, the first line names the columns.</summary>
internal static class CsvTableReader
{
    /// <summary>The table, or null with at least one error.</summary>
    public static CsvTable? Read(SourceText source, DiagnosticBag diagnostics)
    {
        if (!CsvCharacters.Check(source, diagnostics))
            return null;

        if (ReadRecords(source, diagnostics) is not { } records)
            return null;
        if (records.Count == 0)
        {
            diagnostics.Add(Catalogue.CsvEmpty(TextLocation.OfFile(source.Path)));
            return null;
        }

        var header = records[0].Cells;
        CsvHeader.Check(header, diagnostics);
        if (records.Count == 1)
            diagnostics.Add(Catalogue.CsvWithoutRows(records[0].Location));
        for (var i = 1; i < records.Count; i++)
        {
            if (records[i].Cells.Count > header.Count)
                diagnostics.Add(Catalogue.CsvRowTooLong(records[i].Cells[header.Count].Location, i, records[i].Cells.Count, header.Count));
        }

        records.RemoveAt(0);
        return diagnostics.HasErrors ? null : new CsvTable(source, header, records);
    }

    // Null when there are too many of them: what was read until then says nothing about the file.
    private static List<CsvRow>? ReadRecords(SourceText source, DiagnosticBag diagnostics)
    {
        var bytes = Encoding.UTF8.GetBytes(source.Content);
        CsvMalformedReason? malformed = null;
        var positions = new Utf8Positions(bytes);
        var rows = new List<CsvRow>();
        using var reader = CsvReader.Create(bytes, CsvDialect.Options(record => malformed = record.Reason));
        while (reader.Read())
        {
            if (rows.Count > CsvLimits.Rows || reader.FieldCount > CsvLimits.Columns)
            {
                diagnostics.Add(Catalogue.CsvTooLarge(new TextLocation(source, new TextSpan(positions.CharacterAt(reader.ByteOffset), 0)), CsvLimits.Rows, CsvLimits.Columns));
                return null;
            }

            var row = ReadRow(reader, source, positions, rows.Count);
            if (malformed is { } reason)
                ReportQuotes(row, reason, diagnostics);
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

    private static void ReportQuotes(CsvRow row, CsvMalformedReason reason, DiagnosticBag diagnostics)
    {
        // A quote inside an unquoted cell is a character like any other, as in Python's csv.
        if (reason == CsvMalformedReason.UnterminatedQuote)
            diagnostics.Add(Catalogue.CsvQuoteStaysOpen(row.Cells[row.Cells.Count - 1].Location));
        else if (reason == CsvMalformedReason.TextAfterClosingQuote)
            diagnostics.Add(Catalogue.CsvTextAfterQuote(row.Location));
    }
}
