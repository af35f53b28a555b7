using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Sflow.Composition;
using Sflow.Diagnostics;
using Sflow.Syntax;

namespace Sflow.Binding;

/// <summary>
/// What Binding made of the entries of one composed workflow. The rows of a sweep override a few variables of it and share all other entries, so that each is
/// bound once. It holds no entry of a row. Safe for several threads at once.
/// </summary>
public sealed class BindingCache
{
    // By name and body, both by reference: an alias may give one body to several names.
    private readonly HashSet<(ScalarSyntax Name, MappingSyntax Body)> shared;
    private readonly ConcurrentDictionary<(ScalarSyntax Name, MappingSyntax Body), (object? Bound, IReadOnlyList<Diagnostic> Found)> bound = new();
    private readonly Lazy<IReadOnlyList<Diagnostic>> advice;
    private readonly Lazy<(WorkflowModel? Model, IReadOnlyList<Diagnostic> Found)> fixedPart;
    private readonly ComposedWorkflow origin;

    /// <summary>A cache for a composed workflow to which overrides have not been applied yet.</summary>
    public BindingCache(ComposedWorkflow composed)
    {
        shared = new(new[] { composed.Variables, composed.Artifacts, composed.Backends, composed.Operators, composed.WorkflowVariables, composed.Tasks }
            .SelectMany(entries => entries)
            .Select(entry => (entry.NameNode, entry.Body)));
        advice = new(() => Advise(composed));
        origin = composed;
        fixedPart = new(() =>
        {
            var bag = new DiagnosticBag();
            return (Binder.BindFixed(composed, this, bag), [.. bag]);
        });
    }

    /// <summary>What is legal and probably wrong in the modules themselves, whatever a row overrides.</summary>
    public IReadOnlyList<Diagnostic> Advice => advice.Value;

    // The model without variables and artifacts. Overrides leave the other sections the objects that they are.
    internal WorkflowModel? GetFixed(ComposedWorkflow composed, DiagnosticBag diagnostics)
    {
        if (!ReferenceEquals(composed.Tasks, origin.Tasks) || !ReferenceEquals(composed.Operators, origin.Operators) || !ReferenceEquals(composed.Backends, origin.Backends))
            return Binder.BindFixed(composed, this, diagnostics);
        diagnostics.AddRange(fixedPart.Value.Found);
        return fixedPart.Value.Model;
    }

    internal T? Get<T>(NamedEntry entry, Func<DiagnosticBag, T?> bind, DiagnosticBag diagnostics)
        where T : class
    {
        if (!shared.Contains((entry.NameNode, entry.Body)))
            return bind(diagnostics);
        var (result, found) = bound.GetOrAdd((entry.NameNode, entry.Body), _ =>
        {
            var bag = new DiagnosticBag();
            return (bind(bag), [.. bag]);
        });
        diagnostics.AddRange(found);
        return (T?)result;
    }

    private IReadOnlyList<Diagnostic> Advise(ComposedWorkflow composed)
    {
        var errors = new DiagnosticBag();
        var found = new DiagnosticBag();
        if (Binder.Run(composed, this, errors) is { } model)
        {
            UnusedNames.Check(model, composed, found);
            UnknownShellNames.Check(model, found);
        }

        return [.. found];
    }
}
