using Newtonsoft.Json;
using Sflow.Cli.Definitions;
using Sflow.Cli.Input;
using Sflow.Cli.Output;
using Sflow.Generation;
using Sflow.Hosting.Files;

namespace Sflow.Cli.Verbs;

/// <summary>Prints or writes what <c>sflow compose</c> made.</summary>
/// <param name="shown">What was compiled.</param>
/// <param name="isResolved">True when expressions have their values.</param>
/// <param name="asJson">True when standard output gets JSON.</param>
/// <param name="terminal">Takes the output.</param>
internal sealed class ComposedDocuments(ShownUnit shown, bool isResolved, bool asJson, Terminal terminal)
{
    /// <summary>Prints the only document.</summary>
    public int Print()
    {
        var (name, file) = shown.Documents.First();
        var text = file.Content.ToString()!;
        if (asJson)
            terminal.Data(Json([name], (json, _) => json.Member("document", text)));
        else
            terminal.Data(text);
        return ExitCode.Success;
    }

    /// <summary>Writes the only document to a file, which appears as a whole.</summary>
    /// <param name="path">The file.</param>
    public int WriteOne(string path)
    {
        var (name, file) = shown.Documents.First();
        if (path.Length == 0 || path[^1] == '/' || Directory.Exists(path))
        {
            terminal.Diagnostics.Write(Catalogue.FolderInPlaceOfOutput(TextLocation.OfFile("--output " + path), path, file.RelativePath));
            return ExitCode.Usage;
        }

        var full = Path.GetFullPath(path);
        var existed = File.Exists(full);
        var folder = new OutputFolder(Path.GetDirectoryName(full)!);
        var hasChanged = folder.Write(file with { RelativePath = Path.GetFileName(full) });
        Report([
            (
                name,
                path,
                !existed ? FileChange.Written
                : hasChanged ? FileChange.Replaced
                : FileChange.Unchanged
            ),
        ]);
        return ExitCode.Success;
    }

    /// <summary>Writes the documents of all rows into a folder, or nothing.</summary>
    /// <param name="folder">The folder.</param>
    public int WriteRows(string folder)
    {
        List<(string Name, GeneratedFile File)> rows =
        [
            .. shown.Documents.Select(row => (row.Name, row.File with { RelativePath = Path.GetFileName(row.File.RelativePath) })),
        ];
        List<GeneratedFile> files = [.. rows.Select(row => row.File)];
        var own = new OwnFiles(Path.GetFullPath(folder));
        var inTheWay = own.InTheWay(files);
        foreach (var path in inTheWay)
            terminal.Diagnostics.Write(Catalogue.FileInTheWay(TextLocation.OfFile("--output " + folder), Path.Combine(folder, path)));
        if (inTheWay.Count > 0)
            return ExitCode.Errors;
        var changes = own.Write(files);
        Report([.. rows.Select((row, i) => (row.Name, Path.Combine(folder, changes[i].Path), changes[i].Change))]);
        foreach (var path in own.Left(files))
            terminal.Note($"{Path.Combine(folder, path)} is from an earlier call, and none of these rows. It stays.");
        return ExitCode.Success;
    }

    private void Report(IReadOnlyList<(string Name, string Path, FileChange Change)> written)
    {
        if (asJson)
        {
            terminal.Data(
                Json(
                    [.. written.Select(one => one.Name)],
                    (json, i) =>
                    {
                        json.Member("file", written[i].Path);
                        json.Member("change", WordOf(written[i].Change));
                    }
                )
            );
            return;
        }

        foreach (var (_, path, change) in written)
            terminal.Line($"{WordOf(change), -9}  {path}");
    }

    private string Json(IReadOnlyList<string> names, Action<JsonTextWriter, int> members) =>
        JsonText.Of(
            indented: true,
            json =>
            {
                json.WriteStartObject();
                json.Member("schema", "sflow.compose/1");
                json.Member("resolved", isResolved);
                json.WritePropertyName("workflows");
                json.WriteStartArray();
                for (var i = 0; i < names.Count; i++)
                {
                    json.WriteStartObject();
                    json.Member("name", names[i]);
                    members(json, i);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }
        ) + "\n";

    private static string WordOf(FileChange change) =>
        change switch
        {
            FileChange.Written => "written",
            FileChange.Replaced => "replaced",
            _ => "unchanged",
        };
}
