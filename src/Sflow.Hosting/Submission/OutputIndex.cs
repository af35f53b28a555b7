using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Sflow.Generation;
using Sflow.Hosting.Files;
using Sflow.Hosting.Units;

namespace Sflow.Hosting.Submission;

/// <summary>
/// What an output folder contains, and which project it belongs to: the file <c>sflow.json</c> in it. A submission from the folder alone
/// finds the ledger and the folders of jobs by it. Its paths are relative, so that they stay right when the whole project is moved.
/// </summary>
internal sealed record OutputIndex
{
    /// <summary>The name of the file, or its end after the name of a project.</summary>
    public const string FileName = "sflow.json";

    private const string Schema = "sflow.output/1";

    /// <summary>The project file, from the output folder. Null when the <c>sflow</c> command made the files.</summary>
    public string? Project { get; init; }

    /// <summary>The folder of the ledger, from the output folder.</summary>
    public required string Ledger { get; init; }

    /// <summary>The workspace as the project sets it, from its folder. Null when it sets none.</summary>
    public string? Workspace { get; init; }

    /// <summary>The folder for run folders as the project sets it, from the workspace. Null when it sets none.</summary>
    public string? Runs { get; init; }

    /// <summary>The units.</summary>
    public required IReadOnlyList<Unit> Units { get; init; }

    /// <summary>The name of a project's index. Several projects can have one output folder.</summary>
    /// <param name="project">The project file. Null for the <c>sflow</c> command.</param>
    public static string NameFor(string? project) =>
        project is null ? FileName : Path.GetFileNameWithoutExtension(project) + "." + FileName;

    /// <summary>The indexes in a folder, absolute paths in order.</summary>
    public static IReadOnlyList<string> In(string folder) =>
        Directory.Exists(folder)
            ?
            [
                .. Directory
                    .GetFiles(folder, "*" + FileName)
                    .Where(path =>
                        Path.GetFileName(path) is var name && (name == FileName || name.EndsWith("." + FileName, StringComparison.Ordinal))
                    )
                    .OrderBy(path => path, StringComparer.Ordinal),
            ]
            : [];

    /// <summary>Writes the index, unless it has the same bytes already.</summary>
    /// <param name="outputs">The output folder.</param>
    /// <exception cref="IOException">The file can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write the file.</exception>
    public void Write(OutputFolder outputs) =>
        outputs.Write(new GeneratedFile(NameFor(Project), JsonText.Of(indented: true, Write) + "\n"));

    /// <summary>Reads an index; null after an error was reported.</summary>
    /// <param name="path">The file, an absolute path.</param>
    /// <param name="diagnostics">Receives what is wrong with the file.</param>
    public static OutputIndex? Read(string path, DiagnosticBag diagnostics)
    {
        try
        {
            var json = JObject.Parse(File.ReadAllText(path));
            if ((string?)json["schema"] is not Schema)
                throw new JsonException("it was not written by this version of Sflow");
            return new OutputIndex
            {
                Project = (string?)json["project"],
                Ledger = (string?)json["ledger"] ?? throw new JsonException("it has no ledger"),
                Workspace = (string?)json["workspace_dir"],
                Runs = (string?)json["output_dir"],
                Units = [.. ((json["units"] as JArray) ?? []).Select(ReadUnit)],
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            diagnostics.Add(Catalogue.OutputIndexUnreadable(TextLocation.OfFile(path), e.Message.TrimEnd('.')));
            return null;
        }
    }

    // The name becomes part of paths.
    private static Unit ReadUnit(JToken json)
    {
        var name = (string?)json["name"] ?? "";
        var kind = (string?)json["kind"] ?? "";
        var unit = Enum.GetValues(typeof(UnitKind))
            .Cast<UnitKind>()
            .Where(one => WordOf(one) == kind)
            .Select(one => new Unit(name, one, name, null))
            .FirstOrDefault();
        return unit is not null && UnitNames.IsFit(unit) ? unit : throw new JsonException($"it has a unit '{name}' of the kind '{kind}'");
    }

    private static string WordOf(UnitKind kind) => kind.ToString().ToLowerInvariant();

    private void Write(JsonTextWriter json)
    {
        json.WriteStartObject();
        json.Member("schema", Schema);
        if (Project is not null)
            json.Member("project", Project);
        json.Member("ledger", Ledger);
        if (Workspace is not null)
            json.Member("workspace_dir", Workspace);
        if (Runs is not null)
            json.Member("output_dir", Runs);
        json.WritePropertyName("units");
        json.WriteStartArray();
        foreach (var unit in Units)
        {
            json.WriteStartObject();
            json.Member("name", unit.Name);
            json.Member("kind", WordOf(unit.Kind));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
