using Sflow.Hosting.Files;

namespace Sflow.Cli.Input;

/// <summary>Checks the files that a command line names as modules, before anything is compiled.</summary>
internal static class ModuleFiles
{
    /// <summary>The file that a command without files means.</summary>
    public const string Default = "sflow.yaml";

    /// <summary>The modules, each once.</summary>
    /// <param name="modules">The files as typed.</param>
    /// <param name="reader">Knows where relative paths start.</param>
    /// <param name="diagnostics">Receives files that are no modules, and files that are named twice.</param>
    public static IReadOnlyList<Located<string>> Check(
        IReadOnlyList<Located<string>> modules,
        FileSourceReader reader,
        DiagnosticBag diagnostics
    )
    {
        var known = new HashSet<string>();
        var result = new List<Located<string>>();
        foreach (var module in modules)
        {
            if (ProblemOf(module, reader) is { } problem)
                diagnostics.Add(problem);
            else if (known.Add(reader.FullPath(module.Value)))
                result.Add(module);
            else
                diagnostics.Add(Catalogue.FileGivenTwice(module.Location, module.Value));
        }

        return result;
    }

    /// <summary>What is wrong with a path of the command line; null when a file is there.</summary>
    public static Diagnostic? ProblemOf(Located<string> path, FileSourceReader reader)
    {
        var full = reader.FullPath(path.Value);
        if (path.Value.Trim().Length > 0 && File.Exists(full))
            return null;
        return path.Value.Trim().Length > 0 && Directory.Exists(full)
            ? Catalogue.FolderInPlaceOfFile(path.Location, path.Value)
            : Catalogue.NoSuchFile(path.Location, path.Value, NearTo(full) is { } near ? Beside(path.Value, near) : null);
    }

    private static string? NearTo(string full)
    {
        var folder = Path.GetDirectoryName(full);
        try
        {
            return Directory.Exists(folder)
                ? Suggestion.For(Path.GetFileName(full), Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)))
                : null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string Beside(string path, string name) =>
        Path.GetDirectoryName(path) is { Length: > 0 } folder ? Path.Combine(folder, name) : name;
}
