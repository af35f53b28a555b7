using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Sflow.Compilation;
using Sflow.Generation;
using Sflow.Hosting.Files;
using Sflow.Hosting.Records;
using Sflow.Sweeps;

namespace Sflow.Hosting.Units;

/// <summary>
/// The files of a unit until the unit succeeds. A file that differs from the existing output waits in a staging folder. For an
/// unchanged file, this class only records the path. No content stays in memory. It is safe for several threads at once until the
/// commit.
/// </summary>
/// <param name="outputs">The output folder.</param>
/// <param name="checker">Checks the outputs on this machine.</param>
/// <param name="keepsPlans">True when the host needs the whole plan of each row, not only its first line.</param>
/// <param name="records">The records of the rows from the last build.</param>
/// <param name="keepsJobs">False when scripts are only checked, and not kept.</param>
internal sealed class UnitFiles(OutputFolder outputs, UnitChecker checker, bool keepsPlans, RowRecords records, bool keepsJobs = true)
    : IUnitStore,
        IDisposable
{
    private readonly StagingFolder staging = new(outputs.Root);
    private readonly ConcurrentDictionary<string, string> staged = new();
    private readonly ConcurrentDictionary<string, string> drafts = new();
    private readonly ConcurrentDictionary<string, RowFiles> rows = new();
    private readonly List<RecordedFile> others = [];
    private DateTime committed;

    /// <inheritdoc/>
    public CompileResult? Find(string name, string key, Func<string, SourceText> sourceOf)
    {
        if (checker.NeedsEveryRow || records.Find(key)?.After(outputs.Look) is not { } record)
            return null;
        rows[name] = new RowFiles(record.Files, record.Script, record);
        return new CompileResult(name, [], "", [.. record.Diagnostics.Select(known => known.ToDiagnostic(sourceOf(known.Path)))])
        {
            Script = record.Script is null
                ? null
                : new ScriptIdentity(record.Script, record.Files.First(file => file.Path == record.Script).Sha256),
            Success = true,
        };
    }

    /// <inheritdoc/>
    public CompileResult Keep(string key, CompileResult row)
    {
        checker.Collect(row);
        var script = row.MainFiles.Count > 0 ? row.MainFiles[0] : null;
        List<RecordedFile> files = [.. row.Files.Where(file => keepsJobs || !IsJob(row, file)).Select(Stage)];
        foreach (var draft in row.Files.Where(file => !keepsJobs && IsJob(row, file)))
            NewFile.Write(drafts[draft.RelativePath] = staging.NextPath(), draft);
        var record =
            key.Length > 0 && RowRecord.CanHold(row)
                ? new RowRecord(key, files, script, [.. row.Diagnostics.Select(RowDiagnostic.Of)])
                : null;
        rows[row.Name] = new RowFiles(files, script, record);
        return row with
        {
            Files = [],
            ShellTexts = [],
            RequiredPaths = [],
            Script = script is null || !keepsJobs ? null : new ScriptIdentity(script, files.First(file => file.Path == script).Sha256),
            Summary = keepsPlans ? row.Summary : FirstLine(row.Summary),
        };
    }

    /// <inheritdoc/>
    public void Add(GeneratedFile file)
    {
        if (!keepsJobs)
            return;
        var path = staging.NextPath();
        NewFile.Write(path, file);
        var made = RecordedFile.At(path);
        if (outputs.Find(file.RelativePath, made) is { } mark)
        {
            File.Delete(path);
            made = made.With(mark);
        }
        else
        {
            staged[file.RelativePath] = path;
        }

        others.Add(made with { Path = file.RelativePath });
    }

    /// <summary>
    /// The paths of all files below the output folder: the files of each row, then the files that belong to no row.
    /// </summary>
    public IReadOnlyList<string> PathsOf(IEnumerable<string> names) =>
        [.. names.SelectMany(name => rows[name].Files).Concat(others).Select(file => file.Path)];

    /// <summary>The same files as the next build may find them. Call it after the commit.</summary>
    public IEnumerable<RecordedFile> RecordsOf(IEnumerable<string> names) =>
        names.SelectMany(name => rows[name].Files).Concat(others).Select(Trusted);

    /// <summary>The paths of the submitted files, below the output folder.</summary>
    public IReadOnlyList<string> MainFilesOf(IEnumerable<string> names) =>
        keepsJobs ? [.. names.Select(name => rows[name].Script).OfType<string>()] : [];

    /// <summary>The rows that have a script, and the current place of its content.</summary>
    public IEnumerable<(string Row, string Path)> Scripts(IEnumerable<string> names) =>
        names.Where(name => rows[name].Script is not null).Select(name => (name, PlaceOf(rows[name].Script!)));

    /// <summary>True when the commit changes or adds a file.</summary>
    public bool HasChanges => !staged.IsEmpty;

    /// <summary>Moves every staged file to its place in the output folder.</summary>
    /// <exception cref="IOException">A file can't be moved to its place.</exception>
    /// <exception cref="UnauthorizedAccessException">The user has no permission to move a file to its place.</exception>
    public void Commit()
    {
        committed = DateTime.UtcNow;
        foreach (var folder in staged.Keys.Select(OutputFolder.FolderOf).Distinct())
            outputs.Create(folder);
        try
        {
            Parallel.ForEach(staged, file => outputs.Take(file.Value, file.Key));
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Capture(several.InnerExceptions[0]).Throw();
        }
    }

    /// <summary>
    /// Records the rows for the next build. Call it after the commit, because no other process knows the new files before then.
    /// </summary>
    public void Remember(IEnumerable<string> names) =>
        records.Write([.. names.Select(name => rows[name].Record?.After(Trusted)).OfType<RowRecord>()]);

    /// <inheritdoc/>
    public void Dispose() => staging.Dispose();

    private static bool IsJob(CompileResult row, GeneratedFile file) => row.MainFiles.Contains(file.RelativePath);

    private string PlaceOf(string script) =>
        staged.TryGetValue(script, out var path) || drafts.TryGetValue(script, out path) ? path : outputs.PathOf(script);

    private RecordedFile Trusted(RecordedFile file) => file.With(file.Mark.TrustedSince(committed));

    private RecordedFile Stage(GeneratedFile file) =>
        file.Content.WithBytes(
            (bytes, count) =>
            {
                if (outputs.Find(file.RelativePath, bytes, count) is not { } mark)
                {
                    var path = staging.NextPath();
                    mark = NewFile.Write(path, bytes, count, file.IsExecutable);
                    staged[file.RelativePath] = path;
                }

                return new RecordedFile(file.RelativePath, FileText.Sha256(bytes, count), mark);
            }
        );

    private static string FirstLine(string text) => text.IndexOf('\n') is var end and >= 0 ? text.Substring(0, end) : text;

    private sealed record RowFiles(IReadOnlyList<RecordedFile> Files, string? Script, RowRecord? Record);
}
