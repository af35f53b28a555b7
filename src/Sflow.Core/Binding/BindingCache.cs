using System.Collections.Concurrent;
using Sflow.Composition;
using Sflow.Syntax;

namespace Sflow.Binding;

/// <summary>
/// The bound entries of one composed workflow. The rows of a sweep override a few variables and share all other entries, so each
/// entry is bound once. The cache keeps no entry that belongs to one row. Safe for several threads at once.
/// </summary>
internal sealed class BindingCache
{
    private static readonly Derived<ComposedWorkflow, BindingCache> Known = new(origin => new BindingCache(origin));

    // By name and body, both by reference: an alias can give the same body to several names.
    private readonly HashSet<(ScalarSyntax Name, MappingSyntax Body)> shared;
    private readonly ConcurrentDictionary<(ScalarSyntax Name, MappingSyntax Body), (object? Bound, IReadOnlyList<Diagnostic> Found)> bound =
        new();
    private readonly Lazy<(WorkflowModel? Model, IReadOnlyList<Diagnostic> Found)> fixedPart;
    private readonly Lazy<(WorkflowModel? Model, bool HasErrors)> whole;
    private readonly ComposedWorkflow origin;

    private BindingCache(ComposedWorkflow composed)
    {
        shared = new(
            new[]
            {
                composed.Variables,
                composed.Artifacts,
                composed.Backends,
                composed.Operators,
                composed.Storage,
                composed.WorkflowVariables,
                composed.Tasks,
            }
                .SelectMany(entries => entries)
                .Select(entry => (entry.NameNode, entry.Body))
        );
        origin = composed;
        fixedPart = new(() =>
        {
            var bag = new DiagnosticBag();
            return (Binder.BindFixed(composed, this, bag), [.. bag]);
        });
        whole = new(() =>
        {
            var bag = new DiagnosticBag();
            return (Binder.Bind(composed, this, bag), bag.HasErrors);
        });
    }

    /// <summary>The workflow before overrides; null when it has errors even without them.</summary>
    public WorkflowModel? Model => whole.Value is { HasErrors: false, Model: { } model } ? model : null;

    /// <summary>The same model with everything that can be bound despite errors; null when nothing can.</summary>
    public WorkflowModel? PartialModel => whole.Value.Model;

    /// <summary>The results that rows share for a composed workflow, with or without overrides.</summary>
    public static BindingCache Of(ComposedWorkflow composed) => Known[composed.Origin];

    // The model without variables and artifacts. Overrides leave the objects of the other sections unchanged.
    internal WorkflowModel? GetFixed(ComposedWorkflow composed, DiagnosticBag diagnostics)
    {
        if (
            !ReferenceEquals(composed.Tasks, origin.Tasks)
            || !ReferenceEquals(composed.Operators, origin.Operators)
            || !ReferenceEquals(composed.Backends, origin.Backends)
        )
            return Binder.BindFixed(composed, this, diagnostics);
        diagnostics.AddRange(fixedPart.Value.Found);
        return fixedPart.Value.Model;
    }

    internal T? Get<T>(NamedEntry entry, Func<DiagnosticBag, T?> bind, DiagnosticBag diagnostics)
        where T : class
    {
        if (!shared.Contains((entry.NameNode, entry.Body)))
            return bind(diagnostics);
        var (result, found) = bound.GetOrAdd(
            (entry.NameNode, entry.Body),
            _ =>
            {
                var bag = new DiagnosticBag();
                return (bind(bag), [.. bag]);
            }
        );
        diagnostics.AddRange(found);
        return (T?)result;
    }
}
