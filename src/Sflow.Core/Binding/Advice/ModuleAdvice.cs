using Sflow.Composition;

namespace Sflow.Binding;

/// <summary>
/// Reports parts of the modules that are valid and probably wrong, whatever a row overrides. The result is shared by all rows.
/// </summary>
internal static class ModuleAdvice
{
    private static readonly Derived<ComposedWorkflow, IReadOnlyList<Diagnostic>> Known = new(Find);

    /// <summary>The advice on a workflow's modules.</summary>
    /// <param name="composed">The merged modules, with or without overrides.</param>
    public static IReadOnlyList<Diagnostic> Of(ComposedWorkflow composed) => Known[composed.Origin];

    private static IReadOnlyList<Diagnostic> Find(ComposedWorkflow origin)
    {
        var found = new DiagnosticBag();
        if (BindingCache.Of(origin).PartialModel is { } model)
        {
            UnusedNames.Check(model, origin, found);
            UnknownShellNames.Check(model, found);
            RegexAdvice.Check(model, found);
            ForgottenDollars.Check(model, found);
        }

        return [.. found];
    }
}
