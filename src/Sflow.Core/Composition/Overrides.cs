using Sflow.Syntax;

namespace Sflow.Composition;

/// <summary>Sets variables and artifacts after merging. An entry that no override names stays the same object.</summary>
internal static class Overrides
{
    /// <summary>
    /// The document with the overrides applied in their order. When a global and a workflow variable have the same name, both are
    /// set, because the workflow's variable would otherwise hide the new value. Invalid overrides are reported and skipped.
    /// </summary>
    public static ComposedWorkflow Apply(
        ComposedWorkflow workflow,
        IReadOnlyList<VariableOverride> variables,
        IReadOnlyList<ArtifactOverride> artifacts,
        DiagnosticBag diagnostics
    )
    {
        if (variables.Count == 0 && artifacts.Count == 0)
            return workflow;
        var global = new CopyOnWriteEntries(workflow.Variables);
        var local = new CopyOnWriteEntries(workflow.WorkflowVariables);
        var uris = new CopyOnWriteEntries(workflow.Artifacts);
        foreach (var variable in variables)
        {
            var found = global.Replace(variable.Name, entry => VariableSetter.Set(entry, variable, diagnostics));
            found |= local.Replace(variable.Name, entry => VariableSetter.Set(entry, variable, diagnostics));
            if (!found)
                diagnostics.Add(
                    Catalogue.UnknownVariableOverride(
                        variable.Location,
                        variable.Name,
                        Suggestion.For(variable.Name, global.Names.Concat(local.Names))
                    )
                );
        }

        foreach (var artifact in artifacts)
        {
            if (!uris.Replace(artifact.Name, entry => SetUri(entry, artifact)))
                diagnostics.Add(
                    Catalogue.UnknownArtifactOverride(artifact.Location, artifact.Name, Suggestion.For(artifact.Name, uris.Names))
                );
        }

        return workflow with
        {
            Variables = global.Result,
            WorkflowVariables = local.Result,
            Artifacts = uris.Result,
            Overrides = new AppliedOverrides(workflow, variables, artifacts),
        };
    }

    // Only a file:// artifact can have inline content.
    private static NamedEntry SetUri(NamedEntry entry, ArtifactOverride artifact)
    {
        var body = entry.Body.With("uri", ScalarSyntax.Create(artifact.Uri, artifact.Location));
        return entry with { Body = artifact.Uri.StartsWith("file://", StringComparison.Ordinal) ? body : body.Without("content") };
    }
}
