using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks;
using Sflow.Text;

namespace Sflow.MSBuild;

/// <summary>
/// The files of a unit between their making and its success: those that differ from what is there wait in a staging folder, those that don't are only noted.
/// No text stays in memory. Safe for several threads at once until it is committed.
/// </summary>
/// <param name="outputs">The output folder.</param>
/// <param name="checker">Looks at what is to be checked with the machine's help.</param>
/// <param name="keepsPlans">True when whole plans are needed of each row, not their first lines.</param>
/// <param name="records">The rows as the last build left them.</param>
internal sealed class UnitFiles(OutputFolder outputs, HostChecker checker, bool keepsPlans, RowRecords records) : IRowStore, IDisposable
{
    private readonly StagingFolder staging = new(outputs.Root);
    private readonly ConcurrentDictionary<string, string> staged = new();
    private readonly ConcurrentDictionary<string, RowFiles> rows = new();
    private readonly List<string> others = [];
    private DateTime committed;

    /// <inheritdoc/>
    public CompileResult? Find(string name, string key, Func<string, SourceText> sourceOf)
    {
        if (checker.NeedsEveryRow || records.Find(key)?.After(outputs.Look) is not { } record)
            return null;
        rows[name] = new RowFiles([.. record.Files.Select(file => file.Path)], record.Script, record);
        return new CompileResult(name, [], "", [.. record.Findings.Select(finding => finding.ToDiagnostic(sourceOf(finding.Path)))])
        {
            Script = record.Script is null ? null : new ScriptIdentity(record.Script, record.Files.First(file => file.Path == record.Script).Sha256),
            Success = true,
        };
    }

    /// <inheritdoc/>
    public CompileResult Keep(string key, CompileResult row)
    {
        checker.Collect(row);
        List<RowFile> files = [.. row.Files.Select(Stage)];
        var script = row.Files.FirstOrDefault(file => file.IsExecutable)?.RelativePath;
        var record = key.Length > 0 && RowRecord.CanHold(row) ? new RowRecord(key, files, script, [.. row.Diagnostics.Select(RowFinding.Of)]) : null;
        rows[row.Name] = new RowFiles([.. files.Select(file => file.Path)], script, record);
        return row with
        {
            Files = [],
            ShellTexts = [],
            RequiredPaths = [],
            Script = script is null ? null : new ScriptIdentity(script, files.First(file => file.Path == script).Sha256),
            Summary = keepsPlans ? row.Summary : FirstLine(row.Summary),
        };
    }

    /// <summary>Takes a file that belongs to no row; its text may be too large for memory and takes time to make.</summary>
    public void Add(GeneratedFile file)
    {
        var path = staging.NextPath();
        OutputFolder.WriteNew(path, file);
        if (outputs.Has(file.RelativePath, path))
            File.Delete(path);
        else
            staged[file.RelativePath] = path;
        others.Add(file.RelativePath);
    }

    /// <summary>The paths of all files below the output folder, row by row, then those that belong to none.</summary>
    public IReadOnlyList<string> PathsOf(IEnumerable<string> names) => [.. names.SelectMany(name => rows[name].Paths).Concat(others)];

    /// <summary>The rows that have a script, and where its text is now.</summary>
    public IEnumerable<(string Row, string Path)> Scripts(IEnumerable<string> names) =>
        names.Where(name => rows[name].Script is not null).Select(name => (name, staged.TryGetValue(rows[name].Script!, out var path) ? path : outputs.PathOf(rows[name].Script!)));

    /// <summary>Turns everything that was made into outputs.</summary>
    /// <exception cref="IOException">A file can't be put into its place.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be put into its place.</exception>
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

    /// <summary>Notes the rows for the next build, after the commit: nobody else knew the new files before.</summary>
    public void Remember(IEnumerable<string> names) =>
        records.Write([.. names.Select(name => rows[name].Record?.After(file => file.With(file.Mark.TrustedSince(committed)))).OfType<RowRecord>()]);

    /// <inheritdoc/>
    public void Dispose() => staging.Dispose();

    private RowFile Stage(GeneratedFile file) => file.Content.WithBytes((bytes, count) =>
    {
        if (outputs.Find(file.RelativePath, bytes, count) is not { } mark)
        {
            var path = staging.NextPath();
            mark = OutputFolder.WriteNew(path, bytes, count, file.IsExecutable);
            staged[file.RelativePath] = path;
        }

        return new RowFile(file.RelativePath, FileText.Sha256(bytes, count), mark);
    });

    private static string FirstLine(string text) => text.IndexOf('\n') is var end and >= 0 ? text.Substring(0, end) : text;

    private sealed record RowFiles(IReadOnlyList<string> Paths, string? Script, RowRecord? Record);
}
