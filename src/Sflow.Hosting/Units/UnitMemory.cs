using System.Collections.Concurrent;
using Sflow.Compilation;
using Sflow.Generation;

namespace Sflow.Hosting.Units;

/// <summary>
/// Keeps the files of a unit in memory, for hosts that show them, or that write them only where the user says. It is safe for
/// several threads
/// at once.
/// </summary>
/// <param name="checker">Checks the unit on this machine.</param>
internal sealed class UnitMemory(UnitChecker checker) : IUnitStore
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<GeneratedFile>> rows = new();
    private readonly ConcurrentQueue<GeneratedFile> others = new();

    /// <summary>The files that belong to no row.</summary>
    public IEnumerable<GeneratedFile> Others => others;

    /// <inheritdoc/>
    public CompileResult? Find(string name, string key, Func<string, SourceText> sourceOf) => null;

    /// <inheritdoc/>
    public CompileResult Keep(string key, CompileResult row)
    {
        checker.Collect(row);
        rows[row.Name] = row.Files;
        return row with { Files = [], ShellTexts = [], RequiredPaths = [] };
    }

    /// <inheritdoc/>
    public void Add(GeneratedFile file) => others.Enqueue(file);

    /// <summary>The files of a row that compiled without errors, in the order of <see cref="CompileOutputs"/>.</summary>
    public IReadOnlyList<GeneratedFile> FilesOf(string row) => rows[row];
}
