using System.Collections.Concurrent;
using Sflow.Binding;
using Sflow.Compilation;
using Sflow.Composition;
using Sflow.Generation;
using Sflow.Planning;
using Sflow.Resolution;
using Sflow.Syntax;

namespace Sflow;

/// <summary>
/// The entry point of the compiler, which turns modules into output files. It caches the modules that it reads and the module
/// lists that it merges, so that the rows of a sweep share that work. It is safe for several threads at once.
/// </summary>
public sealed partial class WorkflowCompiler
{
    private readonly ISourceReader reader;
    private readonly IReadOnlyList<Target> targets;
    private readonly ConcurrentDictionary<string, System.Lazy<Stage<ModuleSyntax>>> modules = new();
    private readonly ConcurrentDictionary<string, System.Lazy<Stage<ComposedWorkflow>>> lists = new();

    /// <summary>Creates a compiler for all targets.</summary>
    /// <param name="reader">Reads the files.</param>
    public WorkflowCompiler(ISourceReader reader)
        : this(reader, Targets.All) { }

    /// <summary>Creates a compiler for some targets.</summary>
    /// <param name="reader">Reads the files.</param>
    /// <param name="targets">The targets that requests may ask for.</param>
    internal WorkflowCompiler(ISourceReader reader, IReadOnlyList<Target> targets) => (this.reader, this.targets) = (reader, targets);

    /// <summary>Compiles one workflow. Bad input never throws: the result reports it as diagnostics.</summary>
    /// <param name="request">The workflow to compile.</param>
    /// <returns>The files to write and every diagnostic. There are no files after an error.</returns>
    public CompileResult Compile(CompileRequest request)
    {
        var diagnostics = new DiagnosticBag();
        IReadOnlyList<Target> asked = [.. request.Targets.Select(name => Targets.Find(targets, name))];
        var compiled = Run(request, asked, diagnostics);
        var sorted = InReadingOrder(request, diagnostics);
        var modulePaths = request.Modules.Select(module => module.Value).ToList();
        if (compiled is not var (outputs, plan) || diagnostics.HasErrors)
            return new CompileResult(request.Name, [], "", sorted) { Modules = modulePaths };
        var isChecked = request.Outputs.HasFlag(CompileOutputs.Checks);
        return new CompileResult(request.Name, outputs.Files, outputs.Summary, sorted)
        {
            Success = true,
            Modules = modulePaths,
            MainFiles = outputs.MainFiles,
            ShellTexts = isChecked ? MachineChecks.ShellTexts(plan, asked) : [],
            RequiredPaths = isChecked ? MachineChecks.RequiredPaths(plan) : [],
        };
    }

    // The diagnostics go file by file in merge order, from top to bottom, because a person fixes them in that order.
    private static IReadOnlyList<Diagnostic> InReadingOrder(CompileRequest request, DiagnosticBag diagnostics)
    {
        var order = request.Modules.Select(module => module.Value).ToList();
        // After an error, an unused name is usually only a consequence of a misspelling that the error reports.
        return
        [
            .. diagnostics
                .Where(diagnostic => !(diagnostic.CanBeRefuted && diagnostics.HasErrors))
                .OrderBy(diagnostic => order.IndexOf(diagnostic.Location.Path))
                .ThenBy(diagnostic => diagnostic.Location.Path, System.StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.Span.Start),
        ];
    }

    // This is the whole pipeline, one line per stage. A stage that reports an error is the last one that runs.
    private (UnitOutputs Outputs, ExecutionPlan Plan)? Run(CompileRequest request, IReadOnlyList<Target> asked, DiagnosticBag diagnostics)
    {
        if (
            Compose(
                request.Modules,
                request.MissableTasks,
                diagnostics,
                request.Merge,
                request.MonitoredTasks,
                request.Settings.Slurm.BackendFields
            )
            is not { } modules
        )
            return null;
        // A key that nothing knows leaves the document complete: errors of later stages need not wait until it is gone.
        var later = new DiagnosticBag();
        var compiled = RunLaterStages(request, modules, asked, later);
        diagnostics.AddRange(Consequences.Without(modules.UnreadNames, later));
        return diagnostics.HasErrors ? null : compiled;
    }

    private (UnitOutputs Outputs, ExecutionPlan Plan)? RunLaterStages(
        CompileRequest request,
        ComposedWorkflow modules,
        IReadOnlyList<Target> asked,
        DiagnosticBag diagnostics
    )
    {
        var composed = Overrides.Apply(
            modules,
            [.. request.Variables.Where(variable => !modules.UnreadNames.Contains(variable.Name))],
            [.. request.Artifacts.Where(artifact => !modules.UnreadNames.Contains(artifact.Name))],
            diagnostics
        );
        if (request.IsMonitored)
            composed = MonitorSwitch.TurnOn(composed);
        if (diagnostics.HasErrors || Binder.Run(composed, diagnostics) is not { } model || diagnostics.HasErrors)
            return null;
        IReadOnlyList<string> replicated = [.. model.Tasks.Where(task => task.Replicas is not null).Select(task => task.Name.Value)];
        var found = new DiagnosticBag();
        var plan =
            Resolver.Run(model, WithModules(request), found) is { } resolved && !found.HasErrors ? Planner.Run(resolved, found) : null;
        diagnostics.AddRange(ReplicaDiagnostics.Merge(found, replicated));
        if (plan is null || diagnostics.HasErrors)
            return null;
        diagnostics.AddRange(ModuleAdvice.Of(composed));
        return UnitOutputs.Of(request, composed, model, plan, asked, diagnostics) is { } outputs ? (outputs, plan) : null;
    }

    private JobSettings WithModules(CompileRequest request) =>
        request.Settings.Origin is { } origin
            ? request.Settings with
            {
                Origin = origin with
                {
                    Modules =
                    [
                        .. request.Modules.Select(module => new KeyValuePair<string, string>(module.Value, Read(module.Value).Hash)),
                    ],
                },
            }
            : request.Settings;

    /// <summary>Reads and merges modules, once for each list of them. The overrides come later.</summary>
    internal ComposedWorkflow? Compose(
        IReadOnlyList<Located<string>> paths,
        IReadOnlyList<Located<string>> missable,
        DiagnosticBag diagnostics,
        MergeMode merge = MergeMode.Replace,
        IReadOnlyList<Located<string>>? monitored = null,
        IReadOnlyList<KeyValuePair<string, Located<string>>>? backendFields = null
    )
    {
        monitored ??= [];
        backendFields ??= [];
        var key = new Fingerprint()
            .AddEach([.. paths.Select(path => path.Value)])
            .AddEach([.. missable.Select(pattern => pattern.Value)])
            .Add((int)merge)
            .AddEach([.. monitored.Select(task => task.Value)])
            .AddEach([.. backendFields.SelectMany(field => new[] { field.Key, field.Value.Value })])
            .ToString();
        var stage = lists
            .GetOrAdd(
                key,
                _ =>
                    new(
                        () => Stage<ComposedWorkflow>.OfComplete(bag => ComposeNew(paths, missable, merge, monitored, backendFields, bag)),
                        LazyThreadSafetyMode.ExecutionAndPublication
                    )
            )
            .Value;
        diagnostics.AddRange(stage.Diagnostics);
        // The error must point to the row that names the missing module, not to the first row that named it.
        foreach (var path in paths)
        {
            if (Read(path.Value) is { Problem: { } problem })
                diagnostics.Add(Catalogue.ModuleNotRead(path.Location, path.Value, problem));
        }

        return stage.Result;
    }

    private ComposedWorkflow? ComposeNew(
        IReadOnlyList<Located<string>> paths,
        IReadOnlyList<Located<string>> missable,
        MergeMode merge,
        IReadOnlyList<Located<string>> monitored,
        IReadOnlyList<KeyValuePair<string, Located<string>>> backendFields,
        DiagnosticBag diagnostics
    )
    {
        var read = paths.Select(path => Read(path.Value)).ToList();
        foreach (var module in read)
            diagnostics.AddRange(module.Diagnostics);
        if (read.Any(module => module.Result is null))
            return null;
        var composed = Composer.Run([.. read.Select(module => module.Result!)], diagnostics, MergeKinds.Rules(merge));
        if (composed is not null && backendFields.Count > 0)
            composed = BackendDefaults.Apply(composed, backendFields);
        return composed is null
            ? null
            : MonitorSwitch.TurnOn(MissableTasks.Apply(composed, missable, diagnostics), monitored, missable, diagnostics);
    }

    private Stage<ModuleSyntax> Read(string path) =>
        modules.GetOrAdd(path, _ => new(() => Parse(path), LazyThreadSafetyMode.ExecutionAndPublication)).Value;

    private Stage<ModuleSyntax> Parse(string path)
    {
        var bytes = reader.Read(path);
        return bytes.Bytes is null
            ? new Stage<ModuleSyntax>(null, [], bytes.Problem ?? "it could not be read")
            : Stage<ModuleSyntax>.Of(bag =>
                SourceDecoder.Decode(path, bytes.Bytes, bag) is { } source ? YamlReader.Read(source, bag) : null
            ) with
            {
                Hash = FileText.Sha256(bytes.Bytes, bytes.Bytes.Length),
            };
    }

    /// <summary>The result of a stage and its diagnostics, for sharing.</summary>
    private sealed record Stage<T>(T? Result, IReadOnlyList<Diagnostic> Diagnostics, string? Problem = null)
        where T : class
    {
        /// <summary>The SHA-256 of the file's bytes. It is empty when there is no file.</summary>
        public string Hash { get; init; } = "";

        // The result stands beside errors that do not spoil it.
        public static Stage<T> OfComplete(System.Func<DiagnosticBag, T?> run)
        {
            var bag = new DiagnosticBag();
            var result = run(bag);
            return new Stage<T>(result, [.. bag]);
        }

        public static Stage<T> Of(System.Func<DiagnosticBag, T?> run)
        {
            var bag = new DiagnosticBag();
            var result = run(bag);
            return new Stage<T>(bag.HasErrors ? null : result, [.. bag]);
        }
    }
}
