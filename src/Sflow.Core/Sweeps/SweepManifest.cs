using System.Collections.Generic;
using System.Globalization;
using System.IO;
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
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using (var json = new JsonTextWriter(text) { Formatting = Formatting.Indented })
        {
            json.WriteStartObject();
            Member(json, "version", 1);
            Member(json, "sweep", sweep.Name);
            if (sweep.CsvPath is { } csv)
                Member(json, "csv", csv.Value.Replace('\\', '/'));
            json.WritePropertyName("columns");
            json.WriteStartArray();
            foreach (var column in table.Header)
                json.WriteValue(column.Value);
            json.WriteEndArray();
            json.WritePropertyName("rows");
            json.WriteStartArray();
            for (var i = 0; i < rows.Count; i++)
                Write(json, sweep, table, rows[i], results[i]);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return new GeneratedFile(sweep.Name + "/" + FileName, text.ToString() + "\n");
    }

    private static void Write(JsonTextWriter json, SweepRequest sweep, CsvTable table, SweepRow row, CompileResult result)
    {
        json.WriteStartObject();
        Member(json, "index", row.Index);
        Member(json, "name", row.Name);
        if (result.Script is { } script)
        {
            Member(json, "script", script.RelativePath.Substring(sweep.Name.Length + 1));
            Member(json, "sha256", script.Sha256);
        }

        if (row.Nodes is { } nodes)
            Member(json, "nodes", nodes.Value);
        json.WritePropertyName("cells");
        json.WriteStartObject();
        for (var column = 0; column < table.Header.Count; column++)
        {
            if (row.Source[column] is { } cell)
                Member(json, table.Header[column].Value, cell.Value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Member(JsonTextWriter json, string name, object value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }
}
