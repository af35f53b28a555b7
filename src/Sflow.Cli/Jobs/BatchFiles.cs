using System.Text.RegularExpressions;
using Sflow.Hosting.Files;
using Sflow.Hosting.Projects;
using Sflow.Hosting.Units;

namespace Sflow.Cli.Jobs;

/// <summary>Finds the self-contained workflows of a bulk submission: files, folders, and globs of files and folders.</summary>
/// <param name="reader">Reads the files.</param>
/// <param name="diagnostics">Receives paths without a workflow.</param>
internal sealed class BatchFiles(FileSourceReader reader, DiagnosticBag diagnostics)
{
    private static readonly string[] Extensions = [".yaml", ".yml"];

    /// <summary>The units, each file once, in the order of the paths.</summary>
    /// <param name="paths">The paths as typed.</param>
    public IReadOnlyList<Unit> UnitsOf(IReadOnlyList<Located<string>> paths)
    {
        var known = new HashSet<string>();
        return
        [
            .. paths
                .SelectMany(path => FilesOf(path).Select(file => new Located<string>(file, path.Location)))
                .Where(file => known.Add(reader.FullPath(file.Value)))
                .Select(file =>
                    Path.GetFileNameWithoutExtension(file.Value) is var name ? new Unit(name, UnitKind.Standalone, name, file) : null!
                ),
        ];
    }

    private IReadOnlyList<string> FilesOf(Located<string> path)
    {
        // A file that is named is taken as it is: the compiler reports what is wrong with it.
        if (File.Exists(reader.FullPath(path.Value)))
            return [path.Value];
        List<string> files =
        [
            .. Matches(path.Value).SelectMany(match => Directory.Exists(reader.FullPath(match)) ? In(match) : [match]).Where(IsWorkflow),
        ];
        if (files.Count > 0)
            return files;
        diagnostics.Add(
            !Wildcard.IsIn(path.Value) && !Directory.Exists(reader.FullPath(path.Value))
                ? Catalogue.NoSuchFile(path.Location, path.Value, null)
                : Catalogue.NoWorkflowFile(path.Location, path.Value)
        );
        return [];
    }

    private IEnumerable<string> In(string folder) =>
        Directory
            .GetFiles(reader.FullPath(folder))
            .Where(file => Extensions.Contains(Path.GetExtension(file)))
            .Select(file => Path.Combine(folder, Path.GetFileName(file)))
            .OrderBy(file => file, StringComparer.Ordinal);

    // The shell has expanded what was not quoted. In quotes, a pattern comes here.
    private IReadOnlyList<string> Matches(string pattern)
    {
        IReadOnlyList<string> found = [Path.IsPathRooted(pattern) ? "/" : ""];
        foreach (var part in pattern.Split('/', StringSplitOptions.RemoveEmptyEntries))
            found =
            [
                .. found.SelectMany(folder =>
                    !Wildcard.IsIn(part)
                        ? [Path.Combine(folder, part)]
                        : EntriesOf(folder).Where(name => Wildcard.IsMatch(part, name)).Select(name => Path.Combine(folder, name))
                ),
            ];
        return found;
    }

    private IEnumerable<string> EntriesOf(string folder) =>
        Directory.Exists(reader.FullPath(folder))
            ? Directory
                .EnumerateFileSystemEntries(reader.FullPath(folder))
                .Select(path => Path.GetFileName(path))
                .Where(name => name[0] != '.')
                .OrderBy(name => name, StringComparer.Ordinal)
            : [];

    // Not the compiler's answer: a workflow with an error must be reported, not left out.
    private bool IsWorkflow(string file) =>
        Extensions.Contains(Path.GetExtension(file))
        && File.Exists(reader.FullPath(file))
        && File.ReadLines(reader.FullPath(file)).Any(line => VersionKey.IsMatch(line));

    private static readonly Regex VersionKey = new("""\A["']?version["']?\s*:""", RegexOptions.CultureInvariant);
}
