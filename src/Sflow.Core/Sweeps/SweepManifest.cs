using Newtonsoft.Json;
using Sflow.Compilation;
using Sflow.Generation;

namespace Sflow.Sweeps;

/// <summary>Writes <c>manifest.json</c>: the contents of a sweep, for people, for scripts and for the submission.</summary>
internal static class SweepManifest
{
    /// <summary>The file's name in the sweep's folder.</summary>
    public const string FileName = "manifest.json";

    private const int RowsOfPiece = 40;
    private const int PiecesAtOnce = 16;
    private const string Start = "\n  \"rows\": [";
    private const string End = "\n  ]\n}";

    /// <summary>The manifest of rows that all compiled.</summary>
    public static GeneratedFile Of(SweepRequest sweep, CsvTable table, IReadOnlyList<SweepRow> rows, IReadOnlyList<CompileResult> results)
    {
        var head = JsonText.Of(
            indented: true,
            json =>
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
            }
        );
        return new GeneratedFile(
            sweep.Name + "/" + FileName,
            new FileText(Pieces(head.Substring(0, head.LastIndexOf('\n')), sweep, table, rows, results))
        );
    }

    // Parts are serialized in parallel while others are written: a sweep may have a hundred thousand rows.
    private static IEnumerable<string> Pieces(
        string head,
        SweepRequest sweep,
        CsvTable table,
        IReadOnlyList<SweepRow> rows,
        IReadOnlyList<CompileResult> results
    )
    {
        yield return head + "," + Start;
        for (var start = 0; start < rows.Count; start += RowsOfPiece * PiecesAtOnce)
        {
            List<int> starts =
            [
                .. Enumerable.Range(0, PiecesAtOnce).Select(piece => start + (piece * RowsOfPiece)).Where(first => first < rows.Count),
            ];
            foreach (var piece in ParallelMap.Select(starts, first => Rows(first, json => Write(json, sweep, table, rows, results, first))))
                yield return piece;
        }

        yield return End + "\n";
    }

    // Some of the rows as they appear in the document: the surrounding text of a separate serialization is cut off.
    private static string Rows(int first, Action<JsonTextWriter> write)
    {
        var text = JsonText.Of(
            indented: true,
            json =>
            {
                json.WriteStartObject();
                json.WritePropertyName("rows");
                json.WriteStartArray();
                write(json);
                json.WriteEndArray();
                json.WriteEndObject();
            }
        );
        return (first > 0 ? "," : "") + text.Substring(Start.Length + 1, text.Length - Start.Length - 1 - End.Length);
    }

    private static void Write(
        JsonTextWriter json,
        SweepRequest sweep,
        CsvTable table,
        IReadOnlyList<SweepRow> rows,
        IReadOnlyList<CompileResult> results,
        int first
    )
    {
        for (var i = first; i < rows.Count && i < first + RowsOfPiece; i++)
            Write(json, sweep, table, rows[i], results[i]);
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

        if ((SweepRows.NodesOfProject(sweep) ?? row.Nodes?.Value) is { } nodes)
            json.Member("nodes", nodes);
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
