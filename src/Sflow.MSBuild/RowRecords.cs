using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Sflow.MSBuild;

/// <summary>The rows of a sweep as the last build left them. Losing them costs time and nothing else.</summary>
internal sealed class RowRecords
{
    private readonly string? path;
    private readonly string maker;

    // By key; read while the CSV is. A line is read to its end only when its row is found, side by side with the other rows.
    private readonly Task<Dictionary<string, string>> lines;

    // Modules are shared by rows, and what is found in them too.
    private readonly ConcurrentDictionary<string, IReadOnlyList<RowFinding>?> findings = new();

    private RowRecords(string? path, string maker)
    {
        this.path = path;
        this.maker = maker;
        lines = Task.Run(() => Read(path, maker));
    }

    /// <summary>Nothing is remembered.</summary>
    public static RowRecords None { get; } = new(null, "");

    /// <summary>The records in a file.</summary>
    /// <param name="path">The file, an absolute path.</param>
    /// <param name="mode">How thoroughly the rows were checked.</param>
    public static RowRecords At(string path, ShellCheckMode mode) =>
        new(path, $"{typeof(WorkflowCompiler).Module.ModuleVersionId:N} {typeof(RowRecords).Module.ModuleVersionId:N} {mode}");

    /// <summary>The row of a key; null when there was none. Safe for several threads at once.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="System.UnauthorizedAccessException">The file may not be read.</exception>
    public RowRecord? Find(string key) => lines.GetAwaiter().GetResult().TryGetValue(key, out var line) ? RowLine.Parse(line, text => findings.GetOrAdd(text, RowLine.FindingsOf)) : null;

    /// <summary>Remembers rows in place of those of before.</summary>
    public void Write(IReadOnlyList<RowRecord> rows)
    {
        if (path is null || (rows.Count == 0 && !File.Exists(path)))
            return;
        var text = new FileText(new[] { maker, "\n" }.Concat(rows.SelectMany(row => new[] { RowLine.Of(row), "\n" })));
        new OutputFolder(Path.GetDirectoryName(path)!).Write(new GeneratedFile(Path.GetFileName(path), text));
    }

    // What other tools made is something else.
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
            if (RowLine.KeyOf(line) is { } key)
                found[key] = line;
        }

        return found;
    }
}
