using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Sflow.Binding;
using Sflow.Composition;
using Sflow.Diagnostics;
using Sflow.Generation;
using Sflow.Generation.Sbatch;
using Sflow.Planning;
using Sflow.Resolution;
using Sflow.Syntax;
using Sflow.Text;

namespace Sflow;

/// <summary>
/// The door of the compiler: modules in, texts out. It remembers modules that it has read and module lists that it has merged, so that
/// the rows of a sweep share that work. Safe for several threads at once.
/// </summary>
/// <param name="reader">Gets at files.</param>
public sealed partial class WorkflowCompiler(ISourceReader reader)
{
    private readonly ConcurrentDictionary<string, System.Lazy<Stage<ModuleSyntax>>> modules = new();
    private readonly ConcurrentDictionary<string, System.Lazy<Stage<ModuleList>>> lists = new();
    private readonly TaskMemo tasks = new();

    /// <summary>Compiles one workflow. Bad input is reported, never thrown.</summary>
    /// <param name="request">What to compile.</param>
    /// <returns>The texts to write and every finding; no texts when there was an error.</returns>
    public CompileResult Compile(CompileRequest request)
    {
        var diagnostics = new DiagnosticBag();
        var (files, summary, plan) = Run(request, diagnostics);
        var sorted = InReadingOrder(request, diagnostics);
        var isGood = !diagnostics.HasErrors;
        var result = new CompileResult(request.Name, isGood ? files : [], isGood ? summary : "", sorted) { Success = isGood, Modules = [.. request.Modules.Select(module => module.Value)] };
        return isGood && request.Outputs.HasFlag(CompileOutputs.Checks)
            ? result with { ShellTexts = HostChecks.ShellTexts(plan!, request.Settings), RequiredPaths = HostChecks.RequiredPaths(plan!) }
            : result;
    }

    // File by file in merge order, from top to bottom, as a person mends them.
    private static IReadOnlyList<Diagnostic> InReadingOrder(CompileRequest request, DiagnosticBag diagnostics)
    {
        var order = request.Modules.Select(module => module.Value).ToList();
        // Beside an error, what nothing uses is mostly what the error misspells.
        return [.. diagnostics.Where(finding => !(finding.CanBeRefuted && diagnostics.HasErrors)).OrderBy(finding => order.IndexOf(finding.Location.Path)).ThenBy(finding => finding.Location.Path, System.StringComparer.Ordinal).ThenBy(finding => finding.Location.Span.Start)];
    }

    // The whole pipeline, a line a stage. A stage that reports an error is the last one that runs.
    private (IReadOnlyList<GeneratedFile> Files, string Summary, ExecutionPlan? Plan) Run(CompileRequest request, DiagnosticBag diagnostics)
    {
        if (Compose(request.Modules, request.MissableTasks, diagnostics) is not { } modules || diagnostics.HasErrors)
            return ([], "", null);
        var composed = Overrides.Apply(modules.Composed, request.Variables, request.Artifacts, diagnostics);
        if (diagnostics.HasErrors || Binder.Run(composed, modules.Binding, diagnostics) is not { } model || diagnostics.HasErrors)
            return ([], "", null);
        // Null: the tasks of this row are its own.
        var shared = modules.Tasks.For(model, request.Variables, request.Artifacts, request.Settings);
        if (Resolver.Run(model, request.Settings, shared, diagnostics) is not { } resolved || diagnostics.HasErrors)
            return ([], "", null);
        if (Planner.Run(resolved, tasks.Planned, diagnostics) is not { } plan || diagnostics.HasErrors)
            return ([], "", null);
        diagnostics.AddRange(modules.Binding.Advice);
        var files = Generators.Run(request.Name, request.Outputs, composed, modules.Texts, model, plan, request.Settings, tasks, diagnostics, out var summary);
        return (files, summary, plan);
    }

    /// <summary>Reads and merges modules, once for each list of them. Overrides come after it.</summary>
    internal ModuleList? Compose(IReadOnlyList<Located<string>> paths, IReadOnlyList<Located<string>> missable, DiagnosticBag diagnostics)
    {
        var key = string.Join("\n", paths.Select(path => path.Value).Concat(["\0"]).Concat(missable.Select(pattern => pattern.Value)));
        var stage = lists.GetOrAdd(key, _ => new(() => Stage<ModuleList>.Of(bag => ComposeNew(paths, missable, bag)), LazyThreadSafetyMode.ExecutionAndPublication)).Value;
        diagnostics.AddRange(stage.Diagnostics);
        // Where a module is missing is told by the row that names it, not by the first one that did.
        foreach (var path in paths)
        {
            if (Read(path.Value) is { Problem: { } problem })
                diagnostics.Add(Catalogue.ModuleNotRead(path.Location, path.Value, problem));
        }

        return stage.Result;
    }

    private ModuleList? ComposeNew(IReadOnlyList<Located<string>> paths, IReadOnlyList<Located<string>> missable, DiagnosticBag diagnostics)
    {
        var read = paths.Select(path => Read(path.Value)).ToList();
        foreach (var module in read)
            diagnostics.AddRange(module.Diagnostics);
        if (read.Any(module => module.Result is null))
            return null;
        var composed = Composer.Run([.. read.Select(module => module.Result!)], diagnostics);
        return composed is null ? null : new ModuleList(MissableTasks.Apply(composed, missable, diagnostics), tasks);
    }

    private Stage<ModuleSyntax> Read(string path) => modules.GetOrAdd(path, _ => new(() => Parse(path), LazyThreadSafetyMode.ExecutionAndPublication)).Value;

    private Stage<ModuleSyntax> Parse(string path)
    {
        var bytes = reader.Read(path);
        return bytes.Bytes is null
            ? new Stage<ModuleSyntax>(null, [], bytes.Problem ?? "it could not be read")
            : Stage<ModuleSyntax>.Of(bag => SourceDecoder.Decode(path, bytes.Bytes, bag) is { } source ? YamlReader.Read(source, bag) : null) with { Hash = FileText.Sha256(bytes.Bytes, bytes.Bytes.Length) };
    }

    /// <summary>What a stage made and what it found, to be shared.</summary>
    private sealed record Stage<T>(T? Result, IReadOnlyList<Diagnostic> Diagnostics, string? Problem = null)
        where T : class
    {
        /// <summary>The SHA-256 of the file's bytes; empty where there is no file.</summary>
        public string Hash { get; init; } = "";

        public static Stage<T> Of(System.Func<DiagnosticBag, T?> run)
        {
            var bag = new DiagnosticBag();
            var result = run(bag);
            return new Stage<T>(bag.HasErrors ? null : result, [.. bag]);
        }
    }
}
