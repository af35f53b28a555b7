using Sflow.Hosting.Submission;
using Sflow.Hosting.Units;

namespace Sflow.Cli.Jobs;

/// <summary>A project that a call is about, with the folders of its jobs.</summary>
/// <param name="Project">The project.</param>
/// <param name="Folders">The folders of its jobs.</param>
/// <param name="Output">The output folder, an absolute path.</param>
/// <param name="Note">What the user must know about it; null when there is nothing.</param>
internal sealed record FoundProject(SubmissionProject Project, JobFolders Folders, string Output, string? Note);

/// <summary>
/// Finds the projects that the words of a command line mean: output folders, sweeps in them, scripts, or folders around them.
/// </summary>
/// <param name="verb">The verb, for messages.</param>
/// <param name="choice">What the user chooses.</param>
/// <param name="diagnostics">Receives what can't be found.</param>
internal sealed class OutputFolders(string verb, OutputChoice choice, DiagnosticBag diagnostics)
{
    private const string Manifest = "manifest.json";

    /// <summary>The folder that <c>sflow batch</c> writes to by default.</summary>
    public const string OfBatch = "sflow_scripts";

    /// <summary>The projects that are meant by words.</summary>
    /// <param name="words">Folders and scripts.</param>
    public IReadOnlyList<FoundProject> Of(IReadOnlyList<string> words)
    {
        // Several sweeps of one folder are one project: equal rows are told apart by the order of all of them.
        var found = words.SelectMany(Of).ToList();
        return
        [
            .. found
                .GroupBy(one => (one.Output, one.Project.Name))
                .Select(group =>
                    group.Count() == 1 || group.Any(one => one.Project.Only is null)
                        ? group.FirstOrDefault(one => one.Project.Only is null) ?? group.First()
                        : group.First() with
                        {
                            Project = group.First().Project with { Only = [.. group.SelectMany(one => one.Project.Only!).Distinct()] },
                        }
                ),
        ];
    }

    /// <summary>The projects in the usual places of a folder.</summary>
    /// <param name="folder">The folder, an absolute path.</param>
    public IReadOnlyList<FoundProject> In(string folder)
    {
        var places = Places(folder).Where(place => OutputIndex.In(place).Count > 0).ToList();
        if (places.Count == 1)
            return FromIndexes(places[0], null);
        diagnostics.Add(
            places.Count == 0
                ? Catalogue.NothingBuilt(TextLocation.OfFile("sflow " + verb), Shown(folder), verb)
                : Catalogue.SeveralOutputFolders(TextLocation.OfFile("sflow " + verb), [.. places.Select(Shown)], Shown(places[0]), verb)
        );
        return [];
    }

    /// <summary>A path as a person in the current folder writes it.</summary>
    public static string Shown(string path) =>
        Path.GetRelativePath(Environment.CurrentDirectory, path) is var shown && shown.StartsWith("..", StringComparison.Ordinal)
            ? path
            : shown;

    private IReadOnlyList<FoundProject> Of(string word)
    {
        var path = Path.GetFullPath(word.Trim().Length == 0 ? "." : word).TrimEnd(Path.DirectorySeparatorChar);
        if (File.Exists(path))
            return OfFile(path);
        if (Directory.Exists(path))
            return OutputIndex.In(path).Count > 0 ? FromIndexes(path, null)
                : File.Exists(Path.Combine(path, Manifest)) ? OfSweep(path)
                : In(path);
        diagnostics.Add(Catalogue.NoSuchFile(TextLocation.OfFile($"sflow {verb} {word}"), word, null));
        return [];
    }

    private IReadOnlyList<FoundProject> OfFile(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (OutputIndex.In(folder).Count > 0)
            return FromIndexes(folder, Path.GetFileNameWithoutExtension(path));
        if (File.Exists(Path.Combine(folder, Manifest)))
            return [.. OfSweep(folder).Select(found => OfRow(found, folder, path))];
        var project = OutputProject.OfScript(path, choice, out var folders);
        return [new FoundProject(project, folders, folder, null)];
    }

    // A script of a sweep is one of its rows.
    private FoundProject OfRow(FoundProject found, string folder, string path)
    {
        var unit = found.Project.Units.First(one => one.Unit.Name == Path.GetFileName(folder));
        var row = unit.List.Read(diagnostics).FirstOrDefault(script => Path.GetFullPath(script.Path) == path);
        if (row is not null)
            return found with { Project = found.Project with { Rows = new Located<string>($"{row.Index}", TextLocation.OfFile(path)) } };
        diagnostics.Add(Catalogue.NothingBuilt(TextLocation.OfFile($"sflow {verb} {path}"), Shown(path), verb));
        return found;
    }

    private IReadOnlyList<FoundProject> OfSweep(string folder)
    {
        var output = Path.GetDirectoryName(folder)!;
        var name = Path.GetFileName(folder);
        if (FromIndexes(output, name) is { Count: > 0 } found)
            return found;

        // Only this folder was copied. It is a project of its own.
        var index = new OutputIndex { Ledger = LedgerFolder.DefaultName, Units = [new Unit(name, UnitKind.Sweep, name, null)] };
        var project = OutputProject.Of(
            Path.Combine(output, name + "." + OutputIndex.FileName),
            index,
            choice with
            {
                Only = [name],
            },
            out var folders,
            out _,
            output
        );
        return
        [
            new FoundProject(
                project,
                folders,
                output,
                $"'{Shown(folder)}' is without the folder that was built. Submissions are recorded in '{project.Ledger.Path}', "
                    + $"and jobs start in '{folders.Workspace}'."
            ),
        ];
    }

    private IReadOnlyList<FoundProject> FromIndexes(string folder, string? only)
    {
        var result = new List<FoundProject>();
        foreach (var path in OutputIndex.In(folder))
        {
            if (OutputIndex.Read(path, diagnostics) is not { } index || (only is not null && index.Units.All(unit => unit.Name != only)))
                continue;
            var project = OutputProject.Of(
                path,
                index,
                only is null ? choice : choice with { Only = [only] },
                out var folders,
                out var note
            );
            result.Add(new FoundProject(project, folders, folder, note));
        }

        return result;
    }

    // A project without code, one with code, and the command.
    private static IEnumerable<string> Places(string folder)
    {
        yield return folder;
        yield return Path.Combine(folder, OfBatch);
        var bin = Path.Combine(folder, "bin");
        foreach (var configuration in FoldersIn(bin))
        {
            yield return Path.Combine(configuration, "sflow");
            foreach (var framework in FoldersIn(configuration).Where(inner => Path.GetFileName(inner) != "sflow"))
                yield return Path.Combine(framework, "sflow");
        }
    }

    private static IEnumerable<string> FoldersIn(string folder) =>
        Directory.Exists(folder) ? Directory.GetDirectories(folder).OrderBy(path => path, StringComparer.Ordinal) : [];
}
