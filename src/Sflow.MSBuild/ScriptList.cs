using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Sflow.Diagnostics;
using Sflow.Slurm;
using Sflow.Text;

namespace Sflow.MSBuild;

/// <summary>Finds the scripts of a unit in the output folder.</summary>
/// <param name="outputFolder">The folder, an absolute path.</param>
/// <param name="unit">The unit.</param>
internal sealed class ScriptList(string outputFolder, Unit unit)
{
    /// <summary>The ledger of the unit's submissions.</summary>
    public string LedgerPath => unit.HasRows ? Path.Combine(outputFolder, unit.Name, "submissions.jsonl") : Path.Combine(outputFolder, unit.Name + ".submissions.jsonl");

    /// <summary>The scripts in the order of the CSV; those that can't be read are reported.</summary>
    public IReadOnlyList<SubmittableScript> Read(DiagnosticBag diagnostics)
    {
        var scripts = new List<SubmittableScript>();
        foreach (var (row, path) in Names(diagnostics))
        {
            try
            {
                scripts.Add(new SubmittableScript(row, path, Hash(File.ReadAllBytes(path))));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                diagnostics.Add(Catalogue.ScriptUnreadable(TextLocation.OfFile(path), row, e.Message.TrimEnd('.')));
            }
        }

        return scripts;
    }

    private List<(string Row, string Path)> Names(DiagnosticBag diagnostics)
    {
        if (!unit.HasRows)
            return [(unit.Name, Path.Combine(outputFolder, unit.Name + ".sh"))];
        var folder = Path.Combine(outputFolder, unit.Name);
        var manifest = Path.Combine(folder, "manifest.json");
        try
        {
            var rows = JObject.Parse(File.ReadAllText(manifest))["rows"] ?? new JArray();
            return [.. rows.Select(row => ((string)row["name"]!, Path.Combine(folder, (string)row["script"]!)))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            diagnostics.Add(Catalogue.ScriptUnreadable(TextLocation.OfFile(manifest), unit.Name, e.Message.TrimEnd('.')));
            return [];
        }
    }

    private static string Hash(byte[] bytes)
    {
        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(bytes).Select(b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
