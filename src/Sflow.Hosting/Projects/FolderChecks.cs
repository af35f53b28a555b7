using System.Text.RegularExpressions;

namespace Sflow.Hosting.Projects;

/// <summary>Checks folders that properties name.</summary>
internal static class FolderChecks
{
    // What a shell would replace: ~ and ~name at the beginning, $NAME, ${NAME}, $(command), `command`.
    private static readonly Regex ShellWord = new(@"\A~[^/]*|\$\w+|\$\{[^}]*\}?|\$\([^)]*\)?|`[^`]*`?", RegexOptions.CultureInvariant);

    /// <summary>
    /// Reports a folder on the cluster that only a shell could read. Scripts, directives and submissions use it, and only some of these are
    /// read by a shell.
    /// </summary>
    /// <param name="property">The property.</param>
    /// <param name="folder">Its value; null when it isn't set.</param>
    /// <param name="diagnostics">Receives the diagnostic.</param>
    public static void Check(string property, Located<string>? folder, DiagnosticBag diagnostics)
    {
        if (folder is not null && ShellWord.Match(folder.Value) is { Success: true } word)
            diagnostics.Add(Catalogue.FolderNeedsShell(folder.Location, property, folder.Value, word.Value));
    }

    /// <summary>Reports an output folder in which no file can be made.</summary>
    /// <param name="place">The project file.</param>
    /// <param name="folder">The folder, an absolute path.</param>
    /// <param name="diagnostics">Receives the diagnostic.</param>
    /// <returns>True when a file can be made.</returns>
    public static bool CanWrite(TextLocation place, string folder, DiagnosticBag diagnostics)
    {
        var probe = Path.Combine(folder, "." + Guid.NewGuid().ToString("N") + ".tmp");
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            diagnostics.Add(Catalogue.OutputFolderUnwritable(place, folder, e.Message.Replace(probe, folder).TrimEnd('.')));
            return false;
        }
    }
}
