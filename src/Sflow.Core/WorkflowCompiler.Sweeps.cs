using System.Collections.Concurrent;
using Sflow.Compilation;
using Sflow.Composition;
using Sflow.Sweeps;

namespace Sflow;

public sealed partial class WorkflowCompiler
{
    private readonly ConcurrentDictionary<string, string> hashes = new();

    /// <summary>
    /// Compiles a sweep, one workflow per row, with the rows in parallel. Bad input never throws: the result reports it as
    /// diagnostics.
    /// </summary>
    /// <param name="request">The sweep and the project's settings for it.</param>
    /// <param name="cancellation">Cancels the work between two rows.</param>
    /// <exception cref="System.OperationCanceledException">The caller cancelled the work.</exception>
    public SweepResult CompileSweep(SweepRequest request, CancellationToken cancellation = default)
    {
        // At least one row needs the template, and one thread reads the CSV in the meantime.
        foreach (var target in request.Targets.Select(name => Targets.Find(targets, name)))
            Task.Run(target.Prepare, CancellationToken.None);
        return Sweeps(request.Merge).Compile(request, cancellation);
    }

    /// <summary>Returns the names that a workflow defines, or null when its modules don't compose.</summary>
    /// <param name="modules">The modules in merge order.</param>
    /// <param name="missableTasks">Names or globs of tasks that may be absent.</param>
    /// <param name="merge">What happens when several modules define an entry.</param>
    public SettableNames? NamesOf(
        IReadOnlyList<Located<string>> modules,
        IReadOnlyList<Located<string>> missableTasks,
        MergeMode merge = MergeMode.Replace
    ) =>
        Compose(modules, missableTasks, new DiagnosticBag(), merge) is { UnreadNames.Count: 0 } composed
            ? new SettableNames(
                [.. composed.Variables.Concat(composed.WorkflowVariables).Select(v => v.Name)],
                [.. composed.Artifacts.Select(a => a.Name)]
            )
            {
                Workflow = composed.Name.Value,
                Tasks = [.. composed.Tasks.Select(task => task.Name)],
            }
            : null;

    /// <summary>
    /// Returns the names that the rows of a sweep define together, or null when the CSV or a row's modules have errors.
    /// </summary>
    /// <param name="request">The sweep.</param>
    public SettableNames? NamesOf(SweepRequest request) => Sweeps(request.Merge).Names(request);

    private SweepCompiler Sweeps(MergeMode merge) =>
        new(
            reader,
            Compile,
            (modules, missable) => NamesOf(modules, missable, merge),
            HashOf,
            path => Read(path).Result!.Source,
            CheckModule
        );

    private void CheckModule(Located<string> module, DiagnosticBag diagnostics)
    {
        var read = Read(module.Value);
        diagnostics.AddRange(read.Diagnostics);
        if (read.Problem is { } problem)
            diagnostics.Add(Catalogue.SweepModuleUnreadable(module.Location, module.Value, problem));
    }

    private string HashOf(IReadOnlyList<Located<string>> modules) =>
        hashes.GetOrAdd(
            new Fingerprint().AddEach([.. modules.Select(module => module.Value)]).ToString(),
            _ => new Fingerprint().AddEach([.. modules.SelectMany(module => new[] { module.Value, Read(module.Value).Hash })]).Sha256()
        );
}
