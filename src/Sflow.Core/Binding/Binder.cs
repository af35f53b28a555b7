using Sflow.Composition;
using Sflow.Expressions;
using Sflow.Syntax;

namespace Sflow.Binding;

/// <summary>The stage that gives a composed workflow its types and checks every name in it.</summary>
internal static class Binder
{
    /// <summary>Binds a composed workflow.</summary>
    /// <param name="composed">The merged modules with overrides applied.</param>
    /// <param name="diagnostics">Receives the diagnostics.</param>
    /// <returns>The typed model; incomplete when an error was reported.</returns>
    public static WorkflowModel? Run(ComposedWorkflow composed, DiagnosticBag diagnostics)
    {
        var cache = BindingCache.Of(composed);
        return Bind(composed, cache, diagnostics) is { } model ? model with { Overrides = composed.Overrides, Origin = cache.Model } : null;
    }

    /// <summary>Binds a composed workflow and reuses the results that its rows share.</summary>
    internal static WorkflowModel? Bind(ComposedWorkflow composed, BindingCache cache, DiagnosticBag diagnostics)
    {
        if (cache.GetFixed(composed, diagnostics) is not { } model)
            return null;
        return model with
        {
            Variables = [.. VariableBinder.Bind(composed.Variables, cache, diagnostics)],
            WorkflowVariables = [.. VariableBinder.Bind(composed.WorkflowVariables, cache, diagnostics)],
            Artifacts = [.. ArtifactBinder.Bind(composed.Artifacts, cache, diagnostics)],
            // A project can add the monitor to modules that have none.
            Monitor = model.Monitor ?? MonitorBinder.BindWorkflow(composed.Monitor, diagnostics),
        };
    }

    /// <summary>Binds everything that overrides can't change. Of variables and artifacts, it uses only the names.</summary>
    internal static WorkflowModel? BindFixed(ComposedWorkflow composed, BindingCache cache, DiagnosticBag diagnostics)
    {
        var name = composed.Name;
        var operators = OperatorBinder.Bind(composed.Operators, cache, diagnostics);
        var backends = BackendBinder.Bind(composed.Backends, name.Location, cache, diagnostics);
        if (backends.Count == 0)
            return null;
        var model = new WorkflowModel
        {
            Name = name,
            Timeout = BindTimeout(composed.Timeout, diagnostics),
            Variables = [],
            WorkflowVariables = [],
            Artifacts = [],
            Backends = backends,
            Operators = operators.Values.OfType<OperatorModel>().ToDictionary(operation => operation.Name.Value),
            DefaultBackend = BackendBinder.Default(backends, diagnostics),
            Storage = UploadBinder.BindStorage(composed.Storage, cache, diagnostics),
            UploadAll = UploadBinder.BindAll(composed.UploadAll, diagnostics),
            Monitor = MonitorBinder.BindWorkflow(composed.Monitor, diagnostics),
            Tasks = TaskHooks.Connect([
                .. composed.Tasks.Select(entry => cache.Get(entry, bag => TaskBinder.Bind(entry, operators, bag), diagnostics)!),
            ]),
        };
        ReferenceChecker.Check(model, composed, diagnostics);
        DependencyCycles.Check(model.Tasks, diagnostics);
        return model;
    }

    private static BoundField? BindTimeout(ScalarSyntax? timeout, DiagnosticBag diagnostics)
    {
        if (timeout is null || ValueBinder.Bind(timeout, diagnostics) is not { } value)
            return null;
        var field = new FieldSchema("timeout", FieldKind.Duration, "How long the whole workflow may take.");
        if (value is not LiteralValue literal)
            return new BoundField(field, value);
        return FieldConversion.Convert(field, literal.Value, literal.Location, diagnostics) is { } seconds
            ? new BoundField(field, literal with { Value = seconds })
            : null;
    }

    internal static Located<string> NameOf(NamedEntry entry) => new(entry.Name, entry.NameNode.Location);
}
