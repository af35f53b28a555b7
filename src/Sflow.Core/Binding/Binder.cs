using System.Collections.Generic;
using System.Linq;
using Sflow.Composition;
using Sflow.Diagnostics;
using Sflow.Syntax;
using Sflow.Text;

namespace Sflow.Binding;

/// <summary>The stage that gives a composed workflow its types and checks every name in it.</summary>
public static class Binder
{
    /// <summary>Binds a composed workflow.</summary>
    /// <param name="composed">The merged modules, overrides applied.</param>
    /// <param name="cache">What is known of entries that other rows share.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <returns>The typed model; incomplete when an error was reported.</returns>
    public static WorkflowModel? Run(ComposedWorkflow composed, BindingCache cache, DiagnosticBag diagnostics)
    {
        if (cache.GetFixed(composed, diagnostics) is not { } model)
            return null;
        return model with
        {
            Variables = [.. VariableBinder.Bind(composed.Variables, cache, diagnostics)],
            WorkflowVariables = [.. VariableBinder.Bind(composed.WorkflowVariables, cache, diagnostics)],
            Artifacts = [.. ArtifactBinder.Bind(composed.Artifacts, cache, diagnostics)],
        };
    }

    /// <summary>What no override reaches: all but variables and artifacts, of which only the names are looked at.</summary>
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
            Operators = operators,
            DefaultBackend = BackendBinder.Default(backends, diagnostics),
            Tasks = [.. composed.Tasks.Select(entry => cache.Get(entry, bag => TaskBinder.Bind(entry, operators, bag), diagnostics)!)],
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
        return FieldConversion.Convert(field, literal.Value, literal.Location, diagnostics) is { } seconds ? new BoundField(field, literal with { Value = seconds }) : null;
    }

    internal static Located<string> NameOf(NamedEntry entry) => new(entry.Name, entry.NameNode.Location);
}
