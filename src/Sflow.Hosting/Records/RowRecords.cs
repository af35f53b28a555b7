using System.Collections.Concurrent;
using Sflow.Generation;
using Sflow.Hosting.Checks;
using Sflow.Hosting.Files;

namespace Sflow.Hosting.Records;

/// <summary>The rows of a sweep from the last build. If the file is lost, the rows are compiled again.</summary>
internal sealed class RowRecords
{
    private readonly string? path;
    private readonly string maker;

    // By key. A line is parsed completely only when its row is needed, in parallel with the other rows.
    private readonly Task<Dictionary<string, string>> lines;

    // Rows share modules and therefore diagnostics.
    private readonly ConcurrentDictionary<string, IReadOnlyList<RowDiagnostic>?> diagnostics = new();

    private RowRecords(string? path, string maker)
    {
        this.path = path;
        this.maker = maker;
        lines = Task.Run(() => Read(path, maker));
    }

    /// <summary>No rows.</summary>
    public static RowRecords None { get; } = new(null, "");

    /// <summary>The records in a file.</summary>
    /// <param name="path">The file, an absolute path.</param>
    /// <param name="mode">How thoroughly the rows were checked.</param>
    public static RowRecords At(string path, ShellCheckMode mode) =>
        new(path, $"{typeof(WorkflowCompiler).Module.ModuleVersionId:N} {typeof(RowRecords).Module.ModuleVersionId:N} {mode}");

    /// <summary>The row with a key; null when there is none. Safe for concurrent use.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="System.UnauthorizedAccessException">The user may not read the file.</exception>
    public RowRecord? Find(string key) =>
        lines.GetAwaiter().GetResult().TryGetValue(key, out var line)
            ? RowRecordLine.Parse(line, text => diagnostics.GetOrAdd(text, RowRecordLine.DiagnosticsOf))
            : null;

    /// <summary>Replaces the remembered rows.</summary>
    public void Write(IReadOnlyList<RowRecord> rows)
    {
        if (path is null || (rows.Count == 0 && !File.Exists(path)))
            return;
        var text = new FileText(new[] { maker, "\n" }.Concat(rows.SelectMany(row => new[] { RowRecordLine.Of(row), "\n" })));
        new OutputFolder(Path.GetDirectoryName(path)!).Write(new GeneratedFile(Path.GetFileName(path), text));
    }

    // Records of another build of Sflow, or of another mode of checks, are ignored.
    private static Dictionary<string, string> Read(string? path, string maker)
    {
        var found = new Dictionary<string, string>();
        if (path is null || !File.Exists(path))
            return found;
        using var text = File.OpenText(path);
        if (text.ReadLine() != maker)
            return found;
        while (text.ReadLine() is { } line)
        {
            if (RowRecordLine.KeyOf(line) is { } key)
                found[key] = line;
        }

        return found;
    }
}
