using Sflow.Binding;
using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>
/// The stage that evaluates every expression, or names the value that only the job knows, and creates a task per replica.
/// </summary>
internal static class Resolver
{
    /// <summary>Resolves a workflow.</summary>
    /// <param name="model">The bound workflow.</param>
    /// <param name="settings">What the project says about the job; it wins over the slurm backend.</param>
    /// <param name="diagnostics">Takes the diagnostics.</param>
    /// <returns>The resolved workflow; null when an error was reported.</returns>
    public static ResolvedWorkflow? Run(WorkflowModel model, JobSettings settings, DiagnosticBag diagnostics)
    {
        // Null means that the tasks of this row are not shared.
        var shared = SharedTasks.Of(model, settings);
        var symbols = new SymbolTable(model, settings, diagnostics);
        var backends = symbols.Backends;
        var variables = symbols.Values;
        var artifacts = model.Artifacts.Select(artifact => symbols.Artifact(artifact.Name.Value)).ToList();
        symbols.CheckDomains(model.Variables.Concat(model.WorkflowVariables));
        foreach (var task in model.Tasks.Where(task => task.Variables.Count > 0))
            symbols.For(task.Variables, new Dictionary<string, ExprValue>(), diagnostics).CheckDomains(task.Variables);
        var timeout = ValueEvaluator.Field(model.Timeout, symbols.WorkflowScope, diagnostics);
        // Uses of a failed definition report nothing, so the tasks can be checked as well.
        var replicas = ReplicaExpander.Run(model, symbols, diagnostics);
        var resolved = new ResolvedWorkflow
        {
            Name = model.Name,
            Timeout = (timeout as FloatValue)?.Value,
            Variables = variables,
            Artifacts = artifacts.OfType<ResolvedArtifact>().ToList(),
            Backends = backends,
            Settings = SbatchOptionResolver.Resolve(settings, symbols.GlobalScope, diagnostics),
            Tasks = [.. replicas.Select(Task).OfType<ResolvedTask>()],
            DefaultBackend = model.DefaultBackend.Name.Value,
            Storage = model.Storage.ToDictionary(
                target => target.Name.Value,
                target => Storage(target, symbols.WorkflowScope, diagnostics)
            ),
            UploadAll = model.UploadAll,
            Monitor = model.Monitor,
        };
        NodeNames.CheckSettings(backends, settings, diagnostics);
        // A string where a number was meant is often the cause of an error.
        UntypedArithmetic.Check(model, symbols, diagnostics);
        return diagnostics.HasErrors ? null : resolved;

        ResolvedTask? Task(Replica replica) =>
            shared is null
                ? TaskResolver.Resolve(replica, model, symbols, diagnostics)
                : shared.Get(replica, found => TaskResolver.Resolve(replica, model, symbols, found), diagnostics);
    }

    private static ResolvedStorage Storage(StorageModel target, IScope scope, DiagnosticBag diagnostics)
    {
        var options = new Dictionary<string, ExprValue>();
        foreach (var field in target.Fields.Fields)
        {
            if (ValueEvaluator.Field(field.Value, scope, diagnostics) is { } value)
                options[field.Key] = value;
        }

        return new ResolvedStorage(target.Name, options);
    }
}
