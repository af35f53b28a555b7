using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Sflow.Diagnostics;
using Sflow.Generation.Sbatch;
using Sflow.Sweeps;
using Sflow.Text;

namespace Sflow;

public sealed partial class WorkflowCompiler
{
    private readonly ConcurrentDictionary<string, string> hashes = new();

    /// <summary>Compiles a CSV, one workflow a row, the rows side by side. Bad input never throws: it comes back as findings.</summary>
    /// <param name="request">The CSV and what the project says about it.</param>
    /// <param name="cancellation">Calls it off between two rows.</param>
    /// <exception cref="System.OperationCanceledException">It was called off.</exception>
    public SweepResult CompileSweep(SweepRequest request, CancellationToken cancellation = default)
    {
        // One row at least will need it, and the CSV is read by one thread meanwhile.
        Task.Run(ScriptTemplate.Prepare, CancellationToken.None);
        return Sweeps().Compile(request, cancellation);
    }

    /// <summary>What a workflow defines; null when its modules don't compose.</summary>
    /// <param name="modules">The modules in merge order.</param>
    /// <param name="missableTasks">Names or globs of tasks that may be absent.</param>
    public SettableNames? NamesOf(IReadOnlyList<Located<string>> modules, IReadOnlyList<Located<string>> missableTasks) =>
        Compose(modules, missableTasks, new DiagnosticBag()) is { Composed: var composed }
            ? new SettableNames([.. composed.Variables.Concat(composed.WorkflowVariables).Select(v => v.Name)], [.. composed.Artifacts.Select(a => a.Name)])
            : null;

    /// <summary>What the rows of a sweep define, taken together; null when the CSV or a row's modules are wrong.</summary>
    /// <param name="request">The sweep.</param>
    public SettableNames? NamesOf(SweepRequest request) => Sweeps().Names(request);

    private SweepCompiler Sweeps() => new(reader, Compile, NamesOf, HashOf, path => Read(path).Result!.Source);

    private string HashOf(IReadOnlyList<Located<string>> modules) =>
        hashes.GetOrAdd(string.Join("\n", modules.Select(module => module.Value)), _ => RowKey.Hash(modules.SelectMany(module => new[] { module.Value, Read(module.Value).Hash })));
}
