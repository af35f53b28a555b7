using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Sflow.Diagnostics;
using Sflow.Slurm;
using Sflow.Text;

namespace Sflow.MSBuild;

/// <summary>A script of a unit.</summary>
/// <param name="Index">The number of its row, from 1; 0 for a workflow without rows.</param>
/// <param name="Name">The row's or the workflow's name.</param>
/// <param name="Path">The script's path, absolute.</param>
/// <param name="Cells">What the row sets, by column.</param>
internal sealed record UnitScript(int Index, string Name, string Path, IReadOnlyDictionary<string, string> Cells);

/// <summary>Finds the scripts of a unit in the output folder.</summary>
/// <param name="outputFolder">The folder, an absolute path.</param>
/// <param name="unit">The unit.</param>
internal sealed class ScriptList(string outputFolder, Unit unit)
{
    /// <summary>The ledger of the unit's submissions.</summary>
    public string LedgerPath => Beside("submissions.jsonl");

    /// <summary>The path of the table of results.</summary>
    public string ResultsPath => Beside("results.csv");

    /// <summary>The columns that the rows set, in their order.</summary>
    public IReadOnlyList<string> Columns { get; private set; } = [];

    /// <summary>The scripts in the order of the rows, as the build listed them; a list that can't be read is reported.</summary>
    public IReadOnlyList<UnitScript> Read(DiagnosticBag diagnostics)
    {
        if (!unit.HasRows)
            return [new UnitScript(0, unit.Name, Path.Combine(outputFolder, unit.Name + ".sh"), new Dictionary<string, string>())];
        var folder = Path.Combine(outputFolder, unit.Name);
        var manifest = Path.Combine(folder, "manifest.json");
        try
        {
            var json = JObject.Parse(File.ReadAllText(manifest));
            Columns = [.. (json["columns"] ?? new JArray()).Select(column => (string)column!)];
            return [.. (json["rows"] ?? new JArray()).Select(row => new UnitScript((int)row["index"]!, (string)row["name"]!, Path.Combine(folder, (string)row["script"]!), Cells(row["cells"])))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            diagnostics.Add(Catalogue.ScriptUnreadable(TextLocation.OfFile(manifest), unit.Name, e.Message.TrimEnd('.')));
            return [];
        }
    }

    /// <summary>The scripts with their hashes; those that can't be read are reported.</summary>
    public static IReadOnlyList<SubmittableScript> Submittable(IEnumerable<UnitScript> scripts, DiagnosticBag diagnostics)
    {
        var result = new List<SubmittableScript>();
        foreach (var script in scripts)
        {
            try
            {
                result.Add(new SubmittableScript(script.Name, script.Path, HashOf(script.Path)));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                diagnostics.Add(Catalogue.ScriptUnreadable(TextLocation.OfFile(script.Path), script.Name, e.Message.TrimEnd('.')));
            }
        }

        return result;
    }

    /// <summary>The hash of a script, as the ledger knows it.</summary>
    /// <param name="path">The path of a file, which must be there.</param>
    public static string HashOf(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return FileText.Sha256(bytes, bytes.Length);
    }

    private string Beside(string file) => unit.HasRows ? Path.Combine(outputFolder, unit.Name, file) : Path.Combine(outputFolder, unit.Name + "." + file);

    private static Dictionary<string, string> Cells(JToken? cells) => (cells as JObject)?.Properties().ToDictionary(cell => cell.Name, cell => (string?)cell.Value ?? "") ?? [];
}
