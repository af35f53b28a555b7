using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;

namespace Sflow.Sweeps;

/// <summary>Writes <c>manifest.json</c>: what a sweep consists of, for people, for scripts and for the submission.</summary>
internal static class SweepManifest
{
    /// <summary>The file's name in the sweep's folder.</summary>
    public const string FileName = "manifest.json";

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
        var texts = rows.Zip(results, (row, result) => (row, result)).AsParallel().AsOrdered()
            .Select(pair => "\n    " + JsonText.AtDepth(JsonText.Of(indented: true, json => Write(json, sweep, table, pair.row, pair.result)), 2))
            .ToList();
        // The rows are pieces of their own: a sweep may have a hundred thousand of them.
        var pieces = new List<string> { head.Substring(0, head.LastIndexOf('\n')) + ",\n  \"rows\": [" };
        for (var i = 0; i < texts.Count; i++)
            pieces.Add(i + 1 < texts.Count ? texts[i] + "," : texts[i] + "\n  ");
        pieces.Add("]\n}\n");
        return new GeneratedFile(sweep.Name + "/" + FileName, new FileText(pieces));
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
