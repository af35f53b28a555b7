using System.Collections.Concurrent;
using Sflow.Compilation;
using Sflow.Sweeps;

namespace Sflow.Tests.Sweeps;

/// <summary>Keeps the rows of a sweep in memory, and tells which of them had to be made.</summary>
internal sealed class MemoryRowStore : IRowStore
{
    private readonly ConcurrentDictionary<(string Name, string Key), CompileResult> rows = new();
    private ConcurrentBag<string> made = [];

    /// <summary>The names of the rows that were made since the last call, sorted.</summary>
    public IReadOnlyList<string> TakeMade() => [.. Interlocked.Exchange(ref made, []).Order(StringComparer.Ordinal)];

    public CompileResult? Find(string name, string key, Func<string, SourceText> sourceOf) => rows.GetValueOrDefault((name, key));

    public CompileResult Keep(string key, CompileResult row)
    {
        made.Add(row.Name);
        var script = row.Files.SingleOrDefault(file => row.MainFiles.Contains(file.RelativePath));
        return rows[(row.Name, key)] = row with
        {
            Script = script is null ? null : new ScriptIdentity(script.RelativePath, script.Content.Sha256()),
        };
    }
}
