using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Sflow.MSBuild;

/// <summary>The rows of a sweep as the last build left them. Losing them costs time and nothing else.</summary>
/// <param name="path">The file, an absolute path; null to remember nothing.</param>
/// <param name="maker">What made them: other tools make other rows of the same.</param>
internal sealed class RowRecords(string? path, string maker)
{
    private readonly Lazy<Dictionary<string, RowRecord>> earlier = new(() => Read(path, maker));

    /// <summary>Nothing is remembered.</summary>
    public static RowRecords None { get; } = new(null, "");

    /// <summary>The records in a file.</summary>
    /// <param name="path">The file, an absolute path.</param>
    /// <param name="mode">How thoroughly the rows were checked.</param>
    public static RowRecords At(string path, ShellCheckMode mode) =>
        new(path, $"{typeof(WorkflowCompiler).Module.ModuleVersionId:N} {typeof(RowRecords).Module.ModuleVersionId:N} {mode}");

    /// <summary>The row of a name and a key; null when it was another one or none.</summary>
    public RowRecord? Find(string name, string key) => earlier.Value.TryGetValue(name, out var record) && record.Key == key ? record : null;

    /// <summary>Remembers rows in place of those of before.</summary>
    public void Write(IReadOnlyList<RowRecord> rows)
    {
        if (path is null)
            return;
        var lines = rows.AsParallel().AsOrdered().Select(row => row.ToLine() + "\n");
        new OutputFolder(Path.GetDirectoryName(path)!).Write(new GeneratedFile(Path.GetFileName(path), new FileText([maker + "\n", .. lines])));
    }

    private static Dictionary<string, RowRecord> Read(string? path, string maker)
    {
        var records = new Dictionary<string, RowRecord>();
        if (path is null || !File.Exists(path))
            return records;
        var lines = File.ReadAllLines(path);
        if (lines.Length == 0 || lines[0] != maker)
            return records;
        foreach (var record in lines.Skip(1).AsParallel().AsOrdered().Select(RowRecord.Parse).OfType<RowRecord>())
            records[record.Name] = record;
        return records;
    }
}
