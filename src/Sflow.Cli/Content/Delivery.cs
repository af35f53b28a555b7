using Newtonsoft.Json;
using Sflow.Cli.Definitions;
using Sflow.Cli.Output;

namespace Sflow.Cli.Content;

/// <summary>Writes what a verb gives away, and reports what is in the way.</summary>
/// <param name="terminal">Receives the diagnostics.</param>
/// <param name="place">The place of these diagnostics.</param>
/// <param name="elsewhere">What a user can do in place of replacing files, such as <c>choose another folder with -o</c>.</param>
internal sealed class Delivery(Terminal terminal, TextLocation place, string elsewhere)
{
    /// <summary>Writes the files.</summary>
    /// <param name="folder">The folder, an absolute path.</param>
    /// <param name="files">The files.</param>
    /// <param name="replace">True to replace files that are there with another content.</param>
    /// <returns>False after an error was reported. Nothing was written then.</returns>
    public bool Write(string folder, IReadOnlyList<EmbeddedFile> files, bool replace)
    {
        var placement = new FilePlacement(folder, files);
        foreach (var path in placement.Blocked)
            terminal.Diagnostics.Write(Catalogue.PlaceTaken(place, Shown(path), Directory.Exists(path), elsewhere));
        if (placement.Blocked.Count == 0 && !replace && placement.Different is [var first, ..])
            terminal.Diagnostics.Write(
                Catalogue.FilesDiffer(place, Shown(Path.Combine(folder, first.Path)), placement.Different.Count, elsewhere)
            );
        if (terminal.Diagnostics.Errors > 0)
            return false;
        placement.Write();
        return true;
    }

    /// <summary>A path as a user would type it in the current folder.</summary>
    public static string Shown(string path) => Path.GetRelativePath(Environment.CurrentDirectory, path);

    /// <summary>Writes the members that every such verb has in its document.</summary>
    public static void WriteMembers(JsonTextWriter json, string folder, IReadOnlyList<EmbeddedFile> files, IReadOnlyList<Example> next)
    {
        json.Member("folder", folder);
        json.WritePropertyName("files");
        json.WriteStartArray();
        foreach (var file in files)
            json.WriteValue(file.Path);
        json.WriteEndArray();
        json.WritePropertyName("next");
        json.WriteStartArray();
        foreach (var step in next)
        {
            json.WriteStartObject();
            json.Member("meaning", step.Meaning);
            json.Member("command", step.Line);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Shows what to type next: the meaning of a command, and the command.</summary>
    public static void ShowNext(Terminal terminal, string? enter, IReadOnlyList<Example> next)
    {
        terminal.Line("");
        terminal.Line("What to type next:");
        if (enter is not null)
            terminal.Line("  " + SafeText.Of(enter));
        foreach (var step in next)
        {
            terminal.Line($"  # {step.Meaning}");
            terminal.Line("  " + step.Line);
        }
    }
}
