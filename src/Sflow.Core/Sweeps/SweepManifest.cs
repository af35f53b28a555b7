using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;

namespace Sflow.Sweeps;

/// <summary>Writes <c>manifest.json</c>: what a sweep consists of, for people, for scripts and for the submission.</summary>
internal static class SweepManifest
{
    /// <summary>The file's name in the sweep's folder.</summary>
    public const string FileName = "manifest.json";

    // Written side by side, since a sweep may have a hundred thousand rows.
    private const int RowsOfPiece = 250;
    private const string Start = "\n  \"rows\": [";
    private const string End = "\n  ]\n}";

    /// <summary>The manifest of rows that were all compiled.</summary>
    public static GeneratedFile Of(SweepRequest sweep, CsvTable table, IReadOnlyList<SweepRow> rows, IReadOnlyList<CompileResult> results)
    {
        var head = JsonText.Of(indented: true, json =>
        {
            json.WriteStartObject();
            json.Member("version", 1);
            json.Member("sweep", sweep.Name);
            if (sweep.CsvPath is { } csv)
                json.Member("csv", csv.Value.Replace('\\', '/'));
            json.WritePropertyName("columns");
            json.WriteStartArray();
            foreach (var column in table.Header)
                json.WriteValue(column.Value);
            json.WriteEndArray();
            json.WriteEndObject();
        });
        var starts = Enumerable.Range(0, (rows.Count + RowsOfPiece - 1) / RowsOfPiece).Select(piece => piece * RowsOfPiece).ToList();
        var pieces = SideBySide.Select(starts, start => Rows(sweep, table, start, [.. rows.Skip(start).Take(RowsOfPiece).Zip(results.Skip(start), (row, result) => (row, result))]));
        return new GeneratedFile(sweep.Name + "/" + FileName, new FileText([head.Substring(0, head.LastIndexOf('\n')), ",", Start, .. pieces, End, "\n"]));
    }

    // Some of the rows as they stand in the document: what surrounds them when they are written alone is cut off.
    private static string Rows(SweepRequest sweep, CsvTable table, int start, IReadOnlyList<(SweepRow Row, CompileResult Result)> rows)
    {
        var text = JsonText.Of(indented: true, json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("rows");
            json.WriteStartArray();
            foreach (var (row, result) in rows)
                Write(json, sweep, table, row, result);
            json.WriteEndArray();
            json.WriteEndObject();
        });
        return (start > 0 ? "," : "") + text.Substring(Start.Length + 1, text.Length - Start.Length - 1 - End.Length);
    }

    private static void Write(JsonTextWriter json, SweepRequest sweep, CsvTable table, SweepRow row, CompileResult result)
    {
        json.WriteStartObject();
        json.Member("index", row.Index);
        json.Member("name", row.Name);
        if (result.Script is { } script)
        {
            json.Member("script", script.RelativePath.Substring(sweep.Name.Length + 1));
            json.Member("sha256", script.Sha256);
        }

        if (row.Nodes is { } nodes)
            json.Member("nodes", nodes.Value);
        json.WritePropertyName("cells");
        json.WriteStartObject();
        for (var column = 0; column < table.Header.Count; column++)
        {
            if (row.Source[column] is { } cell)
                json.Member(table.Header[column].Value, cell.Value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
