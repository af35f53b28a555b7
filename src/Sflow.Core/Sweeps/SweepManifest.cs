using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Sflow.Sweeps;

/// <summary>Writes <c>manifest.json</c>: what a sweep consists of, for people, for scripts and for the submission.</summary>
internal static class SweepManifest
{
    /// <summary>The file's name in the sweep's folder.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The manifest of rows that were all compiled.</summary>
    public static GeneratedFile Of(SweepRequest sweep, CsvTable table, IReadOnlyList<SweepRow> rows, IReadOnlyList<CompileResult> results)
    {
        var list = new JArray(rows.Zip(results, (row, result) => Row(sweep, table, row, result)).ToArray<object>());
        var json = new JObject { ["version"] = 1, ["sweep"] = sweep.Name };
        if (sweep.CsvPath is { } csv)
            json["csv"] = csv.Value.Replace('\\', '/');
        json["columns"] = new JArray(table.Header.Select(column => column.Value).ToArray<object>());
        json["rows"] = list;
        return new GeneratedFile(sweep.Name + "/" + FileName, json.ToString(Formatting.Indented).Replace("\r\n", "\n") + "\n");
    }

    private static JObject Row(SweepRequest sweep, CsvTable table, SweepRow row, CompileResult result)
    {
        var json = new JObject { ["index"] = row.Index, ["name"] = row.Name };
        if (result.Script is { } script)
        {
            json["script"] = script.RelativePath.Substring(sweep.Name.Length + 1);
            json["sha256"] = script.Sha256;
        }

        if (row.Nodes is { } nodes)
            json["nodes"] = nodes.Value;
        json["cells"] = new JObject(Enumerable.Range(0, table.Header.Count).Where(c => row.Source[c] is not null).Select(c => new JProperty(table.Header[c].Value, row.Source[c]!.Value)));
        return json;
    }
}
