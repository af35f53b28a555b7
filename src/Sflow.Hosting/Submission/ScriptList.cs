using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Sflow.Compilation;
using Sflow.Hosting.Files;
using Sflow.Hosting.Units;

namespace Sflow.Hosting.Submission;

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
    private string? single;

    private string MainFile => single ?? Path.Combine(outputFolder, OutputFolder.Native(Targets.MainFileOf(Targets.Slurm, unit.Name)));

    /// <summary>The list of a single script, which may have any name.</summary>
    /// <param name="script">The script, an absolute path.</param>
    /// <param name="unit">The unit, which has no rows.</param>
    public static ScriptList OfScript(string script, Unit unit) => new(Path.GetDirectoryName(script)!, unit) { single = script };

    /// <summary>Where Sflow 0.1 recorded the unit's submissions.</summary>
    public string OldLedgerPath => Beside("submissions.jsonl");

    /// <summary>True when the unit was built.</summary>
    public bool IsBuilt => File.Exists(unit.HasRows ? Path.Combine(outputFolder, unit.Name, "manifest.json") : MainFile);

    /// <summary>The path of the table of results.</summary>
    public string ResultsPath => Beside("results.csv");

    /// <summary>The columns that the rows set, in their order.</summary>
    public IReadOnlyList<string> Columns { get; private set; } = [];

    /// <summary>The scripts in the order of the rows, as the build listed them; a list that can't be read is reported.</summary>
    public IReadOnlyList<UnitScript> Read(DiagnosticBag diagnostics)
    {
        if (!unit.HasRows)
            return [new UnitScript(0, unit.Name, MainFile, new Dictionary<string, string>())];
        var folder = Path.Combine(outputFolder, unit.Name);
        var manifest = Path.Combine(folder, "manifest.json");
        try
        {
            var json = JObject.Parse(File.ReadAllText(manifest));
            Columns = [.. (json["columns"] ?? new JArray()).Select(column => (string)column!)];
            return
            [
                .. (json["rows"] ?? new JArray()).Select(row => new UnitScript(
                    (int)row["index"]!,
                    (string)row["name"]!,
                    Path.Combine(folder, (string)row["script"]!),
                    Cells(row["cells"])
                )),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            diagnostics.Add(Catalogue.ScriptUnreadable(TextLocation.OfFile(manifest), unit.Name, e.Message.TrimEnd('.')));
            return [];
        }
    }

    private string Beside(string file) =>
        unit.HasRows ? Path.Combine(outputFolder, unit.Name, file) : Path.Combine(outputFolder, unit.Name + "." + file);

    private static Dictionary<string, string> Cells(JToken? cells) =>
        (cells as JObject)?.Properties().ToDictionary(cell => cell.Name, cell => (string?)cell.Value ?? "") ?? [];
}
